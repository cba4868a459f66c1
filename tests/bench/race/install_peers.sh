#!/bin/sh
# Installs the race's peers from Debian; run as root. Zamin itself needs none of them.
set -eu
exec apt-get install -y --no-install-recommends \
    gdal-bin grass-core libsqlite3-mod-spatialite postgis postgresql postgresql-15-pgrouting \
    postgresql-15-postgis-3 python3-gdal python3-geopandas python3-numpy python3-qgis \
    python3-rtree python3-scipy qgis qgis-providers spatialite-bin xvfb
