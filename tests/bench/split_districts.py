#!/usr/bin/python3
"""Cuts the districts of make_plots.py's file into narrower ones: the largest into three, the others
into two, 58 in all.

    /usr/bin/python3 tests/bench/split_districts.py PLOTS.gpkg OUT.gpkg
"""

import argparse

from osgeo import ogr

THREE = 10  # of the 24 districts are cut into three


def strip(box, part, parts):
    west, east, south, north = box
    left = west + (east - west) * part / parts
    right = west + (east - west) * (part + 1) / parts
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {south},{right} {south},{right} {north},{left} {north},{left} {south}))")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plots")
    parser.add_argument("out")
    args = parser.parse_args()
    source = ogr.Open(args.plots)
    layer = source.GetLayer("districts")
    target = ogr.GetDriverByName("GPKG").CreateDataSource(args.out)
    cut = target.CreateLayer("districts", layer.GetSpatialRef(), ogr.wkbMultiPolygon)
    cut.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    areas = sorted(((f.GetGeometryRef().Clone(), f["name"]) for f in layer),
                   key=lambda area: -area[0].Area())
    for i, (area, name) in enumerate(areas):
        parts = 3 if i < THREE else 2
        for part in range(parts):
            feature = ogr.Feature(cut.GetLayerDefn())
            feature["name"] = f"{name} {part + 1}"
            feature.SetGeometry(ogr.ForceToMultiPolygon(
                area.Intersection(strip(area.GetEnvelope(), part, parts))))
            cut.CreateFeature(feature)


if __name__ == "__main__":
    main()
