#!/bin/sh
# Crop coverage per district by PostGIS: an independent reference and a rival in speed.
#
#     tests/bench/race/peers/coverage_postgis.sh --plots FILE::LAYER --crop COL
#         --districts FILE::LAYER --district-name COL -o OUT.csv [--repair structure|linework]
#
# Loads both layers with ogr2ogr into a cluster of its own and runs the query below. Definitions as
# in coverage_geopandas.py; --repair (default structure) is ST_MakeValid's method. Needs layers in
# EPSG:4326, PostgreSQL, PostGIS and gdal-bin.
set -eu

repair=structure
other_option() { [ "$1" = --repair ] && repair=$2; }
. "$(dirname "$0")/coverage_options.sh"
case $repair in structure | linework) ;; *) die "--repair is structure or linework" ;; esac
. "$(dirname "$0")/cluster.sh"
sql -c 'CREATE EXTENSION postgis'

start=$(now)
load "$plots" plots "$crop"
load "$districts" districts "$name"
loaded=$(now)
said load "$start" "$loaded"

sql -v method="method=$repair" <<'SQL'
-- Only invalid geometries are mended, and only what is polygonal is kept of them.
UPDATE plots SET geom = ST_CollectionExtract(ST_MakeValid(geom, :'method'), 3)
    WHERE NOT ST_IsValid(geom);
UPDATE districts SET geom = ST_CollectionExtract(ST_MakeValid(geom, :'method'), 3)
    WHERE NOT ST_IsValid(geom);
-- Uncompressed, so that reading a district again costs no unpacking.
ALTER TABLE districts ALTER geom SET STORAGE EXTERNAL;
UPDATE districts SET geom = ST_SetSRID(geom, 4326);
-- Small pieces of the districts: most plots lie inside one, which is quick to see.
CREATE UNLOGGED TABLE parts AS
    SELECT fid AS district, ST_Subdivide(geom, 200) AS geom FROM districts;
CREATE INDEX ON plots USING gist (geom);
ANALYZE;
SQL
prepared=$(now)
said "mend and index" "$loaded" "$prepared"

sql >"$folder/table" <<'SQL'
-- Plots wholly inside a piece of a district; without an index on the pieces the planner takes them
-- one by one, and PostGIS prepares each once.
CREATE UNLOGGED TABLE inside AS
    SELECT p.fid, min(t.district) AS district
    FROM parts t JOIN plots p ON ST_Covers(t.geom, p.geom)
    WHERE NOT ST_IsEmpty(p.geom) GROUP BY p.fid;
CREATE UNLOGGED TABLE others AS
    SELECT p.fid, p.geom FROM plots p
    WHERE NOT ST_IsEmpty(p.geom) AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.fid = p.fid);
CREATE INDEX ON parts USING gist (geom);
ANALYZE;
-- The share of a plot that a district holds tells plots that only cross a line between pieces.
CREATE UNLOGGED TABLE touching AS
    SELECT o.fid, t.district,
           sum(ST_Area(ST_Intersection(t.geom, o.geom))) > (1 - 1e-10) * ST_Area(o.geom) AS whole
    FROM parts t JOIN others o ON ST_Intersects(t.geom, o.geom)
    GROUP BY o.fid, t.district, o.geom;
INSERT INTO inside SELECT fid, district FROM touching WHERE whole;
DELETE FROM touching t USING inside i WHERE t.fid = i.fid;
ANALYZE;
CREATE UNLOGGED TABLE cut AS
    SELECT o.fid, d.label AS district, o.geom AS whole, ST_Intersection(o.geom, d.geom) AS geom
    FROM districts d JOIN touching t ON t.district = d.fid JOIN others o ON o.fid = t.fid;
CREATE UNLOGGED TABLE whole AS
    SELECT p.fid, i.district, ST_Area(p.geom::geography) / 10000 AS area_ha
    FROM plots p LEFT JOIN inside i USING (fid)
    WHERE NOT ST_IsEmpty(p.geom) AND NOT EXISTS (SELECT 1 FROM cut c WHERE c.fid = p.fid);
COPY (
    WITH pieces AS (
        SELECT fid, district, ST_CollectionExtract(geom, 3) AS geom FROM cut
        UNION ALL  -- what the districts that a plot touches leave of it
        SELECT fid, '(outside)',
               ST_CollectionExtract(ST_Difference(min(whole), ST_Union(geom)), 3)
        FROM cut GROUP BY fid
    ), measured AS (
        SELECT fid, district, ST_Area(geom::geography) / 10000 AS area_ha
        FROM pieces WHERE ST_Area(geom) > 1e-15  -- square degrees: not slivers of rounding
    ), ranked AS (
        SELECT fid, district, area_ha,
               row_number() OVER (PARTITION BY fid ORDER BY area_ha DESC, district) AS place
        FROM measured
        UNION ALL
        SELECT w.fid, COALESCE(d.label, '(outside)'), area_ha, 1
        FROM whole w LEFT JOIN districts d ON d.fid = w.district
    ), coverage AS (
        SELECT district, COALESCE(NULLIF(trim(p.label), ''), '(unknown)') AS crop,
               count(*) FILTER (WHERE place = 1) AS plots,
               round(sum(area_ha)::numeric, 6) AS area_ha
        FROM ranked JOIN plots p USING (fid)
        GROUP BY 1, 2
    )
    SELECT * FROM coverage
    ORDER BY district = '(outside)', district COLLATE "C", crop COLLATE "C"
) TO STDOUT WITH (FORMAT csv, HEADER);
SQL
cp "$folder/table" "$out"
finished=$(now)
said query "$prepared" "$finished"
said "PostGIS, all" "$start" "$finished"
