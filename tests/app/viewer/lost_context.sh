#!/bin/sh
# The graphics driver is reset under an open window: another window must take its place, with the
# project in it, and go on working to the saved file.
#
#   lost_context.sh ZAMIN SAMPLE.toml RESET_DRIVER.so        exit code 77: skipped, with the reason
set -u
export RESET_DRIVER="${3:-${RESET_DRIVER:-}}"
. "$(dirname "$0")/window_walk.sh"

window() { xdotool search --onlyvisible --name '^Khatlon 2018' 2>/dev/null | head -1; }

cp "$(dirname "$sample")"/khatlon* "$folder"
export RESET_WHEN="$folder/reset"
export LD_PRELOAD="$RESET_DRIVER"
start khatlon.toml --lang en
unset LD_PRELOAD
wait_for_title '^Khatlon 2018'
sleep 5
before=$(window)

touch "$RESET_WHEN"
tries=0
until [ -n "$(window)" ] && [ "$(window)" != "$before" ]; do
    alive "the driver was reset"
    tries=$((tries + 1))
    [ "$tries" -gt 100 ] && fail "no other window took the place of the lost one"
    move $((300 + tries)) 300 # a frame is drawn when something moves
done
[ -e "$RESET_WHEN" ] && fail "the driver was never asked whether it was reset"

tries=0
until grep -q '^\[\[places\]\]' khatlon.toml; do
    alive "saving the project after the reset"
    tries=$((tries + 1))
    [ "$tries" -gt 10 ] && fail "the project does not remember the place"
    xdotool windowfocus "$(window)" 2>/dev/null
    key ctrl+b
    sleep 1
    key ctrl+s
    sleep 2
done
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
