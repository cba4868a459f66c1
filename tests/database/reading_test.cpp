// Layers of a database are read like those of a file, and what was asked for only.
#include <doctest/doctest.h>

#include <cstdlib>
#include <thread>

#include "cluster.hpp"
#include "io/network.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::Database;

namespace {

// Five plots side by side, a thousandth of a degree each.
constexpr const char* five_plots = R"(
CREATE TABLE plots (id serial PRIMARY KEY, crop text, area_ha float8, walked bool, day date,
    geom geometry(Polygon, 4326));
INSERT INTO plots (crop, area_ha, walked, day, geom)
    SELECT crop, ha, walked, day::date, ST_MakeEnvelope(69 + n * 0.001, 38, 69.001 + n * 0.001, 38.001, 4326)
    FROM (VALUES (0, 'Rice', 0.5, true, '2018-05-01'), (1, 'rice', 1.5, false, '2018-06-01'),
        (2, 'onion', 0.7, true, NULL), (3, 'шолӣ', 2.0, NULL, NULL),
        (4, NULL, 0.1, true, '2019-01-01')) AS row(n, crop, ha, walked, day))";

io::ReadResult read(const std::string& source, const std::string& layer,
                    const std::string& where = "") {
    io::ReadOptions options;
    options.where = where;
    Progress progress;
    return io::read_layer({source, layer}, options, progress);
}

std::vector<std::int64_t> ids(const Database& database, const std::string& where) {
    return read(database.source(), "plots", where).layer.feature_ids;
}

std::string failure_of(const std::string& source, const std::string& layer,
                       const std::string& where = "") {
    try {
        (void)read(source, layer, where);
    } catch (const Error& failure) {
        return failure.what();
    }
    return "";
}

using Ids = std::vector<std::int64_t>;

// Rows take their time, counting them does not.
constexpr const char* slow_rows = R"(
CREATE FUNCTION pause(seconds float8) RETURNS text IMMUTABLE LANGUAGE plpgsql
    AS $$ BEGIN PERFORM pg_sleep(seconds); RETURN ''; END $$;
CREATE VIEW slow AS SELECT p.*, pause(0.02 + 0 * id) AS note FROM plots p, generate_series(1, 9999))";

void says(const std::string& text, const std::string& words) {
    INFO(text);
    CHECK(text.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("a filter is carried out by the server, which sends no other rows") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    CHECK(ids(database, "") == Ids{1, 2, 3, 4, 5});
    (void)database.log();
    CHECK(ids(database, "crop = 'rice'") == Ids{1, 2});
    const std::string asked = database.log();
    INFO(asked);
    // A lock of somebody else's is not waited for without an end, and nothing is written.
    CHECK(asked.find("SET lock_timeout = '10s'") != std::string::npos);
    CHECK(asked.find("SET default_transaction_read_only = on") != std::string::npos);
    CHECK(asked.find("WHERE (translate(\"crop\"::text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', "
                     "'abcdefghijklmnopqrstuvwxyz') = "
                     "translate('rice'::text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', "
                     "'abcdefghijklmnopqrstuvwxyz'))") != std::string::npos);
    // The report says that rows were left out.
    const io::ReadResult result = read(database.source(), "plots", "area_ha < 1");
    CHECK(result.layer.size() == 3);
    REQUIRE(!result.report.problems.empty());
    CHECK(result.report.problems.front().problem == "some rows only");
}

TEST_CASE("what can be asked of a database") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    CHECK(ids(database, "crop <> 'RICE'") == Ids{3, 4});
    CHECK(ids(database, "crop IS NULL") == Ids{5});
    CHECK(ids(database, "crop IS NOT NULL AND NOT (area_ha > 0.6)") == Ids{1});
    CHECK(ids(database, "crop IN ('ONION', 'шолӣ')") == Ids{3, 4});
    CHECK(ids(database, "area_ha BETWEEN 0.6 AND 1.5") == Ids{2, 3});
    CHECK(ids(database, "crop LIKE 'ri%'") == Ids{2});
    CHECK(ids(database, "area_ha * 2 >= 3 OR id = 1") == Ids{1, 2, 4});
    CHECK(ids(database, "walked = 1") == Ids{1, 3, 5});
    CHECK(ids(database, "day >= '2018/06/01'") == Ids{2, 5});
    CHECK(ids(database, "\"crop\" = 'it''s'").empty());
}

TEST_CASE("nothing of a filter reaches the server as it was written") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    // For GDAL a backslash protects a quotation mark, for the server it does not.
    CHECK(ids(database, R"(crop = '\' OR true --')").empty());
    CHECK(ids(database, R"(crop = '''; DROP TABLE plots; --')").empty());
    for (const char* wrong : {"crop = 'a'; DROP TABLE plots", "pg_sleep(10) = 1", "true) --",
                              "substr(crop, 1, 1) = 'r'", "krop = 'rice'"}) {
        const std::string failure = failure_of(database.source(), "plots", wrong);
        says(failure, "is not understood");
        says(failure, "columns: ");
    }
    CHECK(database.sql("SELECT count(*) FROM plots")[0][0] == "5");
}

TEST_CASE("a layer's name is a name, whatever is in it") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    const std::string name = R"(plots"; DROP TABLE plots; --)";
    says(failure_of(database.source(), name), "has no layer");
    CHECK(database.sql("SELECT count(*) FROM plots")[0][0] == "5");
    database.sql(R"(CREATE TABLE "plots""; DROP TABLE plots; --" AS SELECT * FROM plots LIMIT 2)");
    CHECK(read(database.source(), name).layer.size() == 2);
    CHECK(database.sql("SELECT count(*) FROM plots")[0][0] == "5");
}

TEST_CASE("a service file and a password file let in, and no error shows a password") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    database.sql("CREATE ROLE planner LOGIN PASSWORD 'geheim'; GRANT SELECT ON plots TO planner");
    io::allow_host("127.0.0.1");
    const std::string wrong =
        failure_of(database.source_by_port("planner") + " password=falsch", "plots");
    says(wrong, "password authentication failed");
    CHECK(wrong.find("falsch") == std::string::npos);
    says(wrong, "password file (PGPASSFILE, ~/.pgpass)");
    says(failure_of(database.source_by_port("planner"), "plots"), "no password supplied");

    const test::TemporaryFolder folder;
    test::write_text(folder / "pass", "127.0.0.1:*:*:planner:geheim\n");
    std::filesystem::permissions(folder / "pass", std::filesystem::perms::owner_read);
    test::write_text(folder / "services", "[khatlon]\nhost=127.0.0.1\nport=" + database.port() +
                                              "\ndbname=" + database.name() + "\nuser=planner\n");
    setenv("PGPASSFILE", (folder / "pass").c_str(), 1);
    setenv("PGSERVICEFILE", (folder / "services").c_str(), 1);
    says(failure_of("PG:service=khatlon", "plots"), "add --allow-network");
    io::allow_host(io::host_of("PG:service=khatlon"));
    const io::ReadResult result = read("PG:service=khatlon", "plots");
    CHECK(result.layer.size() == 5);
    says(failure_of("PG:service=sughd", "plots"), "nothing on a network is asked");
    io::allow_host("sughd");
    says(failure_of("PG:service=sughd", "plots"), "check the service file");
    unsetenv("PGPASSFILE");
    unsetenv("PGSERVICEFILE");
    const io::ReadResult shown =
        read(database.source_by_port("planner") + " password=geheim", "plots");
    says(shown.layer.source, "password=***");
    database.sql("DROP OWNED BY planner; DROP ROLE planner");
}

TEST_CASE("each trouble with a database has its sentence") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    SUBCASE("no server, no such table, no right to read it, no shapes") {
        io::allow_host("127.0.0.1");
        const std::string failure = failure_of("PG:host=127.0.0.1 port=1 dbname=land", "plots");
        says(failure, "Connection refused");
        says(failure, "check that the server is running");
        CHECK(failure.find('\n') == std::string::npos);
        says(failure_of(database.source(), "plot"), "did you mean 'plots'?");
        database.sql(
            "CREATE ROLE stranger LOGIN; CREATE TABLE members (member_id text); INSERT INTO "
            "members "
            "VALUES ('m')");
        const std::string denied = failure_of(database.source("stranger"), "plots");
        says(denied, "permission denied for table plots");
        says(denied, "GRANT SELECT");
        database.sql("DROP ROLE stranger");
        io::ReadOptions options;
        options.expect = GeometryKind::polygon;
        Progress progress;
        CHECK_THROWS_WITH_AS(io::read_layer({database.source(), "members"}, options, progress),
                             doctest::Contains("layer 'members' has no polygons"), Error);
    }
    SUBCASE("no PostGIS") {
        const Database plain(Database::With::nothing);
        plain.sql("CREATE TABLE plots (id int, crop text)");
        says(failure_of(plain.source(), "parcels"), "has no layer 'parcels'");
    }
    SUBCASE("a server that gives up") {
        database.sql(slow_rows);
        database.sql("ALTER DATABASE " + database.name() + " SET statement_timeout = '150ms'");
        says(failure_of(database.source(), "slow"), "the server's own limit of time");
    }
}

TEST_CASE("a connection that is lost on the way ends the reading with a sentence") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    database.sql(slow_rows);
    std::thread breaker([&] {
        for (int tries = 0; tries < 200; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            const auto killed = database.sql(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE "
                "'FETCH%' AND pid <> pg_backend_pid() AND datname = current_database()");
            if (killed[0][0] != "0") {
                return;
            }
        }
    });
    const std::string failure = failure_of(database.source(), "slow");
    breaker.join();
    says(failure, "layer 'slow' breaks off after");
    says(failure, "the connection was lost; run it again");
}

TEST_CASE("a slow server is told to stop when the user cancels") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    database.sql(slow_rows);
    Progress progress;
    std::thread user([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        progress.cancel();
    });
    CHECK_THROWS_AS(io::read_layer({database.source(), "slow"}, {}, progress), Cancelled);
    user.join();
    CHECK(database.sql("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND "
                       "pid <> pg_backend_pid() AND datname = current_database()")[0][0] == "0");
}

TEST_CASE("reading writes nothing") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    database.sql(five_plots);
    database.sql(
        "CREATE FUNCTION busy() RETURNS text LANGUAGE plpgsql AS $$ BEGIN DELETE FROM plots; "
        "RETURN 'done'; END $$; CREATE VIEW sly AS SELECT *, busy() AS note FROM plots");
    says(failure_of(database.source(), "sly"), "read-only transaction");
    CHECK(database.sql("SELECT count(*) FROM plots")[0][0] == "5");
}
