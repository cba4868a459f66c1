#!/usr/bin/python3
"""Coverage of one table that is spread over several PostgreSQL servers, by `--engine postgis`.

    tests/bench/shared/servers.py ZAMIN FILE.gpkg [--servers 2] [--runs 3]
                                  [--where "crop = 'rice'"]

FILE is from make_plots.py. Starts a cluster of its own for the head and one for each server, on
127.0.0.1 in a temporary folder, which are gone at the end. The plots are partitioned by longitude;
the head holds no plot, only foreign tables (postgres_fdw, with PostGIS's functions declared as
known to the servers). Checks, by EXPLAIN (VERBOSE) of every statement that Zamin sent, that each
server clips, measures and sums its own plots and sends groups, not plots, those aside that have to be mended; checks that the table is
that of the built-in engine to a part in a million; prints how the time falls from one server to
more. Each server is held to one core of this machine.
Exit code 0: all of that holds; 1: it does not; 2: something is not installed.
"""

import argparse
import glob
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
COMPARE = os.path.join(HERE, "..", "race", "compare_coverage.py")
AS_SERVER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not found or not shutil.which("ogr2ogr"):
        print("PostgreSQL's server or ogr2ogr is not installed", file=sys.stderr)
        sys.exit(2)
    return found[-1]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    def __init__(self, folder, name, settings=(), core=None):
        self.bin = programs()
        self.data = os.path.join(folder, name)
        self.log = os.path.join(folder, name + ".log")
        self.port = free_port()
        self.words = f"host=127.0.0.1 port={self.port} user=bench dbname=postgres"
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "bench", "--no-sync")
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", "fsync=off",
                   "shared_buffers=256MB", "work_mem=64MB", "jit=off",
                   "max_parallel_workers_per_gather=0", *settings]
        pinned = [] if core is None else ["taskset", "-c", str(core)]
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.log, "start", "-o",
                 " ".join(["-p", str(self.port), *(f"-c {o}" for o in options)]), before=pinned)
        self.sql("CREATE EXTENSION postgis; CREATE EXTENSION postgres_fdw")

    def run(self, program, *words, before=()):
        subprocess.run([*before, *AS_SERVER, os.path.join(self.bin, program), *words], check=True,
                       stdout=subprocess.DEVNULL, cwd="/")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def psql(self, **more):
        return {"args": ["psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-At", self.words],
                "check": True, "env": {**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
                **more}

    def sql(self, text):
        return subprocess.run(**self.psql(input=text, text=True, stdout=subprocess.PIPE)).stdout


def load(file, head, servers):
    """All plots on the head as `everything`, and each part on its own server as `plots`."""
    subprocess.run(["ogr2ogr", "-f", "PostgreSQL", "PG:" + head.words, file, "plots", "-nln",
                    "everything", "-lco", "GEOMETRY_NAME=geom", "-lco", "LAUNDER=NO", "--config",
                    "PG_USE_COPY", "YES"], check=True)
    head.sql(f"""ALTER TABLE everything ADD part int;
        UPDATE everything e SET part = n.part FROM (SELECT fid, ntile({len(servers)}) OVER
            (ORDER BY ST_XMin(geom)) AS part FROM everything) n WHERE n.fid = e.fid;
        ANALYZE everything""")
    columns = head.sql("""SELECT string_agg(quote_ident(attname) || ' ' ||
        format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'everything'::regclass AND attnum > 0 AND NOT attisdropped""").strip()
    for part, server in enumerate(servers, 1):
        # Every part on the first server too, for the race of one against several.
        for place, table in ((server, f"part{part}"), (servers[0], f"one{part}")):
            place.sql(f"CREATE TABLE {table} ({columns})")
            out = subprocess.Popen(**{k: v for k, v in head.psql(stdout=subprocess.PIPE).items()
                                      if k != "check"}, stdin=subprocess.PIPE)
            out.stdin.write(f"COPY (SELECT * FROM everything WHERE part = {part}) "
                            "TO STDOUT;\n".encode())
            out.stdin.close()
            words = place.psql(stdin=out.stdout)
            words["args"] = [*words["args"], "-c", f"COPY {table} FROM STDIN"]
            subprocess.run(**words)
            out.wait()
            place.sql(f"CREATE INDEX ON {table} USING gist (geom); ANALYZE {table}")
    return columns


def partition(head, servers, columns):
    """`plots` spread over all servers, and `plots_one`, whose parts all lie on the first."""
    for n, server in enumerate(servers, 1):
        head.sql(f"""CREATE SERVER server{n} FOREIGN DATA WRAPPER postgres_fdw OPTIONS
            (host '127.0.0.1', port '{server.port}', dbname 'postgres', extensions 'postgis',
             async_capable 'true', fdw_tuple_cost '1000');
            CREATE USER MAPPING FOR bench SERVER server{n} OPTIONS (user 'bench')""")
    for table, remote in (("plots", "part"), ("plots_one", "one")):
        head.sql(f"CREATE TABLE {table} ({columns}) PARTITION BY LIST (part)")
        for n in range(1, len(servers) + 1):
            server = n if table == "plots" else 1
            head.sql(f"""CREATE FOREIGN TABLE {table}_{n} PARTITION OF {table} FOR VALUES IN ({n})
                SERVER server{server} OPTIONS (schema_name 'public', table_name '{remote}{n}')""")
        head.sql(f"ANALYZE {table}")


def coverage(options, head, table, out, engine="postgis"):
    start = time.monotonic()
    file = options.file
    plots = f"PG:{head.words}::{table}" if engine == "postgis" else f"{file}::plots"
    where = ["--where", "plots:" + options.where] if options.where else []
    subprocess.run([options.zamin, "coverage", *where, "--plots", plots, "--districts", f"{file}::districts",
                    "--engine", engine, "-o", out], check=True)
    return time.monotonic() - start


def plans(head, begin):
    """The plans, by EXPLAIN (VERBOSE), of the statements on plots since the log had this length."""
    with open(head.log, encoding="utf-8") as log:
        log.seek(begin)
        entries = re.split(r"\n(?=\d{4}-\d\d-\d\d )", log.read())
    return [entry for entry in entries if "plan:" in entry and "Foreign Scan" in entry]


def check_plans(found, servers):
    """Whether every scan of a server is an aggregate of its own, and clipping is in what it is
    told."""
    clipped = mended = 0
    for plan in found:
        told = re.findall(r"Remote SQL: (.*)", plan)
        sums = len(re.findall(r"Relations: Aggregate on", plan))
        scans = len(re.findall(r"Foreign Scan", plan))
        # Plots to be mended are sent: no function that takes a method's name is told to a server.
        if scans != sums and all("NOT public.st_isvalid" in text for text in told):
            mended += 1
            continue
        if scans != sums or len(told) != scans:
            print("this statement fetches rows:\n" + shortened(plan), file=sys.stderr)
            return False
        clipped += all("st_intersection" in text.lower() or "st_difference" in text.lower()
                       for text in told)
    print(f"{len(found)} statements by EXPLAIN (VERBOSE): in {len(found) - mended} all aggregates run "
          f"on the servers, in {clipped} of them with the clipping and measuring; {mended} fetch "
          "plots that have to be mended")
    example = next(plan for plan in found if "st_intersection" in plan.lower())
    print(shortened(example[example.index("plan:"):]))
    return clipped > 0


def shortened(plan):
    """Without the districts' shapes, and what is told to the servers cut."""
    text = re.sub(r"[0-9A-F]{200,}", "...", plan)
    lines = [line[:200] for line in text.splitlines()
             if not re.match(r"\s*(Query Text|Query Parameters)", line)]
    wanted = ("Append", "Foreign Scan", "Relations", "Remote SQL", "Aggregate")
    return "\n".join(line for line in lines if any(word in line for word in wanted))


def same(a, b):
    return subprocess.run([COMPARE, a, b, "--show", "1"]).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("zamin")
    parser.add_argument("file")
    parser.add_argument("--servers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--where", default="", help="only these plots")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="zamin-servers-")
    running = []
    try:
        if AS_SERVER:
            shutil.chown(folder, "postgres")
        os.chmod(folder, 0o755)
        head = Server(folder, "head", ["shared_preload_libraries=auto_explain",
                                       "auto_explain.log_min_duration=0",
                                       "auto_explain.log_verbose=on"])
        running.append(head)
        servers = []
        for n in range(options.servers):
            servers.append(Server(folder, f"server{n + 1}", core=n % os.cpu_count()))
            running.append(servers[-1])
        partition(head, servers, load(options.file, head, servers))
        own = os.path.join(folder, "own.csv")
        coverage(options, head, "", own, "built-in")
        good = True
        seconds = {}
        for table in ("plots_one", "plots"):
            out = os.path.join(folder, table + ".csv")
            begin = os.path.getsize(head.log)
            coverage(options, head, table, out)  # and warms up
            found = plans(head, begin)
            good = same(own, out) and good
            if table == "plots":
                good = check_plans(found, servers) and good
            seconds[table] = statistics.median(
                coverage(options, head, table, out)
                for _ in range(options.runs))
        print(f"all parts on one server {seconds['plots_one']:.2f} s, on {options.servers} servers "
              f"{seconds['plots']:.2f} s: {seconds['plots_one'] / seconds['plots']:.2f} times as "
              f"fast (median of {options.runs})")
        return 0 if good else 1
    finally:
        for server in running:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
