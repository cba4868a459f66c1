#!/bin/sh
# The Print job as a user does it: portrait, Russian, PDF and picture; the files must lie beside the
# project, and the window must still be there.
#
#   print_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
WALK_SIZE=1280x1080
export WALK_SIZE
. "$(dirname "$0")/window_walk.sh"

# Waits until a file is there and begins as it should.
wait_for_file() {
    tries=0
    until [ -s "$1" ] && head -c 8 "$1" | grep -aq "$2"; do
        alive "writing $1"
        tries=$((tries + 1))
        [ "$tries" -gt 60 ] && fail "$1 was not written"
        sleep 1
    done
}

cp "$(dirname "$sample")"/khatlon* "$folder"
start khatlon.toml --lang en --size 1280x1080
wait_for_title '^Khatlon 2018'
sleep 8
key ctrl+4
sleep 6
click 1015 618
sleep 1
click 1057 672
sleep 6
click 970 438
wait_for_file map-coverage.pdf '%PDF'
click 1050 439
wait_for_file map-coverage.png 'PNG'
key ctrl+q
wait_for_end "Ctrl+Q"
echo "passed"
