"""Hectares of each crop in each district, from the file to the finished table."""

import re

import compare_coverage
from bench import Row, absent

# Peers with their script, and how many plots they are asked at most in a quick race.
PEERS = (("PostGIS", "coverage_postgis.sh", 1_000_000), ("SpatiaLite", "coverage_spatialite.py",
                                                          100_000),
         ("GeoPandas", "coverage_geopandas.py", 100_000),
         ("QGIS processing", "coverage_qgis.sh", 10_000))


def arguments(file, out):
    return ["--plots", f"{file}::plots", "--crop", "crop", "--districts", f"{file}::districts",
            "--district-name", "name", "-o", out]


def ours(race, count, table):
    return race.median([race.zamin, "coverage", *arguments(race.plots(count), table)])


def rows(race):
    counts = (100_000, 1_000_000)
    zamin = {count: ours(race, count, table_of(race, count)) for count in counts}
    for count in counts:
        loop = race.median([race.tool("gdal_loop"), race.plots(count), "plots"])
        per_plot_us = zamin[count].wall_s / count * 1e6
        yield Row(f"coverage of {count:,} plots, {per_plot_us:.2f} µs a plot",
                  zamin[count].wall_s, zamin[count].peak_mb,
                  "GDAL's bare loop, which only reads", loop.wall_s, loop.peak_mb)
    for name, script, most in PEERS:
        count = most if race.quick else max(most, 100_000)
        question = f"coverage of {count:,} plots"
        if not race.has(name):
            yield absent(question, name)
            continue
        if count not in zamin:
            zamin[count] = ours(race, count, table_of(race, count))
        yield from beside(race, name, script, question, count, zamin[count])


def table_of(race, count):
    return race.file(f"coverage_{count}.csv")


def beside(race, name, script, question, count, zamin):
    out = race.file("peer.csv")
    peer = race.once([race.peer(script), *arguments(race.plots(count), out)])
    yield Row(question, zamin.wall_s, zamin.peak_mb, name, peer.wall_s, peer.peak_mb,
              agreement(table_of(race, count), out))
    query = re.search(r"^query +([0-9.]+) s", peer.output, re.MULTILINE)
    if query:
        yield Row(question, zamin.wall_s, None,
                  f"{name}, the query alone (loaded, mended, indexed)", float(query[1]))


def agreement(ours_file, theirs_file):
    found = compare_coverage.differences(compare_coverage.read_table(ours_file),
                                         compare_coverage.read_table(theirs_file))
    beyond = [row for row in found if row[1] > compare_coverage.LAST_DECIMAL_HA]
    counts = sum(row[3][0] != row[4][0] for row in found)
    largest = max((row[0] for row in beyond), default=0.0)
    areas = f"areas to {largest:.0e}" if beyond else "areas to the last decimal"
    return f"{len(found)} rows, {areas}, " + (f"{counts} counts differ" if counts else
                                              "same counts")
