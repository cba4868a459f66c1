#!/usr/bin/python3
"""Writes N plots and 24 districts around Khatlon as a GeoPackage: the input of the benchmarks.

    /usr/bin/python3 tests/bench/make_plots.py N OUT.gpkg [--seed 1] [--clean]

Layers `plots` (polygons, EPSG:4326, mean half a hectare, 4 to 12 vertices, in blocks whose
neighbours share borders) and `districts` (24 polygons of some 4 000 vertices without gaps or
overlaps between them). One to two per cent of the plots straddle a district line, some lie in no
district, one in a thousand crosses itself, five have no geometry. Same seed, same content; the
first 10 000 plots of a file of a million are those of a file of 10 000; more than 3.5 million need
more room and larger districts. With --clean none crosses
itself, all have a geometry, and declared areas are within some per cent of the measured.

The empty file is made by GDAL, so that its tables, triggers and spatial index are GDAL's own; rows
are then put in through SQLite, block by block.
"""

import argparse
import os
import sqlite3

import numpy as np
from osgeo import gdal, ogr, osr

import plot_shapes

CROPS = ["wheat", "cotton", "rice", "onion", "tomato", "potato", "alfalfa", "maize", "orchard",
         "melon", "", None]
CROP_SHARES = [0.26, 0.22, 0.09, 0.06, 0.05, 0.07, 0.08, 0.06, 0.05, 0.03, 0.02, 0.01]
WATER = ["irrigated", "rainfed", "none", None]
WATER_SHARES = [0.7, 0.2, 0.05, 0.05]
BORDER_SHARE = 0.21  # of blocks laid on a district line
BOWTIE_SHARE = 0.001
NULL_GEOMETRIES = 5
MOST_IN_KHATLON = 3_500_000
FIELDS = [("plot_id", ogr.OFTString), ("crop", ogr.OFTString), ("season", ogr.OFTString),
          ("holder_id", ogr.OFTString), ("declared_ha", ogr.OFTReal),
          ("irrigation", ogr.OFTString), ("group_id", ogr.OFTString),
          ("village_id", ogr.OFTString)]


def make_empty_file(path, district_rings):
    """The GeoPackage with its districts and an empty layer of plots, as GDAL makes it."""
    gdal.UseExceptions()
    if os.path.exists(path):
        os.remove(path)
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = file.CreateLayer("plots", wgs84, ogr.wkbPolygon)
    for name, kind in FIELDS:
        layer.CreateField(ogr.FieldDefn(name, kind))
    layer = file.CreateLayer("districts", wgs84, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("official_ha", ogr.OFTReal))
    layer.StartTransaction()
    for i, coords in enumerate(district_rings):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"] = f"District {i + 1:02d}"
        feature["official_ha"] = 30000.0 + 500 * i
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(polygon_blobs(coords[None])[0][40:]))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def polygon_blobs(rings):
    """GeoPackage blobs (header with envelope, then WKB) of closed rings of one length (m, n, 2)."""
    m, n = rings.shape[:2]
    record = np.zeros(m, dtype=[("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"),
                                ("envelope", "<f8", 4), ("order", "u1"), ("type", "<u4"),
                                ("rings", "<u4"), ("points", "<u4"), ("xy", "<f8", (n, 2))])
    record["magic"], record["flags"], record["srs"] = b"GP", 3, 4326
    low, high = rings.min(axis=1), rings.max(axis=1)
    record["envelope"] = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1)
    record["order"], record["type"], record["rings"], record["points"] = 1, 3, 1, n
    record["xy"] = rings
    data, size = record.tobytes(), record.itemsize
    return [data[i * size:(i + 1) * size] for i in range(m)]


def plot_blobs(rings, counts, bowtie):
    """Blobs and boxes (minx, maxx, miny, maxy) of a block's plots, in their order.

    A bow-tie visits the first, second, fourth and third quarter of its ring.
    """
    blobs = [None] * len(counts)
    boxes = np.empty((len(counts), 4))
    rings = rings.copy()
    counts = counts.copy()
    for i in np.flatnonzero(bowtie):
        quarter = [counts[i] * k // 4 for k in (0, 1, 3, 2)]
        rings[i, :4], counts[i] = rings[i, quarter], 4
    for n in np.unique(counts):
        rows = np.flatnonzero(counts == n)
        closed = np.concatenate([rings[rows, :n], rings[rows, :1]], axis=1)
        low, high = closed.min(axis=1), closed.max(axis=1)
        boxes[rows] = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1)
        for row, blob in zip(rows, polygon_blobs(closed)):
            blobs[row] = blob
    return blobs, boxes


def planar_ha(rings, counts):
    """Hectares by the shoelace formula in local metres, good to a part in a thousand."""
    at = np.minimum(np.arange(12), counts[:, None] - 1)
    x, y = np.moveaxis(np.take_along_axis(rings, at[..., None], axis=1), -1, 0)
    x = (x - x[:, :1]) * plot_shapes.lon_scale(y[:, :1])
    y = (y - y[:, :1]) * plot_shapes.M_PER_DEGREE
    return np.abs((x * np.roll(y, -1, 1) - np.roll(x, -1, 1) * y).sum(axis=1)) / 2e4


def attributes(rng, first, index, area_ha, declared_error):
    """Attribute rows of a block's plots in the order of FIELDS; a block belongs to a village."""
    n = len(area_ha)
    crop = rng.choice(len(CROPS), n, p=CROP_SHARES)
    water = rng.choice(len(WATER), n, p=WATER_SHARES)
    season = rng.choice(["2017", "2018"], n, p=[0.1, 0.9])
    holder = rng.integers(0, n, n) // 3
    member = rng.random(n) < 0.2
    declared = np.round(area_ha * rng.normal(1.0, declared_error, n), 2)
    told = rng.random(n) < 0.9
    village = f"V-{index:05d}"
    return [
        (f"KT-{first + i:08d}", CROPS[crop[i]], str(season[i]), f"H-{index:05d}-{holder[i]:03d}",
         float(declared[i]) if told[i] else None, WATER[water[i]],
         f"PG-{index % 997:04d}" if member[i] else None, village)
        for i in range(n)
    ]


def without_triggers(db, table):
    """Drops the table's triggers (they call functions that only GDAL has); returns their SQL."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
                      "AND tbl_name = ?", (table,)).fetchall()
    for name, _ in rows:
        db.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in rows]


def fill_plots(db, count, seed, cells, clean):
    """Inserts the rows; returns the boxes of all plots, NaN where there is no geometry."""
    names = ", ".join(name for name, _ in FIELDS)
    insert = f"INSERT INTO plots (fid, geom, {names}) VALUES (?, ?{', ?' * len(FIELDS)})"
    no_geometry = set(np.linspace(0, count - 1, NULL_GEOMETRIES + 2).astype(int)[1:-1])
    bowtie_share, declared_error = BOWTIE_SHARE, 0.12
    if clean:
        no_geometry, bowtie_share, declared_error = set(), 0.0, 0.0
    boxes, done, index = [], 0, 0
    while done < count:
        if index == len(cells):
            raise SystemExit(f"the region holds no more than {done} plots; {count} were asked for")
        rings, counts = plot_shapes.block(seed, index, cells[index])
        rng = np.random.default_rng([seed, 4, index])
        blobs, box = plot_blobs(rings, counts, rng.random(len(counts)) < bowtie_share)
        rows = attributes(rng, done + 1, index, planar_ha(rings, counts), declared_error)
        take = min(count - done, len(rows))
        for i in range(take):
            if done + i in no_geometry:
                blobs[i], box[i] = None, np.nan
        db.executemany(insert, ((done + i + 1, blobs[i], *rows[i]) for i in range(take)))
        boxes.append(box[:take])
        done, index = done + take, index + 1
    return np.concatenate(boxes)


def index_plots(db, boxes):
    """Fills the spatial index and the layer's extent and count."""
    there = np.flatnonzero(~np.isnan(boxes[:, 0]))
    db.executemany("INSERT INTO rtree_plots_geom (id, minx, maxx, miny, maxy) "
                   "VALUES (?, ?, ?, ?, ?)",
                   ((int(i) + 1, *boxes[i].tolist()) for i in there))
    low, high = np.nanmin(boxes, axis=0), np.nanmax(boxes, axis=0)
    db.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
               "WHERE table_name = 'plots'", (low[0], low[2], high[1], high[3]))
    db.execute("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = 'plots'",
               (len(boxes),))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("out", metavar="OUT.gpkg")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true")
    options = parser.parse_args()

    few = options.count <= MOST_IN_KHATLON
    region = plot_shapes.KHATLON if few else plot_shapes.COUNTRIES
    district_rings = plot_shapes.districts(options.seed, region)
    make_empty_file(options.out, district_rings)
    cells = plot_shapes.block_cells(options.seed, district_rings, BORDER_SHARE, region)
    with sqlite3.connect(options.out) as db:
        triggers = without_triggers(db, "plots")
        index_plots(db, fill_plots(db, options.count, options.seed, cells,
                                    options.clean))
        for sql in triggers:
            db.execute(sql)
    db.close()
    print(f"{options.out}: {options.count} plots, {len(district_rings)} districts, "
          f"{os.path.getsize(options.out) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
