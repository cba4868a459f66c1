#!/usr/bin/python3
"""Every plot with all its columns as a layer of QGIS's in memory: reading_qgis.py FILE LAYER; prints
JSON."""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
start = time.monotonic()
layer = QgsVectorLayer(f"{sys.argv[1]}|layername={sys.argv[2]}", "plots")
kept = layer.materialize(QgsFeatureRequest())
print(json.dumps({"features": kept.featureCount(), "seconds": time.monotonic() - start}), flush=True)
os._exit(0)  # QGIS's own end takes its time and sometimes fails
