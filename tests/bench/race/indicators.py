"""Who has land and who lacks it, by group: all indicators by Zamin, ten of them by GeoPandas."""

import csv
import os
import subprocess

from bench import Row, absent


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["group"], row["indicator"]): row["value"] for row in csv.DictReader(file)}


def agreement(ours, theirs):
    """Of the peer's figures that Zamin gives without doubt, those that are the same to 1e-6."""
    both = [(key, float(ours[key]), float(value)) for key, value in theirs.items()
            if ours.get(key)]
    other = [key for key, mine, peers in both if abs(mine - peers) > 2e-6 * max(1.0, abs(mine))]
    return f"{len(both) - len(other):,} of {len(both):,} figures the same to 2e-6"


def rows(race):
    plots = "20000" if race.quick else "100000"
    folder = race.file(f"sample_{plots}")
    subprocess.run([race.zamin, "sample", folder, "--plots", plots], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    mine, theirs = race.file("access.csv"), race.file("peer_access.csv")
    project = os.path.join(folder, "khatlon.toml")
    zamin = race.median([race.zamin, "access", project, "-o", mine])
    ours = table(mine)
    question = (f"land access by group, {int(plots):,} plots: {len(ours):,} figures, "
                "GeoPandas ten a group")
    if not race.has("GeoPandas"):
        yield absent(question, "GeoPandas", zamin)
        return
    peer = race.once([race.peer("indicators_geopandas.py"),
                      os.path.join(folder, "khatlon.gpkg"), theirs])
    yield Row(question, zamin.wall_s, zamin.peak_mb, "GeoPandas", peer.wall_s, peer.peak_mb,
              agreement(ours, table(theirs)))
