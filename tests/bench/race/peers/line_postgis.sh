#!/bin/sh
# The nearest of a hundred centres for every farm by PostGIS: the same points, metres on the
# ellipsoid, through the index of centres.
#     line_postgis.sh CATCHMENT_BENCH [FARMS]
# The last line gives the number of farms and the largest difference in metres.
set -eu
bench=$1
farms=${2:-1000000}
. "$(dirname "$0")/cluster.sh"
"$bench" line "$farms" "$folder"
sql -c 'CREATE EXTENSION postgis'
for points in farms centres; do
    sql -c "CREATE UNLOGGED TABLE $points (id bigint, lon float8, lat float8)" \
        -c "\copy $points FROM '$folder/$points.csv' CSV"
    sql -c "ALTER TABLE $points ADD at geography(point)" \
        -c "UPDATE $points SET at = ST_MakePoint(lon, lat)"
done
sql -c 'CREATE INDEX ON centres USING gist (at)' -c 'VACUUM ANALYZE'
sql -c 'CREATE TABLE ours (id bigint, metres float8)' -c "\copy ours FROM '$folder/metres.csv' CSV"
begin=$(now)
# The index's order is that of distances on a sphere: the first three are measured.
sql -c 'CREATE UNLOGGED TABLE theirs AS SELECT f.id, n.metres FROM farms f, LATERAL (
    SELECT min(ST_Distance(c.at, f.at)) AS metres
    FROM (SELECT at FROM centres ORDER BY at <-> f.at LIMIT 3) c) n'
said nearest "$begin" "$(now)"
sql -t -c 'SELECT count(*), max(abs(ours.metres - theirs.metres)) FROM ours JOIN theirs USING (id)'
