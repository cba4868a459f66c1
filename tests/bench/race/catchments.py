"""The nearest of a hundred centres: by line, on a network of roads, over terrain."""

import re

from bench import Row, absent


def of(pattern, text):
    return float(re.search(pattern, text, re.MULTILINE)[1])


def last_numbers(text):
    return [float(word) for word in re.findall(r"[0-9.]+(?:e-?[0-9]+)?", text.strip().splitlines()[-1])]


def rows(race):
    bench = race.tool("catchment_bench")
    farms = "100000" if race.quick else "1000000"
    edges = "200000" if race.quick else "1000000"
    yield from line(race, bench, farms)
    yield from road(race, bench, edges)
    yield from terrain(race, bench, "4000000")


def line(race, bench, farms):
    question = f"by line: the nearest of 100 centres for {int(farms):,} farms"
    for name, script in (("PostGIS", "line_postgis.sh"), ("GeoPandas", "line_geopandas.py")):
        if not race.has(name):
            yield absent(question, name)
            continue
        peer = race.once([race.peer(script), bench, farms])
        zamin_s = of(r"^line: .* ([0-9.]+) s", peer.output)
        largest_m = last_numbers(peer.output)[-1]
        yield Row(question, zamin_s, None, name, of(r"^nearest +([0-9.]+) s", peer.output), None,
                  f"metres to {largest_m:.1g}")


def road(race, bench, edges):
    question = f"by road: the nearest of 100 centres for each node of {int(edges):,} edges"
    if not race.has("pgRouting"):
        yield absent(question, "pgRouting")
        return
    peer = race.once([race.peer("road_pgrouting.sh"), bench, edges])
    zamin_s = of(r"^road: nearest.* ([0-9.]+) s", peer.output)
    largest_s = last_numbers(peer.output)[-1]
    yield Row(question, zamin_s, None, "pgRouting, from one node joined to all centres",
              of(r"^joined to one node +([0-9.]+) s", peer.output), None,
              f"seconds to {largest_s:.1g}")
    yield Row(question, zamin_s, None, "pgRouting with equicost, which errs",
              of(r"^equicost +([0-9.]+) s", peer.output))


def terrain(race, bench, cells):
    question = f"over {int(cells):,} cells of terrain from 100 centres, r.walk's rule"
    if not race.has("GRASS"):
        yield absent(question, "GRASS")
        return
    peer = race.once([race.peer("terrain_grass.sh"), bench, cells])
    yield Row(question, of(r"^terrain: r.walk's rule.* ([0-9.]+) s", peer.output), None,
              "GRASS, r.walk -k", of(r"^r.walk -k: ([0-9.]+) s", peer.output), None,
              f"minutes to {of('^mean=([0-9.e-]+)', peer.output):.1g} on average, "
              f"{of('^max=([0-9.e-]+)', peer.output):.1g} at most")
