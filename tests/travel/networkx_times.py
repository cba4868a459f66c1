#!/usr/bin/env python3
"""Travel times on a real road network by other means, for tests/golden/liechtenstein_networkx.csv.

    /usr/bin/python3 networkx_times.py liechtenstein.osm.pbf >tests/golden/liechtenstein_networkx.csv

Lines are read with ogr2ogr, every pair of neighbouring vertices is an edge of a networkx DiGraph
whose length is pyproj's (Karney's geodesic), and 200 random pairs are asked for. Debian: python3-networkx,
python3-pyproj, gdal-bin. Speeds are written down again here on purpose.
"""

import json
import random
import re
import subprocess
import sys

import networkx
from pyproj import Geod

PICKUP = {"motorway": 90, "trunk": 70, "primary": 60, "secondary": 50, "tertiary": 40,
          "unclassified": 30, "residential": 25, "living_street": 15, "service": 20, "road": 30,
          "track": 15, "path": 0, "bridleway": 0, "cycleway": 0, "footway": 0, "pedestrian": 0,
          "steps": 0, "construction": 0, "proposed": 0}
SURFACE = {"compacted": 0.9, "gravel": 0.8, "fine_gravel": 0.8, "unpaved": 0.65, "dirt": 0.65,
           "earth": 0.65, "ground": 0.65, "grass": 0.5, "pebblestone": 0.6, "sand": 0.4,
           "mud": 0.3}


def tags_of(properties):
    found = re.findall(r'"([^"]+)"=>"((?:[^"\\]|\\.)*)"', properties.get("other_tags") or "")
    return dict(found) | {k: v for k, v in properties.items() if v and k != "other_tags"}


def speed(tags):
    highway = tags.get("highway")
    if not highway:
        return 0
    if tags.get("motor_vehicle") == "no":
        return 0
    if "motor_vehicle" not in tags and tags.get("access") == "no":
        return 0
    km_h = PICKUP.get(highway.removesuffix("_link"), 20)
    if km_h == 0:
        return 0
    km_h *= SURFACE.get(tags.get("surface"), 1.0)
    limit = re.match(r"[0-9.]+", tags.get("maxspeed", ""))
    if limit:
        km_h = min(km_h, float(limit.group()))
    return min(km_h, 90)


def directions(tags):
    oneway = tags.get("oneway", "")
    if oneway in ("-1", "reverse", "backward"):
        return False, True
    if oneway in ("yes", "true", "1"):
        return True, False
    if not oneway and (tags.get("junction") == "roundabout" or tags["highway"] == "motorway"):
        return True, False
    return True, True


def main():
    text = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", sys.argv[1], "lines"],
                          check=True, capture_output=True).stdout
    geod = Geod(ellps="WGS84")
    graph = networkx.DiGraph()
    ends = set()
    for feature in json.loads(text)["features"]:
        tags = tags_of(feature["properties"])
        km_h = speed(tags)
        if km_h <= 0:
            continue
        line = [tuple(p) for p in feature["geometry"]["coordinates"]]
        ends.update((line[0], line[-1]))
        forward, backward = directions(tags)
        for a, b in zip(line, line[1:]):
            seconds = geod.inv(*a, *b)[2] * 3.6 / km_h
            for allowed, start, end in ((forward, a, b), (backward, b, a)):
                if allowed and seconds < graph.get_edge_data(start, end, {}).get("s", 1e99):
                    graph.add_edge(start, end, s=seconds)
    part = max(networkx.strongly_connected_components(graph), key=len)
    places = sorted(p for p in ends if p in part)
    picker = random.Random(2018)
    print("from_x,from_y,to_x,to_y,seconds")
    for _ in range(200):
        start, end = picker.sample(places, 2)
        seconds = networkx.dijkstra_path_length(graph, start, end, weight="s")
        print(f"{start[0]!r},{start[1]!r},{end[0]!r},{end[1]!r},{seconds!r}")


main()
