#!/bin/sh
# Coverage of plots that lie in a database, computed there and by the built-in engine from the file.
#
#     tests/bench/race/peers/coverage_engine.sh ZAMIN FILE       (FILE of make_plots.py; as large as the disk allows)
#
# Loads FILE into a cluster of its own, runs both engines once and compares their tables. Prints the
# seconds of each step, the largest memory of both clients, and the largest difference; exit code 1 if
# any area differs by more than a millionth.
set -eu
zamin=$1
file=$2
. "$(dirname "$0")/cluster.sh"
sql -c 'CREATE EXTENSION postgis'

start=$(now)
ogr2ogr -f PostgreSQL "PG:$db" "$file" plots -nln plots --config PG_USE_COPY YES \
    -nlt PROMOTE_TO_MULTI -lco GEOMETRY_NAME=geom -lco FID=fid
sql -c 'ANALYZE plots'
said load "$start" "$(now)"

run() { # NAME PLOTS WORDS...: writes $folder/NAME.csv
    name=$1 plots=$2
    shift 2
    out=$(mktemp -d)
    /usr/bin/time -f "$name: %e s, %M kB" "$zamin" coverage --plots "$plots" --crop crop \
        --districts "$file::districts" --district-name name -o "$out/$name.csv" "$@" 2>&1 |
        grep -E "^$name:|rror" || true
    mv "$out/$name.csv" "$folder/"
    rmdir "$out"
}
run built-in "$file::plots"
run postgis "PG:$db::plots" --engine postgis
/usr/bin/python3 "$(dirname "$0")/../compare_coverage.py" "$folder/built-in.csv" "$folder/postgis.csv"
