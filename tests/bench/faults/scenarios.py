"""What faults.py breaks: commands with the files they write, and how to tell that one is whole."""

import os
import sqlite3
import typing
import zipfile


class Scenario(typing.NamedTuple):
    name: str
    arguments: typing.Callable[[str], list]  # of the project's path; paths relative to the folder
    targets: list
    sources: tuple = ("khatlon.gpkg",)


def _coverage(name):
    return Scenario(f"coverage -o {name}",
                    lambda project: ["coverage", project, "-o", name], [name])


SCENARIOS = [
    *(_coverage(f"out{ending}") for ending in (".csv", ".json", ".xlsx", ".geojson", ".fgb",
                                               ".gpkg")),
    Scenario("check -o out.csv", lambda project: ["check", project, "-o", "out.csv"], ["out.csv"]),
]


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
        return os.path.getsize(path) == os.path.getsize(reference) and file.read() == new.read()
