"""The district page: A4, plots by crop with districts, names, bars, figures, legend, grid, scale and
north, as a PDF. Zamin counts the hectares in its time; QGIS is given them."""

import os

from bench import Row, absent

PROJECT = """title = "Race"
[sources.plots]
path = "{file}::plots"
[sources.districts]
path = "{file}::districts"
"""


def rows(race):
    for count in (100_000, 1_000_000):
        project, page = race.file("project.toml"), race.file("page.pdf")
        with open(project, "w", encoding="utf-8") as out:
            out.write(PROJECT.format(file=race.plots(count)))
        zamin = race.median([race.zamin, "print", project, "--map", "coverage", "-o", page])
        question = f"printing the page of {count:,} plots, A4 PDF"
        if not race.has("QGIS"):
            yield absent(question, "QGIS", zamin)
            continue
        theirs = race.file("qgis.pdf")
        figures = race.file("coverage.csv")
        race.once([race.zamin, "coverage", project, "-o", figures])
        for peer_name, words in (("QGIS's layout, the same page", []),
                                 ("QGIS's layout, its legend of all crops", ["whole-legend"])):
            peer = race.once([race.peer("printing_qgis.py"), race.plots(count), figures, theirs,
                              *words])
            yield Row(question, zamin.wall_s, zamin.peak_mb, peer_name, peer.wall_s, peer.peak_mb,
                      f"{size_mb(page):.1f} MB and {size_mb(theirs):.1f} MB")


def size_mb(path):
    return os.path.getsize(path) / 1e6
