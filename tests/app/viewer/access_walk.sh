#!/bin/sh
# The Land access job as a user does it: chooses the group that lacks most land, the best parcel for
# it, and has the request written; the dossier and its tables must lie beside the project.
#
#   access_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
WALK_SIZE=1280x1080
export WALK_SIZE
. "$(dirname "$0")/window_walk.sh"

cp "$(dirname "$sample")"/khatlon* "$folder"
start khatlon.toml --lang en --size 1280x1080
wait_for_title '^Khatlon 2018'
sleep 8
key ctrl+3
sleep 8

# The first group of the list, then its first parcel.
click 952 525
sleep 4
click 1024 256
sleep 3
move 1000 700
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
    xdotool click 5
    sleep 0.2
done
sleep 1
# "English", below "3 The request".
click 946 632
tries=0
until ls ./request-*.pdf >/dev/null 2>&1; do
    alive "writing the request"
    tries=$((tries + 1))
    [ "$tries" -gt 60 ] && fail "no request was written"
    sleep 1
done
sleep 3
dossier=$(ls ./request-*.pdf)
[ "$(head -c 4 "$dossier")" = "%PDF" ] || fail "$dossier is no PDF"
[ -s "${dossier%.pdf}.csv" ] || fail "the tables of the request are missing"
[ -s "${dossier%.pdf}.gpkg" ] || fail "the layers of the request are missing"
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed: $dossier"
