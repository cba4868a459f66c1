"""What all subjects of the race share: where things are, timed runs, rows of the table."""

import glob
import json
import os
import shlex
import statistics
import subprocess
import tempfile
import typing

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.dirname(HERE)
ROOT = os.path.dirname(os.path.dirname(BENCH))
PYTHON = "/usr/bin/python3"  # Debian's, which has the peers' modules


class Failed(Exception):
    """A command that ended with an exit code of its own."""


class Run(typing.NamedTuple):
    """What a process took; cpu_s is of all its threads and children, memory of the largest."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    output: str

    def last_json(self):
        return json.loads(self.output.strip().splitlines()[-1])


class Row(typing.NamedTuple):
    """A line of the table. Seconds and megabytes; None = not known."""

    question: str
    zamin_s: float
    zamin_mb: float | None
    peer: str
    peer_s: float | None = None
    peer_mb: float | None = None
    agreement: str = ""


def absent(question, peer, zamin=None):
    return Row(question, zamin.wall_s if zamin else None, zamin.peak_mb if zamin else None, peer,
               agreement="not installed")


def sql_has(extension):
    return bool(glob.glob(f"/usr/share/postgresql/*/extension/{extension}.control"))


def python_has(module):
    return subprocess.run([PYTHON, "-c", f"import {module}"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def program(*names):
    return any(os.access(os.path.join(folder, name), os.X_OK)
               for folder in os.environ["PATH"].split(os.pathsep) for name in names)


PEERS = {"PostGIS": lambda: sql_has("postgis"), "pgRouting": lambda: sql_has("pgrouting"),
         "GeoPandas": lambda: python_has("geopandas"), "QGIS": lambda: python_has("qgis.core"),
         "QGIS processing": lambda: program("qgis_process.bin", "qgis_process"),
         "GRASS": lambda: program("grass"), "SpatiaLite": lambda: program("spatialite")}


class Bench:
    """The folders of a race and its timed runs."""

    def __init__(self, build, data, runs, quick):
        self.build = os.path.abspath(build)
        self.data = os.path.abspath(data)
        self.runs = runs
        self.quick = quick
        self.zamin = os.path.join(self.build, "zamin")
        self.work = tempfile.mkdtemp(prefix="zamin-race-")
        self.wrapper = shlex.split(os.environ.get("RACE_WRAPPER", ""))
        self._has = {}

    def tool(self, name):
        return os.path.join(self.build, "bench", name)

    def peer(self, name):
        return os.path.join(HERE, "peers", name)

    def has(self, peer):
        if peer not in self._has:
            self._has[peer] = PEERS[peer]()
        return self._has[peer]

    def file(self, name):
        return os.path.join(self.work, name)

    def plots_path(self, count):
        words = {1000: "1k", 10_000: "10k", 100_000: "100k", 1_000_000: "1m", 10_000_000: "10m"}
        return os.path.join(self.data, f"plots_{words[count]}.gpkg")

    def has_plots(self, count):
        return os.path.exists(self.plots_path(count))

    def plots(self, count):
        """A file of make_plots.py, made where it is not there yet."""
        path = self.plots_path(count)
        if not self.has_plots(count):
            os.makedirs(self.data, exist_ok=True)
            subprocess.run([PYTHON, os.path.join(BENCH, "make_plots.py"), str(count), path],
                           check=True, stdout=subprocess.DEVNULL)
        return path

    def once(self, command):
        """A Run of the command; throws Failed."""
        report = self.file("report.json")
        if os.path.exists(report):
            os.unlink(report)
        log = self.file("log")
        with open(log, "w+", encoding="utf-8", errors="replace") as said:
            subprocess.run([*self.wrapper, PYTHON, os.path.join(HERE, "timed.py"), report,
                            *command], stderr=said, stdout=said, check=False)
            said.seek(0)
            words = said.read()
        if not os.path.exists(report):
            raise Failed(f"{' '.join(command)}: stopped: {words[-500:]}")
        with open(report, encoding="utf-8") as file:
            took = json.load(file)
        if took.pop("code") != 0:
            raise Failed(f"{' '.join(command)}: {words[-500:]}")
        return Run(**took)

    def median(self, command, runs=None):
        """The Run of median wall time; the first, which fills the disk's cache, is not counted."""
        self.once(command)
        done = [self.once(command) for _ in range(runs or self.runs)]
        return min(done, key=lambda one: abs(one.wall_s -
                                             statistics.median_low(run.wall_s for run in done)))


def seconds(value):
    if value is None:
        return ""
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.3g} s" if value < 100 else \
        f"{value:.0f} s"


def megabytes(value):
    return "" if value is None else f"{value:.0f} MB"


TABLE_HEAD = ("| question | Zamin | peer | takes | times Zamin's | memory, Zamin and peer | agreement |\n"
              "|---|---|---|---|---|---|---|")


def line(row):
    """The row as a line of Markdown."""
    ratio = f"{row.peer_s / row.zamin_s:.3g}" if row.peer_s and row.zamin_s else ""
    memory = " / ".join(filter(None, (megabytes(row.zamin_mb), megabytes(row.peer_mb))))
    return (f"| {row.question} | {seconds(row.zamin_s)} | {row.peer} | {seconds(row.peer_s)} | "
            f"{ratio} | {memory} | {row.agreement} |")


def machine():
    """A line on what the race is run on."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory_gb = int(file.readline().split()[1]) / 1e6
    with open("/etc/os-release", encoding="utf-8") as file:
        system = next(line.split('"')[1] for line in file if line.startswith("PRETTY_NAME"))
    return (f"{os.cpu_count()} cores of {model}, {memory_gb:.0f} GB, {system}, load "
            f"{os.getloadavg()[0]:.1f} at the start")
