#!/usr/bin/python3
"""Crop coverage per district by GeoPandas and pyproj: a reference and a rival in speed.

    tests/bench/race/peers/coverage_geopandas.py --plots FILE::LAYER --crop COL
        --districts FILE::LAYER --district-name COL -o OUT.csv

Plots are mended with make_valid (every line noded, areas alternate), clipped in the plane of their
CRS, and measured with pyproj's geodesic area. A plot counts once, where its largest part lies; what
lies in no district is "(outside)", a blank crop "(unknown)". Districts must not overlap. Writes
district,crop,plots,area_ha and prints the seconds of each step.

For GeoPandas 0.12 with Shapely 1.8 (Debian: python3-geopandas, python3-rtree).
"""

import argparse
import time
import warnings

import geopandas
import pandas
from shapely.geometry import MultiPolygon
from shapely.geometry.polygon import orient
from shapely.validation import make_valid


class Steps:
    """Prints how long each step took."""

    def __init__(self):
        self.start = self.last = time.monotonic()

    def done(self, name):
        now = time.monotonic()
        print(f"{name:<22} {now - self.last:8.2f} s", flush=True)
        self.last = now


def read(source, columns):
    file, _, layer = source.rpartition("::")
    frame = geopandas.read_file(file, layer=layer) if file else geopandas.read_file(source)
    return frame[[*columns, "geometry"]]


def polygons(geometry):
    """The polygons of a geometry, collections walked; lines and points are left out."""
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    parts = [polygons(part) for part in getattr(geometry, "geoms", [])]
    return MultiPolygon([polygon for part in parts if not part.is_empty
                         for polygon in getattr(part, "geoms", [part])])


def mended(plots):
    """Plots with a geometry, the invalid ones mended."""
    plots = plots[~(plots.geometry.isna() | plots.geometry.is_empty)].copy()
    plots.geometry = [geometry if geometry.is_valid else polygons(make_valid(geometry))
                      for geometry in plots.geometry]
    return plots


def pieces(plots, districts):
    """A row for every plot and district it has area in, and for what is left outside.

    Columns plot (index of the plot), district, geometry.
    """
    within = geopandas.sjoin(plots[["geometry"]], districts, predicate="within")
    within = within[~within.index.duplicated()]
    whole = pandas.DataFrame({"plot": within.index, "district": within["district"],
                              "geometry": within.geometry})
    rest = plots.loc[plots.index.difference(within.index), ["geometry"]]
    touching = geopandas.sjoin(rest, districts, predicate="intersects")
    shapes = districts.geometry
    cut, covered = [], {}
    for plot, geometry, name, number in zip(touching.index, touching.geometry,
                                            touching["district"], touching["index_right"]):
        cut.append((plot, name, polygons(geometry.intersection(shapes[number]))))
        covered.setdefault(plot, []).append(number)
    for plot, geometry in rest.geometry.items():
        for number in covered.get(plot, []):
            geometry = geometry.difference(shapes[number])
        cut.append((plot, "(outside)", polygons(geometry)))
    cut = pandas.DataFrame(cut, columns=["plot", "district", "geometry"])
    cut = cut[[not geometry.is_empty for geometry in cut["geometry"]]]
    return geopandas.GeoDataFrame(pandas.concat([whole, cut], ignore_index=True), crs=plots.crs)


def areas_ha(frame):
    """Hectares of every geometry, edges taken as geodesics on the ellipsoid of its CRS."""
    geod = frame.crs.get_geod()
    if not frame.crs.is_geographic:
        frame = frame.to_crs(frame.crs.geodetic_crs)

    def area_m2(geometry):
        parts = getattr(geometry, "geoms", [geometry])
        return sum(geod.geometry_area_perimeter(orient(part))[0] for part in parts)

    return [area_m2(geometry) / 1e4 for geometry in frame.geometry]


def table(parts, crops):
    """The coverage rows from pieces with their area and the crop of every plot."""
    crops = crops.fillna("").astype(str).str.strip()
    parts["crop"] = parts["plot"].map(crops.where(crops != "", "(unknown)"))
    parts = parts.sort_values(["area_ha", "district"], ascending=[False, True])
    parts["plots"] = (~parts["plot"].duplicated()).astype(int)
    rows = parts.groupby(["district", "crop"], as_index=False)[["plots", "area_ha"]].sum()
    rows["last"] = rows["district"] == "(outside)"
    return rows.sort_values(["last", "district", "crop"]).drop(columns="last")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plots", required=True)
    parser.add_argument("--crop", required=True)
    parser.add_argument("--districts", required=True)
    parser.add_argument("--district-name", required=True)
    parser.add_argument("-o", "--out", required=True)
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # planar areas are never used here

    steps = Steps()
    plots = read(options.plots, [options.crop])
    districts = read(options.districts, [options.district_name])
    districts = districts.rename(columns={options.district_name: "district"}).to_crs(plots.crs)
    steps.done("read")
    plots = mended(plots)
    districts = mended(districts)
    steps.done("make_valid")
    parts = pieces(plots, districts)
    steps.done("join and clip")
    parts["area_ha"] = areas_ha(parts)
    steps.done("geodesic areas")
    rows = table(parts, plots[options.crop])
    rows.to_csv(options.out, index=False, float_format="%.6f")
    steps.done("table")
    print(f"{'GeoPandas, all':<22} {time.monotonic() - steps.start:8.2f} s")


if __name__ == "__main__":
    main()
