#!/bin/sh
# Driving distances beside pgRouting's (Debian: postgresql-15-pgrouting): the same network, the same
# hundred starts, the nearest start of every node: by pgr_drivingDistance with equicost, which is
# timed but does not give every node its nearest start, and from one node joined to all starts
# without cost, which does and is compared.
#     road_pgrouting.sh CATCHMENT_BENCH [EDGES]
# The last line gives the largest difference in seconds over all nodes.
set -eu
bench=$1
edges=${2:-1000000}
. "$(dirname "$0")/cluster.sh"

"$bench" road "$edges" "$folder"
sql -c 'CREATE EXTENSION pgrouting CASCADE'
sql -c 'CREATE TABLE edges (id bigint, source bigint, target bigint, cost float8,
    reverse_cost float8)' -c "\copy edges FROM '$folder/edges.csv' CSV"
sql -c 'CREATE TABLE starts (node bigint)' -c "\copy starts FROM '$folder/starts.csv' CSV"
sql -c 'CREATE TABLE ours (node bigint, seconds float8)' \
    -c "\copy ours FROM '$folder/seconds.csv' CSV"
starts=$(sql -At -c "SELECT string_agg('SELECT ' || (-2 - node) || ', -1, ' || node || ', 0, -1',
    ' UNION ALL ') FROM starts")
# Ways towards a start are ways from it on the network turned round; here both directions cost the
# same.
timed() {
    begin=$(now)
    sql -c "$2"
    said "$1" "$begin" "$(now)"
}
timed equicost "CREATE TABLE equicost AS SELECT node, agg_cost FROM pgr_drivingDistance(
    'SELECT id, source, target, cost, reverse_cost FROM edges',
    (SELECT array_agg(node) FROM starts), 1e9, directed := true, equicost := true)"
timed 'joined to one node' "CREATE TABLE theirs AS SELECT node, agg_cost
    FROM pgr_drivingDistance('SELECT id, source, target, cost, reverse_cost FROM edges
    UNION ALL $starts', -1, 1e9, directed := true)"
sql -t -c 'SELECT count(*), max(abs(agg_cost - seconds)) FROM ours JOIN theirs USING (node)'
