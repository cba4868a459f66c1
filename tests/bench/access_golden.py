#!/usr/bin/env python3
"""Gini, Palma and floating catchments by other formulas than the program's, for tests/golden/access.

Gini by the mean absolute difference over all pairs, Palma by the Lorenz curve's piecewise linear
interpolation, E2SFCA by full matrices: the definitions, not the sums that the program uses. Only
Python's standard library.  Usage: access_golden.py FOLDER"""

import random
import sys
from bisect import bisect_right
from pathlib import Path


def gini(x):
    n, mean = len(x), sum(x) / len(x)
    difference = sum(abs(a - b) for a in x for b in x) / n**2
    g = difference / (2 * mean)
    return g * n / (n - 1) if n < 50 else g


def lorenz(x, p):
    x = sorted(x)
    points = [0.0]
    for value in x:
        points.append(points[-1] + value)
    at = p * len(x)
    i = min(int(at + 1e-12), len(x) - 1)
    return (points[i] + (at - i) * (points[i + 1] - points[i])) / points[-1]


def palma(x):
    return (1 - lorenz(x, 0.9)) / lorenz(x, 0.4)


def inequality_cases():
    rng = random.Random(2018)
    cases = {
        "uniform_10": [rng.uniform(0.1, 2) for _ in range(10)],
        "uniform_49": [rng.uniform(0.1, 2) for _ in range(49)],
        "uniform_50": [rng.uniform(0.1, 2) for _ in range(50)],
        "heavy_tail_137": [rng.paretovariate(1.3) * 0.05 for _ in range(137)],
        "some_landless_33": [0.0] * 9 + [rng.expovariate(1) for _ in range(24)],
        "mixture_300": [rng.uniform(0.05, 0.99) for _ in range(240)]
        + [rng.uniform(1, 5) for _ in range(45)]
        + [rng.uniform(5, 20) for _ in range(15)],
    }
    for x in cases.values():
        rng.shuffle(x)
    return cases


def catchments():
    rng = random.Random(7)
    supplies = [(rng.uniform(0, 20000), rng.uniform(0, 20000), rng.randint(50, 400)) for _ in range(5)]
    demands = [(rng.uniform(0, 20000), rng.uniform(0, 20000), rng.randint(5, 60)) for _ in range(40)]
    ends, weights = [3000, 6000, 9000], [1, 0.42, 0.09, 0]

    def weight(d):
        return weights[bisect_right(ends, d)]

    distance = [[((x - u) ** 2 + (y - v) ** 2) ** 0.5 for u, v, _ in supplies] for x, y, _ in demands]
    reach = [sum(d[2] * weight(distance[k][j]) for k, d in enumerate(demands)) for j in range(5)]
    ratio = [s[2] / r if r else 0.0 for s, r in zip(supplies, reach)]
    access = [sum(ratio[j] * weight(row[j]) for j in range(5)) for row in distance]
    return supplies, demands, distance, access


def main(folder):
    with open(folder / "inequality.csv", "w") as out:
        out.write("case,gini,palma,holdings...\n")
        for name, x in inequality_cases().items():
            out.write(",".join([name] + [repr(v) for v in [gini(x), palma(x)] + x]) + "\n")
    supplies, demands, distance, access = catchments()
    with open(folder / "catchments.csv", "w") as out:
        out.write(",".join(str(s[2]) for s in supplies) + "\n")
        for d, a, row in zip(demands, access, distance):
            out.write(",".join(repr(v) for v in [d[2], a] + row) + "\n")


main(Path(sys.argv[1]))
