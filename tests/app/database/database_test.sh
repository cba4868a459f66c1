#!/bin/sh
# Plots in a PostGIS database are read like those of a file.
#     database_test.sh ZAMIN
# A cluster of its own in a temporary folder, on a socket only. Exits 77, which means skipped, where
# PostgreSQL's server or PostGIS is not installed.
set -eu
zamin=$1
for bin in /usr/lib/postgresql/*/bin; do PATH=$bin:$PATH; done
skip() {
    echo "skipped: $*"
    exit 77
}
command -v initdb >/dev/null && command -v psql >/dev/null || skip "PostgreSQL is not installed"

folder=$(mktemp -d)
as_server() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || skip "there is no user postgres to run a server as"
    chown postgres "$folder"
    as_server() { runuser -u postgres -- "$@"; }
fi
chmod 755 "$folder" # the client connects through the socket inside it
finish() {
    as_server pg_ctl -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

cd "$folder"
as_server initdb -D "$folder/data" -A trust -U land --no-sync >/dev/null
as_server pg_ctl -D "$folder/data" -w -l "$folder/log" start \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" >/dev/null
db="host=$folder user=land dbname=postgres"
sql() { PGOPTIONS="-c client_min_messages=warning" psql -q -v ON_ERROR_STOP=1 "$db" "$@"; }
sql -c 'CREATE EXTENSION postgis' 2>/dev/null || skip "PostGIS is not installed"
sql <<'SQL'
CREATE TABLE plots (id serial PRIMARY KEY, crop text, geom geometry(Polygon, 4326));
INSERT INTO plots (crop, geom) VALUES
    ('шолӣ', ST_MakeEnvelope(69, 38, 69.001, 38.001, 4326)),
    ('onion', ST_MakeEnvelope(69.002, 38, 69.003, 38.001, 4326)),
    ('rice', NULL);
CREATE TABLE members (member_id text, sex text);
INSERT INTO members VALUES ('m1', 'f');
SQL

fail=0
expect() { # WORDS in the output of the command that follows
    words=$1
    shift
    if ! "$@" >out 2>&1 || ! grep -qF -e "$words" out; then
        echo "expected '$words' from: $*"
        cat out
        fail=1
    fi
}
expect "layer plots: Polygon, 3 features, EPSG:4326" "$zamin" info "PG:$db"
expect "layer plots: 3 rows read, 3 kept; 1 without geometry" \
    "$zamin" check --plots "PG:$db::plots"
expect "шолӣ" "$zamin" info "PG:$db::plots"
expect "layer plots: 1 row read, 1 kept" \
    "$zamin" check --plots "PG:$db::plots" --where "plots:crop = 'ONION'"
# A project keeps the filter and not the password.
printf '[sources.plots]\npath = "PG:%s::plots"\nwhere = "crop = %s"\n' "$db" "'onion'" >land.toml
expect "layer plots: 1 row read, 1 kept" "$zamin" check land.toml
# The server computes the same table, and what it cannot do is refused.
sql <<'SQL'
CREATE TABLE districts (id serial PRIMARY KEY, name text, geom geometry(Polygon, 4326));
INSERT INTO districts (name, geom) VALUES ('West', ST_MakeEnvelope(68, 37, 69.0025, 39, 4326)),
    ('East', ST_MakeEnvelope(69.0025, 37, 70, 39, 4326));
SQL
coverage() { # ENGINE FILE
    "$zamin" coverage --plots "PG:$db::plots" --districts "PG:$db::districts" --engine "$1" -o "$2"
}
coverage built-in own.csv 2>/dev/null
coverage postgis server.csv 2>notes
grep -q "plots: 1 row without geometry" notes || { cat notes; fail=1; }
cmp own.csv server.csv || fail=1
[ "$(wc -l <server.csv)" = 4 ] || { cat server.csv; fail=1; }
refused() { # WORDS in the one line of the command that follows, which fails
    words=$1
    shift
    if "$@" >out 2>&1 || ! grep -qF -e "$words" out; then
        echo "expected a refusal with '$words' from: $*"
        cat out
        fail=1
    fi
}
refused "--encoding and --font-table are for the built-in engine" \
    "$zamin" coverage --plots "PG:$db::plots" --districts "PG:$db::districts" --engine postgis \
    --encoding plots=CP1251
refused "and own.csv is none" \
    "$zamin" coverage --plots own.csv --districts "PG:$db::districts" --engine postgis

# Two colleagues share scenarios.
project() { # FILE: with one scenario, of so many tonnes
    printf 'title = "Khatlon"\n\n[[scenarios]]\nname = "A"\ncentres = [ { id = "c1", capacity_t = %s } ]\n' \
        "$2" >"$1"
}
project ali.toml 900.0
refused "make one with --create" "$zamin" share ali.toml --database "PG:$db" --save A
expect "same" "$zamin" share ali.toml --database "PG:$db" --save A --by ali --create
grep -q '^shared = "1 ' ali.toml || { cat ali.toml; fail=1; }
printf 'title = "Khatlon"\n' >zarina.toml
expect "only there" "$zamin" share zarina.toml --database "PG:$db"
expect "same" "$zamin" share zarina.toml --database "PG:$db" --load A
sed -i 's/900/1200/' zarina.toml
expect "2" "$zamin" share zarina.toml --database "PG:$db" --save A --by zarina
sed -i 's/900/500/' ali.toml
cp ali.toml before.toml
refused "saved by zarina" "$zamin" share ali.toml --database "PG:$db" --save A --by ali
grep -qF "centre c1: 500 t in its place here, 1200 t in its place there" out || { cat out; fail=1; }
cmp ali.toml before.toml || fail=1
refused "add --keep-both to --load" "$zamin" share ali.toml --database "PG:$db" --load A
expect "A (ali)" "$zamin" share ali.toml --database "PG:$db" --save A --by ali --keep-both
grep -q '1200' ali.toml && grep -q '500' ali.toml || { cat ali.toml; fail=1; }
expect "A (ali),1,ali" sh -c "'$zamin' share ali.toml --database 'PG:$db' -o list.csv && cat list.csv"
grep -q "A,2,zarina,.*,same" list.csv || { cat list.csv; fail=1; }
refused "its scenarios are: A, A (ali)" \
    "$zamin" share ali.toml --database "PG:$db" --save B
# A database that is not there: one sentence that names it.
if "$zamin" info "PG:host=$folder user=land dbname=nowhere" >out 2>&1 ||
    [ "$(wc -l <out)" != 1 ] || ! grep -q 'cannot be read as map data' out; then
    echo "expected one sentence about a database that does not exist"
    cat out
    fail=1
fi
exit $fail
