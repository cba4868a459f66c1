#!/bin/sh
# Crop coverage per district by QGIS's processing algorithms: a rival in speed.
#
#     tests/bench/race/peers/coverage_qgis.sh --plots FILE::LAYER --crop COL
#         --districts FILE::LAYER --district-name COL -o OUT.csv
#
# Fixes the plots' geometries, intersects them with the districts, takes the difference for what is
# outside, measures with QGIS's ellipsoidal $area, and adds up with SQLite. Plots
# are in a GeoPackage.
set -eu

other_option() { false; }
. "$(dirname "$0")/coverage_options.sh"
. "$(dirname "$0")/seconds.sh"
# Debian's qgis_process passes an option that the program does not know; the program itself is .bin.
qgis=$(command -v qgis_process.bin || command -v qgis_process) || {
    die "QGIS is not installed (package qgis)"
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder" HOME="$folder"
chmod 700 "$folder"
layer_uri() { echo "${1%::*}|layername=${1##*::}"; }

# step TITLE ALGORITHM OUTPUT PARAMETER=VALUE...
step() {
    title=$1 algorithm=$2 output=$3
    shift 3
    began=$(now)
    "$qgis" run "native:$algorithm" --ELLIPSOID=EPSG:7030 -- "$@" OUTPUT="$output" \
        >"$folder/log" 2>&1 || { cat "$folder/log" >&2 && exit 1; }
    said "$title" "$began" "$(now)"
}
# FlatGeobuf has no feature ids of its own to go by, so they become a column; not counted.
ogr2ogr -q -f GPKG "$folder/plots.gpkg" "${plots%::*}" -nln plots \
    -sql "SELECT geom, fid AS plot, \"$crop\" FROM \"${plots##*::}\""
start=$(now)
step "fix geometries" fixgeometries "$folder/fixed.gpkg" INPUT="$folder/plots.gpkg"
step intersection intersection "$folder/inside.fgb" INPUT="$folder/fixed.gpkg" \
    OVERLAY="$(layer_uri "$districts")" INPUT_FIELDS="plot;$crop" OVERLAY_FIELDS="$name" \
    OVERLAY_FIELDS_PREFIX=district_
step difference difference "$folder/outside.gpkg" INPUT="$folder/fixed.gpkg" \
    OVERLAY="$(layer_uri "$districts")"
step "area inside" fieldcalculator "$folder/inside_area.fgb" INPUT="$folder/inside.fgb" \
    FIELD_NAME=area_m2 FIELD_TYPE=0 FIELD_LENGTH=0 FIELD_PRECISION=0 FORMULA='$area'
step "area outside" fieldcalculator "$folder/outside_area.gpkg" INPUT="$folder/outside.gpkg" \
    FIELD_NAME=area_m2 FIELD_TYPE=0 FIELD_LENGTH=0 FIELD_PRECISION=0 FORMULA='$area'

began=$(now)
ogr2ogr -q -f GPKG "$folder/pieces.gpkg" "$folder/inside_area.fgb" -nln pieces -dialect SQLite \
    -sql "SELECT plot, \"$crop\" AS crop, \"district_$name\" AS district, area_m2
          FROM inside_area"
ogr2ogr -q -append "$folder/pieces.gpkg" "$folder/outside_area.gpkg" -nln pieces -dialect SQLite \
    -sql "SELECT plot, \"$crop\" AS crop, '(outside)' AS district, area_m2
          FROM outside_area"
ogr2ogr -q -f CSV "$folder/table.csv" "$folder/pieces.gpkg" -sql "
    SELECT district, COALESCE(NULLIF(trim(crop), ''), '(unknown)') AS crop,
           CAST(sum(place = 1) AS INTEGER) AS plots, round(sum(area_m2) / 10000, 6) AS area_ha
    FROM (SELECT *, row_number() OVER (PARTITION BY plot ORDER BY area_m2 DESC, district) AS place
          FROM pieces WHERE area_m2 > 0)
    GROUP BY 1, 2 ORDER BY district = '(outside)', district, 2"
cp "$folder/table.csv" "$out"
said "sums" "$began" "$(now)"
said "QGIS, all" "$start" "$(now)"
