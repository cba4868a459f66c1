#!/usr/bin/python3
"""QGIS prints a district page: printing_qgis.py FILE.gpkg OUT.pdf

A4 across: plots by crop under outlined districts, title, legend, scale bar and north arrow, as a
PDF with QGIS's own settings. The table of hectares that Zamin's page has is left out: QGIS would
have to compute it first. Prints JSON.
"""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
                       QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
                       QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize,
                       QgsPrintLayout, QgsProject)

from drawing_qgis import layers_of


def add(layout, item, x_mm, y_mm, width_mm=None, height_mm=None):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x_mm, y_mm))
    if width_mm:
        item.attemptResize(QgsLayoutSize(width_mm, height_mm))
    return item


def page_of(project, layers):
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()  # A4 across
    sheet = add(layout, QgsLayoutItemMap(layout), 10, 22, 215, 178)
    sheet.setLayers(layers)
    sheet.setCrs(project.crs())
    to_map = QgsCoordinateTransform(layers[0].crs(), project.crs(), project)
    whole = to_map.transformBoundingBox(layers[0].extent())
    sheet.setExtent(whole)  # takes its shape; then its size again
    sheet.attemptResize(QgsLayoutSize(215, 178))
    sheet.zoomToExtent(whole)
    sheet.setFrameEnabled(True)
    sheet.grid().setEnabled(True)
    sheet.grid().setIntervalX(50000)
    sheet.grid().setIntervalY(50000)
    title = add(layout, QgsLayoutItemLabel(layout), 10, 8, 215, 12)
    title.setText("Crops by district")
    legend = add(layout, QgsLayoutItemLegend(layout), 230, 22)
    legend.setLinkedMap(sheet)
    bar = add(layout, QgsLayoutItemScaleBar(layout), 230, 185)
    bar.setLinkedMap(sheet)
    bar.applyDefaultSize()
    return layout


def main():
    application = QgsApplication([], False)
    application.initQgis()
    start = time.monotonic()
    project = QgsProject.instance()
    layers = layers_of(sys.argv[1])
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32642"))
    project.addMapLayers(layers)
    page = page_of(project, layers)  # the exporter does not keep it
    done = QgsLayoutExporter(page).exportToPdf(sys.argv[2], QgsLayoutExporter.PdfExportSettings())
    print(json.dumps({"seconds": time.monotonic() - start, "code": int(done)}), flush=True)
    os._exit(0 if done == QgsLayoutExporter.Success else 1)


if __name__ == "__main__":
    main()
