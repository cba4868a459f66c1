"""Every plot of a file with all its columns, from the disk into memory."""

from bench import Row, absent


def rows(race):
    count = 1_000_000
    file = race.plots(count)
    question = f"reading {count:,} plots with all columns"
    zamin = race.median([race.tool("read_bench"), file, "plots"])
    features = zamin.last_json()["features"]
    loop = race.median([race.tool("gdal_loop"), file, "plots"])
    yield Row(question, zamin.wall_s, zamin.peak_mb, "GDAL's bare loop, nothing kept", loop.wall_s,
              loop.peak_mb, same(features, loop))
    for name, script in (("GeoPandas", "reading_geopandas.py"), ("QGIS", "reading_qgis.py")):
        if not race.has(name):
            yield absent(question, name, zamin)
            continue
        peer = race.once([race.peer(script), file, "plots"])
        yield Row(question, zamin.wall_s, zamin.peak_mb, name, peer.wall_s, peer.peak_mb,
                  same(features, peer))


def same(features, peer):
    theirs = peer.last_json()["features"]
    return "same number" if theirs == features else f"{features} and {theirs} rows"
