"""p-medians of OR-Library's sizes: to the proven optimum, beside Cbc on the plain model.

Published instances are taken from the folder `siting` among the data where they are there
(pmed1.txt ...); else random ones of the same sizes, which have no published optimum.
"""

import os

from bench import Row

INSTANCES = ("pmed1", "pmed6", "pmed11")
COLUMNS = ("points", "p", "reference", "value", "bound", "gap_pct", "proven", "wall_s", "cpu_s",
           "peer_s")


def rows(race):
    folder = os.path.join(race.data, "siting")
    only = [word for name in INSTANCES for word in ("--only", name)]
    run = race.once([race.tool("siting_bench"), folder, "--peer", "60", *only])
    for text in run.output.splitlines():
        name, _, rest = text.partition("  ")
        words = rest.split()
        if not any(word in name.split() for word in INSTANCES) or len(words) != len(COLUMNS):
            continue
        row = dict(zip(COLUMNS, words))
        if row["peer_s"] == "-":
            continue
        published = row["reference"] != "-"
        yield Row(f"siting {name.strip()}: {row['points']} points, p {row['p']}, to the proof, "
                  "processor time", max(float(row["cpu_s"]), 0.001), run.peak_mb,
                  "Cbc on the plain model", float(row["peer_s"]), None,
                  f"{row['value']}, proven: {row['proven']}" +
                  (f", published {row['reference']}" if published else ""))
