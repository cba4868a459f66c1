#!/bin/bash
# Walking times beside GRASS's r.walk (Debian: grass-core): the same heights, the same hundred
# centres, the same rule, both with knight's moves.
#     terrain_grass.sh CATCHMENT_BENCH [CELLS]
# What differs is r.walk's treatment of knight's moves over barriers, of which there are none here, and
# its numbers: doubles where ours are floats. The last line gives the largest and the mean
# difference in minutes over all cells.
set -eu
bench=$1
cells=${2:-4000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$bench" terrain "$cells" "$folder"
cat >"$folder/run.sh" <<EOF
r.in.gdal -e --quiet input=$folder/heights.tif output=heights
g.region raster=heights
r.mapcalc --quiet "friction = 0.0"
v.in.ascii --quiet input=$folder/centres.csv output=centres separator=comma
date +%s.%N >$folder/start
r.walk -k --quiet elevation=heights friction=friction output=cost start_points=centres memory=1500
date +%s.%N >$folder/end
r.in.gdal --quiet input=$folder/minutes.tif output=minutes
r.mapcalc --quiet "difference = abs(cost / 60.0 - minutes)"
r.univar -g map=difference | grep -E '^(max|mean)='
EOF
grass --tmp-location "$folder/heights.tif" --exec bash "$folder/run.sh" 2>"$folder/log" || {
    cat "$folder/log"
    exit 1
}
awk 'NR == FNR { start = $1; next } { printf "r.walk -k: %.1f s\n", $1 - start }' \
    "$folder/start" "$folder/end"
