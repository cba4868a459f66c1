#!/usr/bin/env python3
"""Compares `zamin site` with HiGHS (scipy.optimize.milp) on random instances of all objectives.

    /usr/bin/python3 siting_oracle.py build/release/zamin [INSTANCES]

Needs python3-scipy. Seven questions an instance: the four objectives, p-median with
a site fixed and one forbidden, and with capacities, whole and split. Every answer must be proven, and equal to the optimum of the plain model.
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


def p_median(matrix, weights, p, fixed=(), forbidden=()):
    """p counts the fixed sites."""
    demands, sites = matrix.shape
    costs = [0.0] * sites
    rows = [([(j, 1) for j in range(sites)], p, p)]
    rows += [([(j, 1)], 1, 1) for j in fixed]
    rows += [([(j, 1)], 0, 0) for j in forbidden]
    for i in range(demands):
        first = len(costs)
        costs += [weights[i] * c for c in matrix[i]]
        rows.append(([(first + j, 1) for j in range(sites)], 1, 1))
        rows += [([(first + j, 1), (j, -1)], -np.inf, 0) for j in range(sites)]
    return solve(costs, rows, sites)


def capacitated(matrix, weights, capacities, p, whole):
    demands, sites = matrix.shape
    pairs = demands * sites
    costs = [weights[i] * matrix[i][j] for i in range(demands) for j in range(sites)]
    rows = [([(pairs + j, 1) for j in range(sites)], p, p)]
    for i in range(demands):
        rows.append(([(i * sites + j, 1) for j in range(sites)], 1, 1))
        rows += [([(i * sites + j, 1), (pairs + j, -1)], -np.inf, 0) for j in range(sites)]
    for j in range(sites):
        load = [(i * sites + j, weights[i]) for i in range(demands)]
        rows.append((load + [(pairs + j, -capacities[j])], -np.inf, 0))
    # Sites first where they alone are whole.
    if whole:
        return solve(costs + [0.0] * sites, rows, pairs + sites)
    turned = [([((k - pairs) if k >= pairs else k + sites, f) for k, f in terms], low, high)
              for terms, low, high in rows]
    return solve([0.0] * sites + costs, turned, sites)


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


def write_table(file, header, rows):
    with open(file, "w", encoding="utf-8") as out:
        out.write(header + "\n")
        out.writelines(",".join(str(cell) for cell in row) + "\n" for row in rows)


def questions(rng, folder):
    """Objective, arguments of `zamin site`, optimum."""
    demands, sites, p = rng.randint(20, 60), rng.randint(10, 30), rng.randint(2, 6)
    matrix = plane(rng, demands, sites)
    weights = [rng.randint(1, 20) for _ in range(demands)]
    radius = rng.uniform(15, 35)
    room = 1.25 * sum(weights) / p
    capacities = [math.ceil(room * rng.uniform(0.9, 1.3)) for _ in range(sites)]
    write_table(f"{folder}/costs.csv", "from,to,cost",
                [(f"d{i}", f"s{j}", repr(float(matrix[i][j])))
                 for i in range(demands) for j in range(sites)])
    write_table(f"{folder}/demand.csv", "demand,weight",
                [(f"d{i}", w) for i, w in enumerate(weights)])
    write_table(f"{folder}/sites.csv", "site,capacity",
                [(f"s{j}", c) for j, c in enumerate(capacities)])
    weighted = ["--demand", f"{folder}/demand.csv"]
    roomy = [*weighted, "--candidates", f"{folder}/sites.csv", "--capacity", "capacity"]
    fixed, forbidden = rng.sample(range(sites), 2)
    count = ["--new", str(p)]
    return f"{demands:3} x {sites:2} p {p}", [
        ("p-median", [*count, *weighted], p_median(matrix, weights, p)),
        ("p-median", [*count, *weighted, "--fixed", f"s{fixed}", "--forbidden", f"s{forbidden}"],
         p_median(matrix, weights, p + 1, [fixed], [forbidden])),
        ("p-median", [*count, *roomy], capacitated(matrix, weights, capacities, p, True)),
        ("p-median", [*count, *roomy, "--split"],
         capacitated(matrix, weights, capacities, p, False)),
        ("p-center", count, p_center(matrix, p)),
        ("max-cover", [*count, "--radius", repr(radius), *weighted],
         max_cover(matrix, weights, radius, p)),
        ("set-cover", ["--radius", repr(radius)], set_cover(matrix, radius)),
    ]


def main():
    program = sys.argv[1]
    instances = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    asked, wrong = 0, 0
    for seed in range(instances):
        with tempfile.TemporaryDirectory() as folder:
            size, rows = questions(random.Random(seed), folder)
            for objective, arguments, optimum in rows:
                found = ask(program, folder, ["--objective", objective, *arguments])
                good = found["proven"] and math.isclose(found["objective"], optimum,
                                                        rel_tol=1e-6, abs_tol=1e-6)
                asked += 1
                wrong += not good
                more = " ".join(a for a in arguments if a in ("--fixed", "--capacity", "--split"))
                print(f"{seed:3} {objective:10} {size}  HiGHS {optimum:12.4f}  "
                      f"zamin {found['objective']:12.4f}  {'same' if good else 'DIFFERENT'}  {more}",
                      flush=True)
    print(f"{asked} answers, {wrong} different")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
