#!/bin/sh
# The Coverage job as a user does it: sorts the table, shows one crop alone and all again, goes to a
# district, remembers the place, saves; the project file must hold the place, and still be one that
# the commands can read.
#
#   coverage_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
. "$(dirname "$0")/window_walk.sh"

cp "$(dirname "$sample")"/khatlon* "$folder"
start khatlon.toml --lang en
wait_for_title '^Khatlon 2018'
sleep 8

# Sorted by crop and back by hectares; wheat alone and all crops again; a row goes to its district.
click 1005 266
click 1161 266
click 60 571
click 60 571
click 1000 318
sleep 2
alive "working in the panel"

# A slow machine may need a second try.
tries=0
until grep -q '^\[\[places\]\]' khatlon.toml; do
    alive "saving the project"
    tries=$((tries + 1))
    [ "$tries" -gt 10 ] && fail "the project does not remember the place"
    key ctrl+b
    sleep 1
    key ctrl+s
    sleep 2
done
grep -q '^latitude = 3[78]' khatlon.toml || fail "the remembered place does not lie in Khatlon"
grep -q '^denominator = "members"' khatlon.toml || fail "the project lost its denominator"
"$program" coverage khatlon.toml -o coverage.csv >"$folder/said" 2>&1 ||
    fail "the saved project cannot be computed"
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
