#!/bin/sh
# Draws in the window as a user would: a site, an outline, a note; undoes and redoes; the program is
# killed in the middle, started again, and what was not saved is taken back and saved. Checks what is
# on the disk.
#
#   draw_through.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
. "$(dirname "$0")/window_walk.sh"

cp -r "$(dirname "$sample")" "$folder/land"
rm -f "$folder"/land/*.journal
project="$folder/land/$(basename "$sample")"
drawings="${project%.toml}-drawings.gpkg"
journal="$project.journal"

records() { tail -n +2 "$journal" 2>/dev/null | wc -l; }
# A layer's number of features; 0 where there is none.
features() {
    "$program" info "$drawings" 2>/dev/null | grep -E "^ *$1[ ,:]" | grep -oE '[0-9]+ (rows|features)' |
        grep -oE '[0-9]+' | head -1
}
# Nothing of the journal is older than the last command.
expect_records() {
    tries=0
    until [ "$(records)" -eq "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -gt 50 ] && fail "the journal has $(records) records, not $1, after $2"
        sleep 0.1
    done
}
picture() { [ -n "${WALK_PICTURES:-}" ] && import -window root "$WALK_PICTURES/$1.png"; true; }

start "$project"
wait_for_title '^Khatlon 2018'
sleep 12
alive "opening the sample"

# A site with a name.
key s
picture tool
click 500 350
expect_records 1 "drawing a site"
sleep 1
xdotool type --delay 40 "Vakhsh"
sleep 1
key Tab
expect_records 2 "naming it"
picture site

# An outline, closed by a double click.
key Escape
key Escape
key g
click 560 300
sleep 0.6
click 660 310
sleep 0.6
move 640 420
picture outline_tool
click 640 420
sleep 0.6
move 560 410
xdotool click --repeat 2 --delay 80 1
sleep 0.5
expect_records 3 "drawing an outline"
key Escape
key Escape
picture outline

# A note, taken back and done again.
key n
click 450 470
expect_records 4 "drawing a note"
sleep 1
xdotool type --delay 40 "Bridge is down"
click 700 560
expect_records 5 "writing the note"
key ctrl+z
key ctrl+z
picture undone
key ctrl+shift+z
key ctrl+shift+z
picture redone
kept=$(records)
[ "$kept" -ge 7 ] || fail "undoing and redoing left $kept records"
[ -e "$drawings" ] && fail "drawings were written before they were saved"

# The power goes.
kill -9 "$process"
wait "$process" 2>/dev/null
process=
[ -s "$journal" ] || fail "the journal is gone"

start "$project"
wait_for_title '^Khatlon 2018'
sleep 12
picture offered
# "Take them back", the button at the left.
click 440 400
sleep 4
picture taken_back
[ "$(records)" -ge "$kept" ] || fail "taking the work back lost its journal"
key ctrl+s
tries=0
while [ -e "$journal" ] || [ ! -e "$drawings" ]; do
    tries=$((tries + 1))
    [ "$tries" -gt 100 ] && fail "the work was not saved"
    sleep 0.2
done
picture saved
key ctrl+q
wait_for_end Ctrl+Q

grep -q '^drawings = ' "$project" || fail "the project does not name its drawings"
grep -q '^\[sources.candidates\]' "$project" || fail "the sites are no candidates"
"$program" info "$drawings" >"$folder/info" || fail "the drawings cannot be read"
for layer in candidates notes areas; do
    grep -q "$layer" "$folder/info" || fail "there is no layer $layer in: $(cat "$folder/info")"
done
grep -q Vakhsh "$folder/info" || fail "the site has lost its name"
grep -q "Bridge is down" "$folder/info" || fail "the note has lost its words"
"$program" site "$project" --demand "$folder/land/khatlon.gpkg::villages" --by line >"$folder/site" 2>&1 ||
    fail "the sites cannot be chosen from: $(cat "$folder/site")"
ls -A "$folder/land" | grep -E '\.lock$|\.journal$|\.part-' && fail "something was left beside the project"
echo "passed"
