#!/usr/bin/python3
"""Overlapping plots by GeoPandas and GEOS: an independent reference and a rival in speed.

    /usr/bin/python3 tests/bench/race/peers/overlaps_geopandas.py FILE LAYER OUT.csv [--least 0.01]

Every pair of polygons (invalid ones mended by make_valid first) whose intersection is of `--least`
square metres or more, with its area on the WGS 84 ellipsoid (PROJ): first,second,area_m2 by feature
id, as overlap_bench writes them. Needs a layer in EPSG:4326 whose feature ids count from 1,
python3-geopandas and python3-rtree.
"""

import argparse
import time

import geopandas
import pyproj
from shapely.validation import make_valid


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("layer")
    parser.add_argument("out")
    parser.add_argument("--least", type=float, default=0.01)
    options = parser.parse_args()

    start = time.time()
    frame = geopandas.read_file(options.file, layer=options.layer)
    frame = frame[~frame.geometry.isna() & ~frame.geometry.is_empty]
    bad = ~frame.geometry.is_valid
    frame.loc[bad, "geometry"] = frame.geometry[bad].apply(make_valid)
    read = time.time()
    print(f"{'read and mend':<22} {read - start:8.2f} s, {len(frame)} plots")

    geod = pyproj.Geod(ellps="WGS84")
    geometries = frame.geometry.values
    ids = frame.index + 1
    rows = []
    first, second = frame.sindex.query_bulk(frame.geometry, predicate="intersects")
    for i, j in zip(first, second):
        if i < j:
            common = geometries[i].intersection(geometries[j])
            if common.area > 0:
                area = abs(geod.geometry_area_perimeter(common)[0])
                if area >= options.least:
                    rows.append((ids[i], ids[j], area))
    with open(options.out, "w", encoding="utf-8") as out:
        out.write("first,second,area_m2\n")
        out.writelines(f"{i},{j},{area:.6f}\n" for i, j, area in sorted(rows))
    print(f"{'overlaps':<22} {time.time() - read:8.2f} s, {len(rows)} pairs")


if __name__ == "__main__":
    main()
