#!/usr/bin/python3
"""Crop coverage per district by SpatiaLite: a rival in speed.

    tests/bench/race/peers/coverage_spatialite.py --plots FILE::LAYER --crop COL
        --districts FILE::LAYER --district-name COL -o OUT.csv

Loads both layers into a database in memory, mends with ST_MakeValid (linework), indexes, and clips
and measures (ST_Area on the ellipsoid) in SQL. Layers are in GeoPackages, in EPSG:4326. Districts
are taken in turn, so that each is prepared once. Definitions as in coverage_geopandas.py.
"""

import argparse
import csv
import sqlite3
import time

LOAD = """
CREATE TABLE plots AS SELECT fid, "{crop}" AS label, GeomFromGPB(geom) AS geom
    FROM plots_file."{plots}" WHERE geom IS NOT NULL;
CREATE TABLE districts AS SELECT fid, "{name}" AS label, GeomFromGPB(geom) AS geom
    FROM districts_file."{districts}";
"""
PREPARE = """
UPDATE plots SET geom = CastToMultiPolygon(ST_MakeValid(geom)) WHERE NOT ST_IsValid(geom);
UPDATE districts SET geom = CastToMultiPolygon(ST_MakeValid(geom)) WHERE NOT ST_IsValid(geom);
CREATE UNIQUE INDEX by_fid ON plots (fid);
CREATE VIRTUAL TABLE boxes USING rtree(fid, west, east, south, north);
INSERT INTO boxes SELECT fid, MbrMinX(geom), MbrMaxX(geom), MbrMinY(geom), MbrMaxY(geom)
    FROM plots WHERE geom IS NOT NULL;
"""
QUERY = """
CREATE TABLE touching AS
    SELECT p.fid AS fid, d.fid AS district, ST_Covers(d.geom, p.geom) AS whole
    FROM districts d CROSS JOIN boxes b CROSS JOIN plots p
    WHERE b.west <= MbrMaxX(d.geom) AND b.east >= MbrMinX(d.geom)
        AND b.south <= MbrMaxY(d.geom) AND b.north >= MbrMinY(d.geom)
        AND p.fid = b.fid AND ST_Intersects(d.geom, p.geom);
CREATE TABLE inside AS SELECT fid, min(district) AS district FROM touching WHERE whole GROUP BY fid;
CREATE UNIQUE INDEX by_inside ON inside (fid);
CREATE TABLE pieces AS
    SELECT i.fid, d.label AS district, ST_Area(p.geom, 1) AS area_m2
    FROM inside i JOIN plots p USING (fid) JOIN districts d ON d.fid = i.district;
CREATE TABLE cut AS
    SELECT t.fid, d.label AS district, ST_Intersection(p.geom, d.geom) AS geom
    FROM touching t JOIN plots p USING (fid) JOIN districts d ON d.fid = t.district
    WHERE t.fid NOT IN (SELECT fid FROM inside);
INSERT INTO pieces SELECT fid, district, ST_Area(CollectionExtract(geom, 3), 1) FROM cut;
INSERT INTO pieces
    SELECT p.fid, '(outside)', ST_Area(CollectionExtract(ST_Difference(p.geom, c.geom), 3), 1)
    FROM plots p JOIN (SELECT fid, ST_Union(geom) AS geom FROM cut GROUP BY fid) c USING (fid);
INSERT INTO pieces SELECT fid, '(outside)', ST_Area(geom, 1) FROM plots
    WHERE fid NOT IN (SELECT fid FROM touching);
"""
TABLE = """
SELECT district, COALESCE(NULLIF(trim(p.label), ''), '(unknown)') AS crop, sum(place = 1) AS plots,
       sum(area_m2) / 10000 AS area_ha
FROM (SELECT *, row_number() OVER (PARTITION BY fid ORDER BY area_m2 DESC, district) AS place
      FROM pieces WHERE area_m2 > 1e-5)
JOIN plots p USING (fid) GROUP BY 1, 2 ORDER BY district = '(outside)', district, 2
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ("--plots", "--crop", "--districts", "--district-name", "-o"):
        parser.add_argument(option, required=True)
    options = vars(parser.parse_args())
    (plots_file, plots), (districts_file, districts) = (
        options[role].rsplit("::", 1) for role in ("plots", "districts"))

    start = time.monotonic()
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension("mod_spatialite")
    db.execute("SELECT InitSpatialMetaDataFull(1)")
    db.execute("ATTACH ? AS plots_file", (plots_file,))
    db.execute("ATTACH ? AS districts_file", (districts_file,))
    last = time.monotonic()
    for step, sql in (("load", LOAD), ("mend and index", PREPARE), ("query", QUERY)):
        db.executescript(sql.format(plots=plots, districts=districts, crop=options["crop"],
                                    name=options["district_name"]))
        now = time.monotonic()
        print(f"{step:<22} {now - last:8.2f} s", flush=True)
        last = now
    with open(options["o"], "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["district", "crop", "plots", "area_ha"])
        table.writerows((district, crop, count, f"{area:.6f}")
                        for district, crop, count, area in db.execute(TABLE))
    print(f"{'SpatiaLite, all':<22} {time.monotonic() - start:8.2f} s")


if __name__ == "__main__":
    main()
