#!/usr/bin/python3
"""The nearest of a hundred centres for every farm by GeoPandas: line_geopandas.py BENCH [FARMS]

sjoin_nearest on a UTM plane, then metres on the ellipsoid by pyproj. The last line gives the number
of farms and the largest difference in metres; where two centres are as near as the plane is wrong,
it takes the other. BENCH is catchment_bench.
"""

import subprocess
import sys
import tempfile
import time

import geopandas
import numpy
import pandas
import pyproj


def points(path):
    table = pandas.read_csv(path, names=["id", "lon", "lat"])
    return geopandas.GeoDataFrame(table, crs="EPSG:4326",
                                  geometry=geopandas.points_from_xy(table.lon, table.lat))


def main():
    farms_count = sys.argv[2] if len(sys.argv) > 2 else "1000000"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "line", farms_count, folder], check=True)
        farms, centres = points(f"{folder}/farms.csv"), points(f"{folder}/centres.csv")
        ours = pandas.read_csv(f"{folder}/metres.csv", names=["id", "metres"])["metres"]
    start = time.monotonic()
    plane = "EPSG:32642"
    joined = geopandas.sjoin_nearest(farms.to_crs(plane), centres.to_crs(plane))
    joined = joined[~joined.index.duplicated()]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(joined.lon_left.values, joined.lat_left.values,
                                                  joined.lon_right.values, joined.lat_right.values)
    print(f"{'nearest':<22} {time.monotonic() - start:8.2f} s")
    print(f" {len(joined)} | {numpy.abs(ours.values - metres).max()}")


if __name__ == "__main__":
    main()
