#!/bin/sh
# Driving distances beside pgRouting's (Debian: postgresql-15-pgrouting): the same network, the same
# hundred starts, the nearest start of every node: by pgr_drivingDistance with equicost, which is
# timed but does not give every node its nearest start, and from one node joined to all starts
# without cost, which does and is compared.
#     peer_pgrouting.sh CATCHMENT_BENCH [EDGES]
# Starts a PostgreSQL cluster of its own in a temporary folder, on a socket only, and removes it. The
# last line gives the largest difference in seconds over all nodes.
set -eu
bench=$1
edges=${2:-1000000}
for bin in /usr/lib/postgresql/*/bin; do PATH=$bin:$PATH; done
folder=$(mktemp -d)
as_server() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_server() { runuser -u postgres -- "$@"; }
fi
chmod 755 "$folder"
finish() {
    as_server pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

"$bench" road "$edges" "$folder"
cd "$folder"
as_server initdb -D "$folder/data" -A trust -U bench --no-sync >/dev/null
as_server pg_ctl -D "$folder/data" -w -l "$folder/log" start -o "-c listen_addresses='' \
    -c unix_socket_directories='$folder' -c fsync=off -c shared_buffers=512MB \
    -c work_mem=512MB -c jit=off" >/dev/null
cd - >/dev/null
sql() {
    PGOPTIONS="-c client_min_messages=warning" \
        psql -q -v ON_ERROR_STOP=1 "host=$folder user=bench dbname=postgres" "$@"
}
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
    begin=$(date +%s.%N)
    sql -c "$2"
    awk -v a="$begin" -v b="$(date +%s.%N)" -v what="$1" \
        'BEGIN { printf "pgr_drivingDistance, nearest of 100, %s: %.1f s\n", what, b - a }'
}
timed 'equicost' "CREATE TABLE equicost AS SELECT node, agg_cost FROM pgr_drivingDistance(
    'SELECT id, source, target, cost, reverse_cost FROM edges',
    (SELECT array_agg(node) FROM starts), 1e9, directed := true, equicost := true)"
timed 'from one node joined to all' "CREATE TABLE theirs AS SELECT node, agg_cost
    FROM pgr_drivingDistance('SELECT id, source, target, cost, reverse_cost FROM edges
    UNION ALL $starts', -1, 1e9, directed := true)"
sql -t -c 'SELECT count(*), max(abs(agg_cost - seconds)) FROM ours JOIN theirs USING (node)'
