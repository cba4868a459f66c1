#!/bin/sh
# What-if by mouse: a site is drawn and the tomato centre gets another capacity; the centre is
# dragged away and that is undone; what is tried is kept as a scenario, and again with the drawn site
# open. The project file must hold both scenarios, with
# the capacity, without the move that was undone, and the site in the second alone.
#
#   scenario_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
WALK_SIZE=1280x1080
export WALK_SIZE
. "$(dirname "$0")/window_walk.sh"

# Keeps what is tried, under the name that is offered; the button at this height.
keep() {
    press 1000 "$1"
    press 1155 "$1"
}

cp "$(dirname "$sample")"/khatlon* "$folder"
start khatlon.toml --lang en --size 1280x1080
wait_for_title '^Khatlon 2018'
still

press_key s
press 560 420
press_key Escape
press_key Escape
press_key ctrl+2

press 960 545
press_key ctrl+a
xdotool type --delay 60 "1500"
press_key Return
drag_over 731 519 690 470
picture 1-moved
press_key ctrl+z
press 984 350
picture 2-undone
keep 449
press 924 317
picture 3-site
keep 398
picture 4-kept

tries=0
until [ "$(grep -c '^\[\[scenarios\]\]' khatlon.toml)" -eq 2 ]; do
    alive "keeping scenarios"
    tries=$((tries + 1))
    [ "$tries" -gt 10 ] && fail "there are not two scenarios: $(grep -n -A4 scenarios khatlon.toml)"
    sleep 2
    key ctrl+s
done
[ "$(grep -c 'capacity_t = 1500' khatlon.toml)" -eq 2 ] || fail "the capacity is not kept twice"
grep -E '^centres = ' khatlon.toml | grep -q 'lon = ' && fail "the move is there that was undone"
[ "$(grep -c '^sites = ' khatlon.toml)" -eq 1 ] ||
    fail "the site is not open in one scenario alone: $(grep -n '^sites' khatlon.toml)"
"$program" catchments khatlon.toml >"$folder/said" 2>&1 || fail "the saved project cannot be computed"
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
