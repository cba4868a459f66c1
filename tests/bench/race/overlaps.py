"""Every pair of plots that shares ground, with its area."""

import csv
import re

from bench import Row, absent

LEAST_M2 = 1.0  # pairs of less are compared by nobody: programs round differently


def pairs(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(int(row["first"]), int(row["second"])): float(row["area_m2"])
                for row in csv.DictReader(file)}


def agreement(ours, theirs):
    common = ours.keys() & theirs.keys()
    alone = [area for table, other in ((ours, theirs), (theirs, ours))
             for pair, area in table.items() if pair not in other and area >= LEAST_M2]
    largest = max((abs(ours[pair] - theirs[pair]) for pair in common), default=0.0)
    return (f"{len(common):,} pairs in both, areas to {largest:.1g} m2; "
            f"{len(alone)} of a m2 or more in one only")


def rows(race):
    count = 100_000 if race.quick else 1_000_000
    file = race.plots(count)
    question = f"all overlaps among {count:,} plots, once read"
    mine, theirs = race.file("overlaps.csv"), race.file("peer_overlaps.csv")
    run = race.once([race.tool("overlap_bench"), file, "plots", mine])
    zamin_s = float(re.search(r"overlaps found in ([0-9.]+) s", run.output)[1])
    for name, script in (("PostGIS", "overlaps_postgis.sh"),
                         ("GeoPandas", "overlaps_geopandas.py")):
        if not race.has(name):
            yield absent(question, name)
            continue
        peer = race.once([race.peer(script), file, "plots", theirs])
        peer_s = float(re.search(r"^overlaps +([0-9.]+) s", peer.output, re.MULTILINE)[1])
        yield Row(question, zamin_s, run.peak_mb, name, peer_s, peer.peak_mb,
                  agreement(pairs(mine), pairs(theirs)))
