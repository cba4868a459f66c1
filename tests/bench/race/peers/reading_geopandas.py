#!/usr/bin/python3
"""Every plot with all its columns by GeoPandas: reading_geopandas.py FILE LAYER; prints JSON."""

import json
import sys
import time

import geopandas

start = time.monotonic()
frame = geopandas.read_file(sys.argv[1], layer=sys.argv[2])
print(json.dumps({"features": len(frame), "seconds": time.monotonic() - start}))
