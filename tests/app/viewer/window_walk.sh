# What walks through the window share: a screen of their own, the program on it, the user's hand.
# Sourced by a walk with the arguments PROGRAM SAMPLE.toml; exit code 77 is "skipped".
program=$1
sample=$2

for tool in xvfb-run xdotool; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "skipped: $tool is not installed (packages xvfb, xdotool)"
        exit 77
    fi
done
if [ ! -f "$sample" ]; then
    echo "skipped: there is no sample at $sample"
    exit 77
fi
if [ -z "${CLICK_THROUGH_SCREEN:-}" ]; then
    WALK_SCREEN=$(mktemp -d)
    export WALK_SCREEN
    CLICK_THROUGH_SCREEN=1 exec xvfb-run -a -s "-screen 0 ${WALK_SIZE:-1280x720}x24 -fbdir $WALK_SCREEN" \
        "$0" "$program" "$sample"
fi

folder=$(mktemp -d)
export XDG_CONFIG_HOME="$folder/config"
# What somebody confirmed about columns elsewhere says nothing here.
export XDG_DATA_HOME="$folder/data"
process=
finish() {
    [ -n "$process" ] && kill "$process" 2>/dev/null
    rm -rf "$folder"
}
leave() {
    finish
    rm -rf "${WALK_SCREEN:-$folder}"
}
trap leave EXIT

# On a busy machine a click or a key may be lost: what the program did not answer to is tried once
# more from the beginning. That it ended is no such case.
fail() {
    if [ -z "${WALK_AGAIN:-}" ] && [ -n "$process" ] && kill -0 "$process" 2>/dev/null; then
        echo "once more from the beginning: $1"
        trap - EXIT
        cd /
        finish
        WALK_AGAIN=1 exec "$0" "$program" "$sample"
    fi
    echo "FAILED: $1"
    echo "--- what the program said:"
    cat "$folder/said"
    exit 1
}

alive() {
    kill -0 "$process" 2>/dev/null || fail "the program ended while $1"
}

# Starts the program with these arguments.
start() {
    "$program" open "$@" >"$folder/said" 2>&1 &
    process=$!
}

# Waits for a window of this title; gives up after a minute.
wait_for_title() {
    tries=0
    until xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; do
        alive "waiting for the title '$1'"
        tries=$((tries + 1))
        [ "$tries" -gt 300 ] && fail "no window '$1'"
        sleep 0.2
    done
}

# Waits until the program has ended by itself; its code must be 0.
wait_for_end() {
    tries=0
    while kill -0 "$process" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -gt 100 ] && fail "$1 did not end the program"
        sleep 0.2
    done
    wait "$process"
    code=$?
    process=
    [ "$code" -eq 0 ] || fail "the program ended with code $code"
}

move() { xdotool mousemove "$1" "$2"; sleep 0.2; }
click() { move "$1" "$2"; xdotool click "${3:-1}"; sleep 0.3; }
drag() {
    move "$1" "$2"
    sleep 0.5
    xdotool mousedown 1
    sleep 0.5
    move $((($1 + $3) / 2)) $((($2 + $4) / 2))
    move "$3" "$4"
    sleep 0.5
    xdotool mouseup 1
    sleep 0.5
}
key() { xdotool key "$1"; sleep 0.3; }
# The screen as a number; nothing where it is not our own.
screen() {
    [ -f "${WALK_SCREEN:-}/Xvfb_screen0" ] && cksum <"$WALK_SCREEN/Xvfb_screen0"
}
# Waits until the screen has shown nothing new for one and a half seconds: what is computed shows its
# progress there. Two pictures in turn are a cursor that blinks in a field.
still() {
    if [ -z "$(screen)" ]; then
        sleep 6
        return
    fi
    last=
    other=
    same=0
    tries=0
    while [ "$same" -lt 6 ]; do
        alive "coming to rest"
        sleep 0.25
        now=$(screen)
        if [ "$now" = "$last" ] || [ "$now" = "$other" ]; then
            same=$((same + 1))
        else
            other=$last
            last=$now
            same=0
        fi
        tries=$((tries + 1))
        [ "$tries" -gt 480 ] && fail "the window does not come to rest"
    done
}
# Waits until the screen is another than `$1`, ten seconds at most, and then for its rest.
answered() {
    tries=0
    while [ "$tries" -lt 40 ] && [ "$(screen)" = "$1" ]; do
        alive "answering"
        tries=$((tries + 1))
        sleep 0.25
    done
    still
}
# A click, a key, a drag, each with what comes of it.
press() {
    move "$1" "$2"
    still
    before=$(screen)
    xdotool click 1
    answered "$before"
}
press_key() {
    before=$(screen)
    xdotool key "$1"
    answered "$before"
}
drag_over() {
    before=$(screen)
    drag "$@"
    answered "$before"
}
# The window as it is now, where WALK_PICTURES names a folder for it (needs ImageMagick).
picture() {
    if [ -n "${WALK_PICTURES:-}" ]; then
        import -window root "$WALK_PICTURES/$1.png"
    fi
}

cd "$folder" || exit 1
