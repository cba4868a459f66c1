#!/bin/sh
# Seconds of an atlas of 58 districts, beside those of reading the plots by GDAL's bare loop and of
# counting alone.
#
#   tests/bench/atlas_bench.sh BUILD PLOTS.gpkg     a build with the target bench; a file of
#                                                   make_plots.py
set -eu
zamin=$(realpath "$1/zamin")
loop=$(realpath "$1/bench/gdal_loop")
plots=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
/usr/bin/python3 "$here/split_districts.py" "$plots" districts.gpkg
cat > project.toml <<TOML
[sources.plots]
path = "$plots::plots"
[sources.districts]
path = "$work/districts.gpkg"
TOML
seconds() {
    start=$(date +%s.%N)
    "$@" > /dev/null 2>&1
    end=$(date +%s.%N)
    echo "$end - $start" | bc
}
reading=$(seconds "$loop" "$plots" plots)
counting=$(seconds "$zamin" coverage project.toml -o coverage.csv)
atlas=$(seconds "$zamin" print project.toml --map coverage --per districts -o atlas.pdf)
printf 'reading %.2f s, counting %.2f s, atlas %.2f s = %.1f times the reading, %s bytes\n' "$reading" \
    "$counting" "$atlas" "$(echo "$atlas / $reading" | bc -l)" "$(stat -c %s atlas.pdf)"
