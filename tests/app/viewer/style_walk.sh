#!/bin/sh
# The style of layers as a user chooses it: plots by classes of a number, their number, colours,
# opacity and scales, limits of one's own, undone and done again; plots by category; villages by
# size; and back to how it was. Each is saved and must stand in the project file, and the project
# opened again must look so.
#
#   style_walk.sh ZAMIN SAMPLE.toml        exit code 77: skipped, with the reason
set -u
WALK_SIZE=1280x1080
export WALK_SIZE
. "$(dirname "$0")/window_walk.sh"

# The nth entry, from 1, of the list of a choice at this height.
choose() {
    press 118 "$1"
    press 100 $(($1 + 14 + 28 * $2))
}
# "How it is drawn..." of the layer in the row at this height; the editor stands at the panel's top.
style_of() {
    move 120 300
    for i in 1 2 3 4 5 6 7 8; do xdotool click 4; sleep 0.1; done
    still
    press 214 "$1"
    press 283 $(($1 + 102))
}
# Saves until the file says so; a slow machine may need a second try.
saved() {
    tries=0
    until grep -q "$1" khatlon.toml; do
        alive "saving the style"
        tries=$((tries + 1))
        [ "$tries" -gt 10 ] && fail "the project does not say $1: $(grep -n 'style' khatlon.toml)"
        sleep 2
        key ctrl+s
    done
}
looks() {
    "$program" open khatlon.toml --screenshot "$1" --panel none --size 640x480 >"$folder/said" 2>&1 ||
        fail "the project cannot be drawn"
}

drawn=193
column=254
classes=315
number=376
limits=437
colours=498
opacity=578
shown=640
hidden=701
foot=736

cp "$(dirname "$sample")"/khatlon* "$folder"
looks usual.png
start khatlon.toml --lang en --size 1280x1080
wait_for_title '^Khatlon 2018'
still

# Natural breaks, four of them, of the hectares that were declared; viridis, half as strong.
style_of 355
choose $drawn 3
choose $column 3
choose $classes 3
choose $number 3
choose $colours 4
drag_over 215 $opacity 118 $opacity
choose $shown 2
picture 1-classes
saved 'style = { by = "classes", column = "declared_ha", classing = "natural", classes = 4, palette = "viridis", opacity = 0.5'
saved 'from_scale = 1000000'

# Limits of one's own in their place, taken back and done again.
press 100 $limits
xdotool type --delay 60 "0.5; 1; 2"
press_key Return
picture 2-limits
saved 'ends = \[0.5, 1, 2\]'
move 700 900
press_key ctrl+z
saved 'classing = "natural"'
press_key ctrl+shift+z
saved 'ends = \[0.5, 1, 2\]'

# Equal and evenly filled classes, and a scale beyond which it is hidden.
choose $classes 2
choose $hidden 2
saved 'classing = "equal"'
saved 'to_scale = 250000'
choose $hidden 1
choose $shown 1
choose $classes 1
saved 'by = "classes", column = "declared_ha", classing = "quantiles"'
looks classes.png
cmp -s usual.png classes.png && fail "the project opened again looks as before"

# And as it was.
press 140 $foot
picture 3-reset
tries=0
while grep -q '^style = ' khatlon.toml; do
    tries=$((tries + 1))
    [ "$tries" -gt 10 ] && fail "the style is still there: $(grep style khatlon.toml)"
    sleep 1
    key ctrl+s
done

# By category; then villages by size.
choose $drawn 2
choose $column 6
saved 'style = { by = "category", column = "tenure" }'
picture 4-category
# The panel is shorter now, so that it cannot scroll as far.
style_of 187
choose 340 4
choose 401 1
picture 5-size
saved 'by = "size", column = '
key ctrl+q
wait_for_end "Ctrl+Q"
looks again.png
cmp -s usual.png again.png && fail "the project opened again looks as before"
"$program" coverage khatlon.toml >"$folder/said" 2>&1 || fail "the saved project cannot be computed"
echo "passed"
