"""Shapes for make_plots.py: 24 districts with shared wiggly borders, and blocks of plots.

Everything is in degrees (longitude, latitude) inside a region and comes from numpy generators seeded
by the caller, so that the same seed gives the same bytes.
"""

import math

import numpy as np

KHATLON = (68.0, 36.9, 70.5, 38.5)  # west, south, east, north; holds 3.5 million plots
COUNTRIES = (66.5, 36.0, 71.5, 39.0)  # for more of them, up to some 13 million
DISTRICT_COLUMNS, DISTRICT_ROWS = 6, 4
BORDER_POINTS = 1000  # vertices of one side of a district
M_PER_DEGREE = 111_200.0  # of latitude; of longitude times the cosine of the latitude
BLOCK_SIDE_M = 1_350.0
CELL_M = 2_000.0  # a block, however turned, fits its cell, so that blocks never overlap


def lon_scale(lat):
    """Metres per degree of longitude at a latitude in degrees."""
    return M_PER_DEGREE * np.cos(np.radians(lat))


def wiggly_border(rng, start, end):
    """A polyline from start to end (both included): a sum of sines over the chord.

    It is the graph of a function over its chord and its slope is bounded at the ends, so it crosses
    neither itself nor the borders that leave the same corner at a good angle.
    """
    t = np.linspace(0.0, 1.0, BORDER_POINTS + 1)
    k = np.arange(1, 180)
    amplitude = rng.normal(size=k.size) / k**1.25
    amplitude *= 0.055 / np.sqrt(np.sum(amplitude**2))
    phase = rng.uniform(0, 2 * math.pi, k.size)
    wave = (amplitude[:, None] * np.sin(2 * math.pi * k[:, None] * t + phase[:, None])).sum(axis=0)
    offset = np.clip(wave, -0.14, 0.14) * np.minimum(1.0, 4 * t * (1 - t))
    start, end = np.asarray(start), np.asarray(end)
    chord = end - start
    normal = np.array([-chord[1], chord[0]])
    line = start + t[:, None] * chord + offset[:, None] * normal
    line[0], line[-1] = start, end
    return line


def districts(seed, region):
    """A list of 24 closed rings (n, 2), counter-clockwise, neighbours sharing their vertices."""
    rng = np.random.default_rng([seed, 1])
    west, south, east, north = region
    xs = np.linspace(west + 0.06, east - 0.06, DISTRICT_COLUMNS + 1)
    ys = np.linspace(south + 0.05, north - 0.05, DISTRICT_ROWS + 1)
    corner = np.stack(np.meshgrid(xs, ys), axis=-1)  # [row, column] -> lon, lat
    inner = corner[1:-1, 1:-1]
    inner += rng.uniform(-0.05, 0.05, inner.shape)
    along = {
        (r, c): wiggly_border(rng, corner[r, c], corner[r, c + 1])
        for r in range(DISTRICT_ROWS + 1)
        for c in range(DISTRICT_COLUMNS)
    }
    up = {
        (r, c): wiggly_border(rng, corner[r, c], corner[r + 1, c])
        for r in range(DISTRICT_ROWS)
        for c in range(DISTRICT_COLUMNS + 1)
    }
    rings = []
    for r in range(DISTRICT_ROWS):
        for c in range(DISTRICT_COLUMNS):
            bottom, right = along[r, c], up[r, c + 1]
            top, left = along[r + 1, c][::-1], up[r, c][::-1]
            rings.append(np.concatenate([bottom[:-1], right[:-1], top[:-1], left]))
    return rings


def block_cells(seed, district_rings, border_share, region):
    """Centres (lon, lat) of all cells of the region in the order in which blocks are laid.

    A share `border_share` of every stretch of the order are cells that a district line runs
    through, as far as there are any, which sets how many plots straddle.
    """
    rng = np.random.default_rng([seed, 2])
    west, south, east, north = region
    middle = (south + north) / 2
    dx, dy = CELL_M / lon_scale(middle - 0.9), CELL_M / M_PER_DEGREE
    columns, rows = int((east - west) / dx), int((north - south) / dy)
    points = np.concatenate(district_rings)
    on_border = np.zeros((rows, columns), dtype=bool)
    # Cells whose middle half holds a vertex of a border, so that the line cuts well into the block.
    cx, cy = (points[:, 0] - west) / dx, (points[:, 1] - south) / dy
    near = (np.abs(cx % 1 - 0.5) < 0.25) & (np.abs(cy % 1 - 0.5) < 0.25)
    ix, iy = cx[near].astype(int), cy[near].astype(int)
    inside = (ix >= 0) & (ix < columns) & (iy >= 0) & (iy < rows)
    on_border[iy[inside], ix[inside]] = True
    iy, ix = np.mgrid[0:rows, 0:columns]
    centres = np.stack([west + (ix + 0.5) * dx, south + (iy + 0.5) * dy], axis=-1)
    border, other = centres[on_border], centres[~on_border]
    border = border[rng.permutation(len(border))]
    other = other[rng.permutation(len(other))]
    # Low-discrepancy merge: the k-th cell is a border cell when floor(k * share) steps up.
    order, b, o = [], 0, 0
    for k in range(len(border) + len(other)):
        wants_border = math.floor((k + 1) * border_share) > math.floor(k * border_share)
        if (wants_border or o == len(other)) and b < len(border):
            order.append(border[b])
            b += 1
        elif o < len(other):
            order.append(other[o])
            o += 1
    return np.array(order)


def edge_points(rng, start, end):
    """Up to two shared vertices on each of an array of edges.

    Returns points (..., 2, 2) in metres and how many of the two are there (...,).
    """
    count = rng.choice(3, size=start.shape[:-1], p=[0.35, 0.35, 0.30])
    chord = end - start
    normal = np.stack([-chord[..., 1], chord[..., 0]], axis=-1)
    first = np.where(count == 2, 1 / 3, 1 / 2) + rng.uniform(-0.1, 0.1, count.shape)
    second = 2 / 3 + rng.uniform(-0.1, 0.1, count.shape)
    at = np.stack([first, second], axis=-1)
    bend = rng.uniform(-0.05, 0.05, at.shape)
    points = (
        start[..., None, :]
        + at[..., None] * chord[..., None, :]
        + bend[..., None] * normal[..., None, :]
    )
    return points, count


def block(seed, index, centre):
    """Plots of one block: (rings, counts).

    rings is (plots, 12, 2) in degrees, counter-clockwise and open, of which the first counts[i]
    vertices are the plot's. Neighbours share corners and the points on their common edges.
    """
    rng = np.random.default_rng([seed, 3, index])
    nx, ny = rng.integers(14, 25, 2)
    u = np.sort(np.linspace(-0.5, 0.5, nx + 1) + rng.uniform(-0.25, 0.25, nx + 1) / nx)
    v = np.sort(np.linspace(-0.5, 0.5, ny + 1) + rng.uniform(-0.25, 0.25, ny + 1) / ny)
    corner = np.stack(np.meshgrid(u, v), axis=-1) * BLOCK_SIDE_M  # [ny + 1, nx + 1]
    corner += rng.uniform(-0.12, 0.12, corner.shape) * BLOCK_SIDE_M / np.array([nx, ny])
    angle = rng.uniform(0, math.pi / 2)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    corner = corner @ turn
    along, along_count = edge_points(rng, corner[:, :-1], corner[:, 1:])
    up, up_count = edge_points(rng, corner[:-1, :], corner[1:, :])

    slots = np.full((ny, nx, 12, 2), np.nan)

    def put_edge(slot, points, count, backwards):
        first, second = points[..., 0, :].copy(), points[..., 1, :].copy()
        first[count < 1] = np.nan
        second[count < 2] = np.nan
        slots[..., slot + 1, :], slots[..., slot + 2, :] = (
            (second, first) if backwards else (first, second)
        )

    for slot, point in zip((0, 3, 6, 9), (corner[:-1, :-1], corner[:-1, 1:],
                                          corner[1:, 1:], corner[1:, :-1])):
        slots[..., slot, :] = point
    put_edge(0, along[:-1], along_count[:-1], False)
    put_edge(3, up[:, 1:], up_count[:, 1:], False)
    put_edge(6, along[1:], along_count[1:], True)
    put_edge(9, up[:, :-1], up_count[:, :-1], True)

    rings = slots.reshape(-1, 12, 2)
    there = ~np.isnan(rings[..., 0])
    order = np.argsort(~there, axis=1, kind="stable")
    rings = np.take_along_axis(rings, order[..., None], axis=1)
    rings = centre + rings / np.array([lon_scale(centre[1]), M_PER_DEGREE])
    return rings, there.sum(axis=1)
