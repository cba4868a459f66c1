#!/usr/bin/python3
"""QGIS prints the district page: printing_qgis.py FILE.gpkg COVERAGE.csv OUT.pdf [whole-legend]

A4 across with what Zamin's page has: plots by crop under outlined districts with their names and
bars of crops, title, statement, legend of what is on the map with hectares, the largest districts
as a table (Zamin draws bars), grid of degrees with its numbers, scale bar and scale, north arrow,
sources. A PDF with QGIS's own settings. The hectares are given to it: COVERAGE.csv is of `zamin
coverage`, and QGIS's own overlay is not in its time. With whole-legend the legend has all crops
of the layer and QGIS need not look which of them are on the map. Prints JSON.
"""

import collections
import csv
import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
                       QgsDiagramLayerSettings, QgsDiagramSettings, QgsFeature, QgsLayoutExporter,
                       QgsLayoutFrame, QgsLayoutItemAttributeTable, QgsLayoutItemLabel,
                       QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemPicture,
                       QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize,
                       QgsLinearlyInterpolatedDiagramRenderer, QgsPalLayerSettings, QgsPrintLayout,
                       QgsProject, QgsStackedBarDiagram, QgsTextBufferSettings, QgsTextFormat,
                       QgsVectorLayer, QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import QSizeF, Qt
from qgis.PyQt.QtGui import QColor

from drawing_qgis import COLOURS, layers_of

SCALE = 1_500_000
NAME = "name"


def hectares_of(path):
    """Hectares by district and crop."""
    result = collections.defaultdict(lambda: collections.defaultdict(float))
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            result[row["district"]][row["crop"]] += float(row["area_ha"])
    return result


def with_hectares(districts, hectares, crops):
    """A copy of the districts in memory with a column a crop."""
    columns = "".join(f"&field={crop}:double" for crop in crops)
    layer = QgsVectorLayer(f"MultiPolygon?crs={districts.crs().authid()}&field={NAME}:string"
                           f"&field=ha:double{columns}", "districts", "memory")
    features = []
    for district in districts.getFeatures():
        own = hectares[district[NAME]]
        feature = QgsFeature(layer.fields())
        feature.setGeometry(district.geometry())
        feature.setAttributes([district[NAME], round(sum(own.values()), 1)] +
                              [own[crop] for crop in crops])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    layer.setRenderer(districts.renderer().clone())
    return layer


def add_names(layer):
    settings = QgsPalLayerSettings()
    settings.fieldName = NAME
    style = QgsTextFormat()
    style.setSize(7)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    style.setBuffer(halo)
    settings.setFormat(style)
    settings.placement = QgsPalLayerSettings.OverPoint
    settings.quadOffset = QgsPalLayerSettings.QuadrantAbove
    settings.yOffset = -4  # above the bars
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def add_bars(layer, crops, most_ha):
    bar = QgsDiagramSettings()
    bar.categoryAttributes = [f'"{crop}"' for crop in crops]
    bar.categoryColors = [QColor(COLOURS[i % len(COLOURS)]) for i in range(len(crops))]
    bar.categoryLabels = crops
    bar.barWidth = 1.5
    bar.scaleByArea = False
    renderer = QgsLinearlyInterpolatedDiagramRenderer()
    renderer.setClassificationField("ha")
    renderer.setUpperValue(most_ha)
    renderer.setUpperSize(QSizeF(18, 18))
    renderer.setDiagram(QgsStackedBarDiagram())
    renderer.setDiagramSettings(bar)
    layer.setDiagramRenderer(renderer)
    place = QgsDiagramLayerSettings()
    place.setPlacement(QgsDiagramLayerSettings.OverPoint)
    layer.setDiagramLayerSettings(place)


def add(layout, item, x_mm, y_mm, width_mm=None, height_mm=None):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x_mm, y_mm))
    if width_mm:
        item.attemptResize(QgsLayoutSize(width_mm, height_mm))
    return item


def add_text(layout, text, *place):
    label = add(layout, QgsLayoutItemLabel(layout), *place)
    label.setText(text)


def add_map(layout, project, layers):
    sheet = add(layout, QgsLayoutItemMap(layout), 14, 30, 195, 150)
    sheet.setLayers(layers)
    sheet.setCrs(project.crs())
    to_map = QgsCoordinateTransform(layers[0].crs(), project.crs(), project)
    whole = to_map.transformBoundingBox(layers[0].extent())
    sheet.setExtent(whole)  # takes its shape; then its size again
    sheet.attemptResize(QgsLayoutSize(195, 150))
    sheet.zoomToExtent(whole)
    sheet.setScale(SCALE)
    sheet.setFrameEnabled(True)
    grid = sheet.grid()
    grid.setEnabled(True)
    grid.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    grid.setIntervalX(1)
    grid.setIntervalY(1)
    grid.setAnnotationEnabled(True)
    return sheet


def add_table(layout, layer):
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(layer)
    table.setDisplayedFields([NAME, "ha"])
    by_ha = [column for column in table.columns() if column.attribute() == "ha"]
    for column in by_ha:
        column.setSortOrder(Qt.DescendingOrder)
    table.setSortColumns(by_ha)
    table.setMaximumNumberOfFeatures(7)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(222, 122))
    frame.attemptResize(QgsLayoutSize(60, 47))
    table.addFrame(frame)


def page_of(project, layers, total_ha, only_visible):
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()  # A4 across
    sheet = add_map(layout, project, layers)
    add_text(layout, "Race: crop coverage by district", 12, 12, 250, 8)
    add_text(layout, f"All mapped plots: {total_ha:,.0f} ha.", 12, 20, 250, 6)
    add_text(layout, f"{total_ha:,.0f} ha counted", 222, 24, 60, 6)
    legend = add(layout, QgsLayoutItemLegend(layout), 222, 30)
    legend.setLinkedMap(sheet)
    legend.setLegendFilterByMapEnabled(only_visible)
    add_table(layout, layers[0])
    bar = add(layout, QgsLayoutItemScaleBar(layout), 222, 175)
    bar.setLinkedMap(sheet)
    bar.applyDefaultSize()
    add_text(layout, f"1:{SCALE:,}", 222, 170, 40, 5)
    north = add(layout, QgsLayoutItemPicture(layout), 275, 172, 10, 12)
    north.setPicturePath(QgsApplication.pkgDataPath() + "/svg/arrows/NorthArrow_02.svg")
    north.setLinkedMap(sheet)
    north.setNorthMode(QgsLayoutItemPicture.GridNorth)
    add_text(layout, f"Sources: plots, districts. Projection WGS 84 / UTM zone 42N; 1:{SCALE:,}.",
             12, 190, 270, 8)
    return layout


def label_legend(plots, hectares):
    of_crop = collections.defaultdict(float)
    for own in hectares.values():
        for crop, area_ha in own.items():
            of_crop[crop] += area_ha
    renderer = plots.renderer()
    for i, category in enumerate(renderer.categories()):
        renderer.updateCategoryLabel(i, f"{category.label()}: {of_crop[category.label()]:,.0f}")


def main():
    application = QgsApplication([], False)
    application.initQgis()
    start = time.monotonic()
    project = QgsProject.instance()
    districts, plots = layers_of(sys.argv[1])
    hectares = hectares_of(sys.argv[2])
    crops = sorted({crop for own in hectares.values() for crop in own if crop.isidentifier()})
    districts = with_hectares(districts, hectares, crops)
    totals = [sum(own.values()) for own in hectares.values()]
    add_names(districts)
    add_bars(districts, crops, max(totals))
    label_legend(plots, hectares)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32642"))
    project.addMapLayers([districts, plots])
    only_visible = "whole-legend" not in sys.argv[4:]
    page = page_of(project, [districts, plots], sum(totals), only_visible)  # kept by nobody else
    done = QgsLayoutExporter(page).exportToPdf(sys.argv[3], QgsLayoutExporter.PdfExportSettings())
    print(json.dumps({"seconds": time.monotonic() - start, "code": int(done)}), flush=True)
    os._exit(0 if done == QgsLayoutExporter.Success else 1)


if __name__ == "__main__":
    main()
