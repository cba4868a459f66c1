#!/bin/sh
# The whole race with one command: makes the plots (100 000 and a million) if they are not there,
# builds the program and the bare GDAL loop, and runs race_coverage.py on both files.
#
#     tests/bench/race_coverage.sh [DIR] [options of race_coverage.py]
#
# DIR (default build/bench-data) holds plots_100k.gpkg and plots_1m.gpkg.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
data=build/bench-data
case ${1-} in
    "" | -*) ;;
    *)
        data=$1
        shift
        ;;
esac
mkdir -p "$data"
[ -e "$data/plots_100k.gpkg" ] || "$here/make_plots.py" 100000 "$data/plots_100k.gpkg"
[ -e "$data/plots_1m.gpkg" ] || "$here/make_plots.py" 1000000 "$data/plots_1m.gpkg"
cmake --preset release >/dev/null
cmake --build --preset release --target zamin bench >/dev/null
exec "$here/race_coverage.py" "$data/plots_100k.gpkg" "$data/plots_1m.gpkg" "$@"
