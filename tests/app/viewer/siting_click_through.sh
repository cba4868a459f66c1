#!/bin/sh
# Asks the sample's question in the window as a user would: Centres, New centres, Kulob, "Find the
# best places"; has the answer written and compares it with what `zamin site` says to the same
# question; drags the pin on the map. English, 1280x720.
#
#   siting_click_through.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
#
# WALK_PICTURES: a folder in which the window is kept after each step (needs ImageMagick).
set -u
. "$(dirname "$0")/window_walk.sh"

picture() {
    if [ -n "${WALK_PICTURES:-}" ]; then
        sleep 0.5
        import -window root "$WALK_PICTURES/$1.png"
    fi
}
wheel_down() {
    count=0
    while [ "$count" -lt "$1" ]; do
        xdotool click 5
        sleep 0.1
        count=$((count + 1))
    done
    sleep 0.5
}

# A project of its own, so that what is written beside it is its own too.
cp "$(dirname "$sample")"/khatlon* "$folder"
cd "$folder" || exit 1
start khatlon.toml --lang en
wait_for_title '^Khatlon 2018'
sleep 10
key ctrl+2
sleep 12
click 1024 101
sleep 2
picture 1-question

# The district where most tomatoes grow stands first below "Anywhere".
click 1084 303
sleep 1
click 1004 373
sleep 1
picture 2-kulob
click 984 655
sleep 15
picture 3-answer
alive "looking for the best place"

# What the answer comes with; its files, from the foot of the panel, as soon as it is there.
tries=0
until [ -s new-centres.gpkg ]; do
    tries=$((tries + 1))
    [ "$tries" -gt 12 ] && fail "the answer was not written"
    move 1200 600
    wheel_down 40
    picture 4-foot
    click 1010 661
    sleep 4
done
sleep 1
"$program" site khatlon.toml --commodity tomato --district Kulob --candidates parcels \
    -o asked.json 2>"$folder/asked" || fail "zamin site: $(cat "$folder/asked")"
# All but the seconds that it took.
grep -v seconds new-centres.json >shown
grep -v seconds asked.json >asked
diff asked shown || fail "the window and the command do not say the same"
grep -q '"proven": true' shown || fail "there is no proof"
grep -q 'KUL-P' shown || fail "the new centre is not on a parcel of Kulob"
grep -q 'order 570' new-centres-candidates.csv || fail "no parcel is refused by the law"

# The pin follows the hand, and the panel says what that costs.
drag 628 180 640 260
sleep 3
picture 5-moved
alive "dragging the pin"
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
