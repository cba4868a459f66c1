#!/usr/bin/python3
"""Times `zamin coverage` beside a bare GDAL loop over the same features, turn by turn.

    tests/bench/race_coverage.py FILE.gpkg... [--runs 5] [--with-postgis] [--with-geopandas]
                                 [--with-qgis]

Each FILE was written by make_plots.py. Prints medians of the wall time of the whole processes,
their ratio, the peak memory and the cost per plot; with two files or more, the cost per plot of the
last against that of the first. A peer runs once a file and its table is compared with Zamin's.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import typing

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "..", "build", "release")
PEERS = {"postgis": "peer_postgis.sh", "geopandas": "peer_geopandas.py", "qgis": "peer_qgis.sh"}


class Run(typing.NamedTuple):
    """What a process took; cpu_s is of all its threads, memory that of the process itself."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    output: str


def median(runs, field):
    return statistics.median(getattr(one, field) for one in runs)


def run(command):
    """A Run of the command; stops everything when it fails."""
    with tempfile.TemporaryFile("w+") as complaints:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True)
        with process.stdout:
            text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaints.seek(0)
            sys.exit(f"{complaints.read()}{' '.join(command)} ended with exit code "
                     f"{process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def coverage_arguments(file, out):
    return ["--plots", f"{file}::plots", "--crop", "crop", "--districts", f"{file}::districts",
            "--district-name", "name", "-o", out]


def race(options, file, out):
    """Zamin and the loop in turns; prints the figures and returns Zamin's seconds per plot."""
    loop_command = [options.loop, file, "plots"]
    zamin_command = [options.zamin, "coverage", *coverage_arguments(file, out)]
    features = json.loads(run(loop_command).output)["features"]  # the file is in memory now
    loop, zamin = [], []
    for _ in range(options.runs):
        loop.append(run(loop_command))
        zamin.append(run(zamin_command))
    inside_s = statistics.median(json.loads(one.output)["seconds"] for one in loop)
    loop_s, zamin_s = median(loop, "wall_s"), median(zamin, "wall_s")
    print(f"\n{file}: {features} plots, median of {options.runs}, load {os.getloadavg()[0]:.1f} "
          f"on {os.cpu_count()} cores")
    print(f"  bare GDAL loop   {loop_s:8.3f} s   ({median(loop, 'cpu_s'):.2f} s of processor; "
          f"open and loop alone {inside_s:.3f} s)")
    print(f"  zamin coverage   {zamin_s:8.3f} s   ({median(zamin, 'cpu_s'):.2f} s of processor; "
          f"runs {', '.join(f'{one.wall_s:.3f}' for one in zamin)})")
    print(f"  ratio            {zamin_s / loop_s:8.3f}     "
          f"(to open and loop alone {zamin_s / inside_s:.3f}; at most 1.25 wanted at 1M)")
    print(f"  peak memory      {max(one.peak_mb for one in zamin):8.0f} MB  (at most 1000 wanted)")
    print(f"  cost per plot    {zamin_s / features * 1e6:8.3f} us", flush=True)
    return zamin_s, zamin_s / features


def race_peer(name, file, zamin_s, zamin_table, folder):
    """Runs a peer once, prints its time as a multiple of Zamin's, and compares the tables."""
    out = os.path.join(folder, f"{name}.csv")
    peer = run([os.path.join(HERE, PEERS[name]), *coverage_arguments(file, out)])
    print("".join(f"    {line}\n" for line in peer.output.splitlines()), end="")
    if not os.path.exists(out):
        print(f"  {name}: skipped")
        return
    print(f"  {name:<16} {peer.wall_s:8.2f} s   "
          f"= {peer.wall_s / zamin_s:.1f} times Zamin's (12 wanted)", flush=True)
    subprocess.run([os.path.join(HERE, "compare_coverage.py"), zamin_table, out, "--show", "3"],
                   check=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE.gpkg")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--zamin", default=os.path.join(BUILD, "zamin"))
    parser.add_argument("--loop", default=os.path.join(BUILD, "bench", "gdal_loop"))
    for name in PEERS:
        parser.add_argument(f"--with-{name}", action="append_const", dest="peers", const=name)
    options = parser.parse_args()

    costs = []
    with tempfile.TemporaryDirectory() as folder:
        for file in options.files:
            table = os.path.join(folder, "zamin.csv")
            zamin_s, cost = race(options, file, table)
            costs.append(cost)
            for name in options.peers or []:
                race_peer(name, file, zamin_s, table, folder)
    if len(costs) > 1:
        print(f"\ncost per plot, last file against first: {costs[-1] / costs[0]:.3f} "
              "(at most 1.2 wanted for 1M against 100k)")


if __name__ == "__main__":
    main()
