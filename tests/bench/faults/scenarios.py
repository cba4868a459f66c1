"""What faults.py breaks: commands with the files they write, and how to tell that one is whole."""

import os
import re
import sqlite3
import typing
import zipfile


class Scenario(typing.NamedTuple):
    name: str
    arguments: typing.Callable[[str], list]  # of the project's path; paths relative to the folder
    targets: list
    sources: tuple = ("khatlon.gpkg",)


def _writing(command, name, *options, by="-o"):
    return Scenario(" ".join([command, by, name]),
                    lambda project: [command, project, *options, by, name], [name])


REQUEST = ("--group", "KUL-G21", "--date", "2018-12-31")
# A table in every format first; then what else each command writes.
SCENARIOS = [
    *(_writing("coverage", f"out{ending}") for ending in (".csv", ".json", ".xlsx", ".geojson",
                                                          ".fgb", ".gpkg")),
    _writing("check", "out.csv"),
    _writing("check", "mended.gpkg", "--accept", "all"),
    _writing("check", "import.csv", by="--import-report"),
    *(_writing("catchments", f"reach{ending}") for ending in (".csv", ".gpkg")),
    *(_writing("access", f"gaps{ending}") for ending in (".csv", ".xlsx")),
    *(_writing("site", f"sites{ending}", "--by", "line") for ending in (".json", ".gpkg")),
    *(_writing("print", f"page{ending}") for ending in (".pdf", ".svg", ".png")),
    *(_writing("request", f"annex{ending}", *REQUEST) for ending in (".pdf", ".csv", ".gpkg")),
    Scenario("report -o folder", lambda project: ["report", project, "-o", "folder"],
             [f"folder/{name}" for name in ("coverage.csv", "coverage.xlsx", "access.xlsx", "problems.csv",
                                            "import.csv", "coverage.pdf", "access.pdf",
                                            "catchments.pdf", "index.html")]),
    Scenario("sample folder", lambda project: ["sample", "folder", "--plots", "5000"],
             ["folder/khatlon.gpkg", "folder/khatlon.toml", "folder/khatlon_elevation.tif"]),
]

# What differs between two undisturbed runs: dates of making, identities made of them, seconds.
_PASSING = re.compile(rb"(/CreationDate|/ModDate) ?\([^)]*\)|<xmp:\w+Date>[^<]*|"
                      rb"/ID ?\[[^\]]*\]|\"seconds\": ?[0-9.e-]+")


def _rows(path):
    """Every row of every table, by table; None where the file is damaged."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            if database.execute("pragma integrity_check").fetchone() != ("ok",):
                return None
            tables = [row[0] for row in database.execute(
                "select table_name from gpkg_contents order by table_name")]
            return {table: database.execute(f'select * from "{table}"').fetchall()
                    for table in tables}
    except sqlite3.DatabaseError:
        return None


def _entries(path):
    """The parts of a workbook but the one with its date; None where the file is damaged."""
    try:
        with zipfile.ZipFile(path) as book:
            if book.testzip() is not None:
                return None
            return {name: book.read(name) for name in book.namelist()
                    if name != "docProps/core.xml"}
    except zipfile.BadZipFile:
        return None


def whole(path, reference):
    """Whether the file is the one that an undisturbed run writes."""
    if path.endswith(".gpkg"):
        rows = _rows(path)
        return rows is not None and rows == _rows(reference)
    if path.endswith(".xlsx"):
        entries = _entries(path)
        return entries is not None and entries == _entries(reference)
    with open(path, "rb") as file, open(reference, "rb") as new:
        return _PASSING.sub(b"", file.read()) == _PASSING.sub(b"", new.read())
