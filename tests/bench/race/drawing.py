"""The views of a flight from the whole region to one plot and back: Zamin's frames and QGIS."""

import json

from bench import Row, absent

SIZE = "1920x1080"


def rows(race):
    count = 1_000_000
    file = race.plots(count)
    seconds = "12" if race.quick else "24"
    flown = race.once(["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", race.zamin, "open", file,
                       "--size", SIZE, "--flight", seconds])
    flight = flown.last_json()
    question = f"drawing {count:,} plots at {SIZE}"
    yield Row(f"{question}: first map, from the program's start", flight["first_map_frame_s"],
              flight["peak_rss_mb"], "")
    if not race.has("QGIS"):
        yield absent(question, "QGIS")
        return
    views = race.file("flight.json")
    with open(views, "w", encoding="utf-8") as out:
        json.dump(flight, out)
    peer = race.once([race.peer("drawing_qgis.py"), views, file])
    for view, theirs in zip(flight["views"], peer.last_json()):
        wide_km = (view["east"] - view["west"]) / 1000
        yield Row(f"{question}, {wide_km:.3g} km wide: a frame while moving, median",
                  view["p50_ms"] / 1000, None, "QGIS, the same view", theirs["ms"] / 1000,
                  peer.peak_mb, f"QGIS fills {theirs['drawn'] * 100:.0f} % of its pixels; "
                  f"longest frame of this part {view['max_ms']:.0f} ms")
