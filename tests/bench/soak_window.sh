#!/bin/sh
# Random input for the window on a screen of its own: moves, clicks, drags, wheels, keys, never
# those that quit. Prints the program's memory once a minute; fails when it ends or when its memory
# goes on growing after the first quarter.
#
#   soak_window.sh ZAMIN PROJECT.toml [MINUTES] [SEED]
set -u

program=$1
project=$2
minutes=${3:-10}
seed=${4:-1}

if [ -z "${SOAK_SCREEN:-}" ]; then
    SOAK_SCREEN=1 exec xvfb-run -a -s "-screen 0 1280x720x24" "$0" "$program" "$project" \
        "$minutes" "$seed"
fi

folder=$(mktemp -d)
export XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data"
cp -r "$(dirname "$project")" "$folder/project"
cd "$folder" || exit 1
start() {
    "$program" open "$folder/project/$(basename "$project")" >"$folder/said" 2>&1 &
    process=$!
    sleep 10
}
start
finish() {
    kill "$process" 2>/dev/null
    rm -rf "$folder"
}
trap finish EXIT

resident_mb() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$process/status"; }

# A line of xdotool's language per event; the same seed gives the same events.
events() {
    awk -v seed="$seed" -v count="$1" -v part="$2" 'BEGIN {
        srand(seed * 1000 + part)
        split("plus minus f Left Right Up Down F1 F4 F6 F7 F8 F9 F10 Escape Tab Return space " \
              "d a b p ctrl+k ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+b ctrl+plus ctrl+minus ctrl+0", key, " ")
        keys = length(key)
        for (i = 0; i < count; ++i) {
            printf "mousemove %d %d\n", rand() * 1280, rand() * 700
            what = rand()
            if (what < 0.35) print "click 1"
            else if (what < 0.45) print "click 3"
            else if (what < 0.70) print "click " (rand() < 0.5 ? 4 : 5)
            else if (what < 0.80) printf "mousedown 1\nmousemove %d %d\nmouseup 1\n", rand() * 1280, rand() * 700
            else print "key " key[1 + int(rand() * keys)]
            print "sleep 0.02"
        }
    }'
}

begin=$(date +%s)
part=0
settled=
while [ $(($(date +%s) - begin)) -lt $((minutes * 60)) ]; do
    part=$((part + 1))
    events 200 "$part" | xdotool - >/dev/null 2>&1
    xdotool key Escape key Escape
    if ! kill -0 "$process" 2>/dev/null; then
        # A click on "Leave Zamin" in a menu is no failure.
        wait "$process" && { start; continue; }
        echo "FAILED: the program ended in part $part (seed $seed); it said:"
        cat "$folder/said"
        exit 1
    fi
    now=$(resident_mb)
    [ $(($(date +%s) - begin)) -gt $((minutes * 15)) ] && [ -z "$settled" ] && settled=$now
    echo "part $part: $now MB"
done
now=$(resident_mb)
if [ -n "$settled" ] && [ "$now" -gt $((settled + settled / 4 + 50)) ]; then
    echo "FAILED: memory grew from $settled MB to $now MB"
    exit 1
fi
echo "passed: $part parts, $now MB"
