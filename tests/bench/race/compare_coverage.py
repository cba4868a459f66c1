#!/usr/bin/python3
"""Compares two coverage tables row by row and prints the largest differences.

    tests/bench/race/compare_coverage.py A.csv B.csv [--tolerance 1e-6]

Rows are matched by district and crop, seasons added up; further columns are ignored. Areas agree
when they differ by no more than the tolerance (relative to the larger) or by one unit of the sixth
decimal (0.01 m2), which is all that the files hold of small areas. A row that one table lacks
counts as no plots and no area. Exit code 0: all rows agree; 1: they do not; 2: wrong usage.
"""

import argparse
import csv
import os
import sys

LAST_DECIMAL_HA = 1.01e-6  # one unit, and the error of writing it in binary


def read_table(path):
    """{(district, crop): (plots, area_ha)} of a CSV file; lines that start with # are comments."""
    if not os.path.isfile(path):
        raise SystemExit(f"{path}: no such file")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        missing = {"district", "crop", "plots", "area_ha"} - set(rows.fieldnames or [])
        if missing:
            raise SystemExit(f"{path}: no column {', '.join(sorted(missing))}")
        table = {}
        for row in rows:
            key = row["district"], row["crop"]
            if key in table and "season" not in row:
                raise SystemExit(f"{path}: two rows for {key[0]}, {key[1]}")
            plots, area_ha = table.get(key, (0, 0.0))
            table[key] = plots + int(row["plots"]), area_ha + float(row["area_ha"])
    return table


def differences(a, b):
    """[(relative, absolute_ha, key, row of a, row of b)], largest relative difference first."""
    found = []
    for key in a.keys() | b.keys():
        left, right = a.get(key, (0, 0.0)), b.get(key, (0, 0.0))
        absolute = abs(left[1] - right[1])
        largest = max(abs(left[1]), abs(right[1]))
        found.append((absolute / largest if largest else 0.0, absolute, key, left, right))
    return sorted(found, reverse=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("a", metavar="A.csv")
    parser.add_argument("b", metavar="B.csv")
    parser.add_argument("--tolerance", type=float, default=1e-6, help="relative (default 1e-6)")
    parser.add_argument("--show", type=int, default=10, help="how many rows to print (default 10)")
    options = parser.parse_args()

    a, b = read_table(options.a), read_table(options.b)
    rows = differences(a, b)
    beyond = [row for row in rows
              if row[0] > options.tolerance and row[1] > LAST_DECIMAL_HA]
    other_counts = [row for row in rows if row[3][0] != row[4][0]]
    shown = beyond + [row for row in other_counts if row not in beyond] or rows
    print(f"{'relative':>10} {'ha':>13}  {'plots':>15}  row")
    for relative, absolute, key, left, right in shown[:options.show]:
        print(f"{relative:10.2e} {absolute:13.6f}  {left[0]:>7}/{right[0]:<7}  {' | '.join(key)}")
    total_a, total_b = (sum(area for _, area in table.values()) for table in (a, b))
    print(f"{len(rows)} rows: {len(beyond)} differ by more than {options.tolerance:g} in area, "
          f"{len(other_counts)} in plots; {len(a.keys() ^ b.keys())} in one table only")
    print(f"sum of areas {total_a:.6f} and {total_b:.6f} ha, relative difference "
          f"{abs(total_a - total_b) / max(total_a, total_b, 1e-300):.2e}")
    return 1 if beyond or other_counts else 0


if __name__ == "__main__":
    sys.exit(main())
