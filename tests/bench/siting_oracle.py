#!/usr/bin/env python3
"""Compares `zamin site` with HiGHS (scipy.optimize.milp) on random instances of all objectives.

    python3 siting_oracle.py build/release/zamin [INSTANCES]

Needs python3-scipy. Every answer must be proven, and equal to the optimum of the plain model.
"""

import json
import math
import random
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix


def plane(rng, demands, sites):
    points = [(rng.random() * 100, rng.random() * 100) for _ in range(demands + sites)]
    return np.array([[math.dist(points[i], points[demands + j]) for j in range(sites)]
                     for i in range(demands)])


def solve(costs, rows, integers):
    """Least costs @ x, x in 0..1, the first `integers` whole."""
    matrix = lil_matrix((len(rows), len(costs)))
    lower, upper = [], []
    for k, (terms, low, high) in enumerate(rows):
        for column, factor in terms:
            matrix[k, column] = factor
        lower.append(low)
        upper.append(high)
    whole = np.zeros(len(costs))
    whole[:integers] = 1
    found = milp(np.array(costs), constraints=LinearConstraint(matrix.tocsr(), lower, upper),
                 integrality=whole, bounds=Bounds(0, 1), options={"mip_rel_gap": 0})
    return found.fun


def p_median(matrix, weights, p):
    demands, sites = matrix.shape
    costs = [0.0] * sites
    rows = [([(j, 1) for j in range(sites)], p, p)]
    for i in range(demands):
        first = len(costs)
        costs += [weights[i] * c for c in matrix[i]]
        rows.append(([(first + j, 1) for j in range(sites)], 1, 1))
        rows += [([(first + j, 1), (j, -1)], -np.inf, 0) for j in range(sites)]
    return solve(costs, rows, sites)


def set_cover(matrix, radius):
    sites = matrix.shape[1]
    rows = []
    for row in matrix:
        near = [(j, 1) for j in range(sites) if row[j] <= radius]
        if near:
            rows.append((near, 1, np.inf))
    return solve([1.0] * sites, rows, sites)


def max_cover(matrix, weights, radius, p):
    demands, sites = matrix.shape
    rows = [([(j, 1) for j in range(sites)], p, p)]
    for i in range(demands):
        near = [(j, -1) for j in range(sites) if matrix[i][j] <= radius]
        rows.append((near + [(sites + i, 1)], -np.inf, 0))
    return -solve([0.0] * sites + [-w for w in weights], rows, sites)


def p_center(matrix, p):
    radii = sorted(set(matrix.flatten()))
    low, high = 0, len(radii) - 1
    while low < high:
        middle = (low + high) // 2
        if radii[middle] >= matrix.min(axis=1).max() and set_cover(matrix, radii[middle]) <= p + 0.5:
            high = middle
        else:
            low = middle + 1
    return radii[low]


def ask(program, folder, arguments):
    run = subprocess.run([program, "site", "--costs", f"{folder}/costs.csv", *arguments],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def main():
    program = sys.argv[1]
    instances = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    wrong = 0
    for seed in range(instances):
        rng = random.Random(seed)
        demands, sites, p = rng.randint(20, 60), rng.randint(10, 30), rng.randint(2, 6)
        matrix = plane(rng, demands, sites)
        weights = [rng.randint(1, 20) for _ in range(demands)]
        radius = rng.uniform(15, 35)
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/costs.csv", "w", encoding="utf-8") as out:
                out.write("from,to,cost\n")
                out.writelines(f"d{i},s{j},{float(matrix[i][j])!r}\n"
                               for i in range(demands) for j in range(sites))
            with open(f"{folder}/demand.csv", "w", encoding="utf-8") as out:
                out.write("demand,weight\n")
                out.writelines(f"d{i},{w}\n" for i, w in enumerate(weights))
            weighted = ["--demand", f"{folder}/demand.csv"]
            rows = [
                ("p-median", ["--new", str(p), *weighted], p_median(matrix, weights, p)),
                ("p-center", ["--new", str(p)], p_center(matrix, p)),
                ("max-cover", ["--new", str(p), "--radius", repr(radius), *weighted],
                 max_cover(matrix, weights, radius, p)),
                ("set-cover", ["--radius", repr(radius)], set_cover(matrix, radius)),
            ]
            for objective, arguments, optimum in rows:
                found = ask(program, folder, ["--objective", objective, *arguments])
                good = found["proven"] and math.isclose(found["objective"], optimum,
                                                        rel_tol=1e-6, abs_tol=1e-6)
                wrong += not good
                print(f"{seed:3} {objective:10} {demands:3} x {sites:2}  HiGHS {optimum:12.4f}  "
                      f"zamin {found['objective']:12.4f}  {'same' if good else 'DIFFERENT'}")
    print(f"{4 * instances} answers, {wrong} different")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
