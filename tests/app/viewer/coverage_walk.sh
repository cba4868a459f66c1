#!/bin/sh
# The Coverage job as a user does it: sorts the table, shows one crop alone, chooses another
# denominator, remembers the place, saves; the project file must say so.
#
#   coverage_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
WALK_SIZE=1280x1080
export WALK_SIZE
. "$(dirname "$0")/window_walk.sh"

# Repeats a step until the file has the line: a slow machine may need a second try.
until_line() {
    tries=0
    until grep -q "$1" "$2"; do
        alive "waiting for '$1'"
        tries=$((tries + 1))
        [ "$tries" -gt 10 ] && fail "$2 does not say '$1'"
        "$3"
        sleep 2
    done
}

cp "$(dirname "$sample")"/khatlon* "$folder"
grep -q 'denominator = "members"' khatlon.toml || fail "the sample has another denominator"
start khatlon.toml --lang en --size 1280x1080
wait_for_title '^Khatlon 2018'
sleep 8

# Sorted by crop and back by hectares; wheat alone and all crops again.
click 1005 266
click 1161 266
click 60 571
click 60 571

# The settings unfold at the panel's foot; the denominator's list is the last of them.
choose_denominator() {
    key ctrl+s
}
click 1007 1007
sleep 1
click 1090 1024
sleep 1
# Its list hangs above the field: all mapped plots are its second entry.
click 1000 "$DENOMINATOR_Y"
sleep 2
key ctrl+b
sleep 1
key ctrl+s
until_line 'denominator = "mapped"' khatlon.toml choose_denominator
until_line '^\[\[places\]\]' khatlon.toml choose_denominator
grep -q '^latitude = 3[78]' khatlon.toml || fail "the remembered place does not lie in Khatlon"
# The command says the same of the saved project.
"$program" coverage khatlon.toml -o coverage.csv >/dev/null 2>&1 || fail "the saved project cannot be computed"
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
