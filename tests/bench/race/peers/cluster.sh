# A PostgreSQL cluster of a peer's own, for its script to read in: in a temporary folder, on a socket
# only, removed at the end. Sets folder and db (a connection string); gives sql, as_server, load, now
# and said.
# Run as root, the server runs as the user postgres.
. "$(dirname "$0")/seconds.sh"
for bin in /usr/lib/postgresql/*/bin; do PATH=$bin:$PATH; done
command -v initdb >/dev/null || {
    echo "$0: PostgreSQL's server is not installed" >&2
    exit 2
}
folder=$(mktemp -d)
as_server() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_server() { runuser -u postgres -- "$@"; }
fi
# mktemp's folder is closed to others; the client connects through the socket inside it.
chmod 755 "$folder"
finish() {
    as_server pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

here=$PWD
cd "$folder"
as_server initdb -D "$folder/data" -A trust -U bench --no-sync >/dev/null
as_server pg_ctl -D "$folder/data" -w -l "$folder/log" start -o "-c listen_addresses='' \
    -c unix_socket_directories='$folder' -c fsync=off -c shared_buffers=1GB -c work_mem=256MB \
    -c maintenance_work_mem=512MB -c max_wal_size=8GB -c jit=off \
    -c parallel_setup_cost=0 -c parallel_tuple_cost=0 -c min_parallel_table_scan_size=0" >/dev/null
cd "$here"
db="host=$folder user=bench dbname=postgres"
sql() { PGOPTIONS="-c client_min_messages=warning" psql -q -v ON_ERROR_STOP=1 "$db" "$@"; }
# load FILE::LAYER TABLE COLUMN: the column becomes `label`.
load() {
    ogr2ogr -f PostgreSQL "PG:$db" "${1%::*}" "${1##*::}" -nln "$2" -select "$3" \
        --config PG_USE_COPY YES -nlt PROMOTE_TO_MULTI -lco LAUNDER=NO -lco GEOMETRY_NAME=geom \
        -lco FID=fid -lco SPATIAL_INDEX=NONE
    sql -c "ALTER TABLE $2 RENAME COLUMN \"$3\" TO label"
}
