#!/bin/sh
# Overlapping plots by PostGIS: every pair that shares a hundredth of a square metre or more.
#     overlaps_postgis.sh FILE LAYER OUT.csv
# Writes first,second,area_m2 by feature id, as overlap_bench does.
set -eu
file=$1 layer=$2 out=$3
. "$(dirname "$0")/cluster.sh"
sql -c 'CREATE EXTENSION postgis'
load "$file::$layer" plots crop
sql <<'SQL'
DELETE FROM plots WHERE geom IS NULL OR ST_IsEmpty(geom);
UPDATE plots SET geom = ST_CollectionExtract(ST_MakeValid(geom, 'method=structure'), 3)
    WHERE NOT ST_IsValid(geom);
SQL
begin=$(now)
sql -c 'CREATE INDEX ON plots USING gist (geom)' -c 'VACUUM ANALYZE plots'
sql >"$folder/table" <<'SQL'
COPY (
    WITH shared AS (
        SELECT a.fid AS first, b.fid AS second,
               ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)::geography) AS m2
        FROM plots a JOIN plots b ON a.fid < b.fid AND a.geom && b.geom
                                     AND ST_Intersects(a.geom, b.geom)
    )
    SELECT first, second, round(m2::numeric, 6) AS area_m2 FROM shared WHERE m2 >= 0.01
    ORDER BY 1, 2
) TO STDOUT WITH (FORMAT csv, HEADER);
SQL
said overlaps "$begin" "$(now)"
cp "$folder/table" "$out"
