#!/usr/bin/python3
"""QGIS draws the views of a flight of Zamin's: drawing_qgis.py FLIGHT.json FILE.gpkg

FLIGHT.json is what `zamin open FILE --flight` prints. Plots are filled by crop, districts outlined,
in parallel as in QGIS's own window. Prints JSON: the milliseconds of each view, median of three,
and the share of pixels that are not background.
"""

import json
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (QgsApplication, QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem,
                       QgsFillSymbol, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle,
                       QgsRendererCategory, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

RUNS = 3
COLOURS = ["#d9b24c", "#f4f1e6", "#5aa469", "#a4508b", "#c94f4f", "#b08968", "#7cb342", "#e0c341",
           "#8d6e63", "#80cbc4"]


def layers_of(path):
    """The districts over the plots, as QGIS wants them."""
    plots = QgsVectorLayer(f"{path}|layername=plots", "plots")
    districts = QgsVectorLayer(f"{path}|layername=districts", "districts")
    if not plots.isValid() or not districts.isValid():
        sys.exit(f"{path}: QGIS does not read it")
    crops = sorted(str(value) for value in plots.uniqueValues(plots.fields().indexOf("crop")))
    categories = [QgsRendererCategory(crop, QgsFillSymbol.createSimple(
        {"color": COLOURS[i % len(COLOURS)], "outline_color": "#555555", "outline_width": "0.1"}),
        crop) for i, crop in enumerate(crops)]
    plots.setRenderer(QgsCategorizedSymbolRenderer("crop", categories))
    districts.renderer().setSymbol(QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#333333", "outline_width": "0.4"}))
    return [districts, plots]


def settings_of(view, crs, layers):
    settings = QgsMapSettings()
    settings.setDestinationCrs(crs)
    settings.setLayers(layers)
    settings.setOutputSize(QSize(round(view["width_px"]), round(view["height_px"])))
    settings.setExtent(QgsRectangle(view["west"], view["south"], view["east"], view["north"]))
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    return settings


def drawn(settings):
    """Milliseconds, and the picture."""
    start = time.monotonic()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return (time.monotonic() - start) * 1000, job.renderedImage()


def share_drawn(picture):
    """Of every tenth pixel, those that are not white."""
    white = QColor("white").rgb()
    seen = [picture.pixel(x, y) != white for x in range(0, picture.width(), 10)
            for y in range(0, picture.height(), 10)]
    return sum(seen) / len(seen)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        flight = json.load(file)
    application = QgsApplication([], False)
    application.initQgis()
    layers = layers_of(sys.argv[2])
    crs = QgsCoordinateReferenceSystem.fromWkt(flight["crs"])
    views = []
    for view in flight["views"]:
        times = []
        for _ in range(RUNS):
            ms, picture = drawn(settings_of(view, crs, layers))
            times.append(ms)
        views.append({"ms": statistics.median(times), "drawn": share_drawn(picture)})
    print(json.dumps(views), flush=True)
    os._exit(0)  # QGIS's own end takes its time and sometimes fails


if __name__ == "__main__":
    main()
