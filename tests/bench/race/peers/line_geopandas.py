#!/usr/bin/python3
"""The nearest of a hundred centres for every farm by GeoPandas: line_geopandas.py BENCH [FARMS]

All distances on the ellipsoid by pyproj, a centre at a time (sjoin_nearest needs a later Shapely
than Debian's, and a plane). The last line gives the number of farms and the largest difference in
metres. BENCH is catchment_bench.
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
    geod = pyproj.Geod(ellps="WGS84")
    lon, lat = farms.geometry.x.values, farms.geometry.y.values
    metres = numpy.full(len(farms), numpy.inf)
    for centre in centres.geometry:
        _, _, to_centre = geod.inv(lon, lat, numpy.full(len(lon), centre.x),
                                   numpy.full(len(lat), centre.y))
        metres = numpy.minimum(metres, to_centre)
    print(f"{'nearest':<22} {time.monotonic() - start:8.2f} s")
    print(f" {len(farms)} | {numpy.abs(ours.values - metres).max()}")


if __name__ == "__main__":
    main()
