// A server's coverage is the built-in engine's, and each trouble with it has its sentence.
#include <doctest/doctest.h>
#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <thread>

#include "core/error.hpp"
#include "io/network.hpp"
#include "untidy_plots.hpp"

using namespace zamin;
using coverage::Coverage;
using coverage::CoverageOptions;
using test::built_in;
using test::by_server;
using test::check_engines;
using test::check_same;
using test::Database;
using test::read;
using test::Untidy;
using test::untidy_options;

namespace {

// A layer of the sample, as a table of the same name.
void load_sample(const Database& database, const char* layer, const char* crs) {
    GDALAllRegister();
    std::vector<const char*> words{"-f",   "PostgreSQL",         "-lco",   "LAUNDER=NO",
                                   "-lco", "GEOMETRY_NAME=geom", "-t_srs", crs,
                                   "-nlt", "GEOMETRY",           layer,    nullptr};
    GDALVectorTranslateOptions* const options =
        GDALVectorTranslateOptionsNew(const_cast<char**>(words.data()), nullptr);
    GDALDatasetH from = GDALOpenEx(ZAMIN_SOURCE_DIR "/sample-data/khatlon.gpkg", GDAL_OF_VECTOR,
                                   nullptr, nullptr, nullptr);
    GDALDatasetH to = GDALOpenEx(database.source().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE,
                                 nullptr, nullptr, nullptr);
    REQUIRE(from);
    REQUIRE(to);
    REQUIRE(GDALVectorTranslate(nullptr, to, 1, &from, options, nullptr));
    GDALVectorTranslateOptionsFree(options);
    GDALClose(to);
    GDALClose(from);
}

void says(const database::PlotsSource& plots, const Layer& districts,
          const CoverageOptions& options, const std::string& words) {
    std::string failure;
    try {
        (void)by_server(plots, districts, options);
    } catch (const Error& e) {
        failure = e.what();
    }
    INFO(failure);
    CHECK(failure.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("the server's coverage of untidy plots is the built-in engine's") {
    if (!Database::possible()) {
        return;
    }
    const Untidy world;
    for (const auto overlaps : {coverage::Overlaps::count, coverage::Overlaps::once}) {
        for (const char* season_column : {"", "season"}) {
            for (const auto denominator :
                 {coverage::Denominator::mapped, coverage::Denominator::official,
                  coverage::Denominator::polygon, coverage::Denominator::members}) {
                CoverageOptions options = untidy_options();
                options.overlaps = overlaps;
                options.season_column = season_column;
                options.denominator = denominator;
                CAPTURE(coverage::to_string(overlaps));
                CAPTURE(coverage::to_string(denominator));
                CAPTURE(season_column);
                check_engines(world.plots, world.districts, options);
            }
        }
    }
    const Coverage result = by_server(world.plots, world.districts, untidy_options());
    CHECK(result.plots == 13);
    CHECK(result.without_polygon == 2);
    const auto onion = std::ranges::find_if(result.rows, [](const coverage::CoverageRow& row) {
        return row.district == "West" && row.crop == "onion";
    });
    REQUIRE(onion != result.rows.end());
    // Twice 200 m x 200 m, for East, the first by name, has what lies in both, and a hectare; on a
    // map of scale 0.9996.
    CHECK(onion->area_ha == doctest::Approx(9.0 / (0.9996 * 0.9996)).epsilon(1e-5));
    CHECK(onion->plots == 1);
}

TEST_CASE("members, one season, a filter and the other repair are the same by either engine") {
    if (!Database::possible()) {
        return;
    }
    Untidy world;
    CoverageOptions options = untidy_options();
    options.denominator = coverage::Denominator::members;
    options.member_ids = {"m1", "with \"marks\", \\ and {braces}"};
    check_engines(world.plots, world.districts, options);
    options = untidy_options();
    options.season_column = "season";
    options.season = "2018";
    check_engines(world.plots, world.districts, options);
    options = untidy_options();
    world.plots.where = "\"what's grown\" <> 'ONION' AND plot_id <> 'it''s'";
    check_engines(world.plots, world.districts, options);
    world.plots.repair = measure::Repair::linework;
    check_engines(world.plots, world.districts, options);
}

TEST_CASE("the sample's coverage is the same by either engine, in any coordinate system") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    const char* crs = "EPSG:4326";
    SUBCASE("degrees") {}
    SUBCASE("metres") {
        crs = "EPSG:32642";
    }
    SUBCASE("another ellipsoid") {
        crs = "EPSG:28412";
    }
    load_sample(database, "plots", crs);
    database.sql("CREATE INDEX ON plots USING gist (geom)");
    const Layer districts = read({ZAMIN_SOURCE_DIR "/sample-data/khatlon.gpkg", "districts"});
    const database::PlotsSource plots{{database.source(), "plots"}, "", "", ""};
    CoverageOptions options;
    check_engines(plots, districts, options);
    if (crs == std::string("EPSG:32642")) {
        options.season_column = "season";
        options.overlaps = coverage::Overlaps::once;
        check_engines(plots, districts, options);
    }
}

TEST_CASE("plots stay on the server, and their border plots too") {
    if (!Database::possible()) {
        return;
    }
    const Untidy world;
    (void)world.log();
    (void)by_server(world.plots, world.districts, untidy_options());
    const std::string log = world.log();
    CHECK(log.find("DECLARE") == std::string::npos);  // GDAL's way to read rows
    CHECK(log.find("ST_Intersection(p.\"geom\"") != std::string::npos);
    CHECK(log.find("ST_Intersection(ST_CollectionExtract(ST_MakeValid(p.\"geom\"") !=
          std::string::npos);
}

TEST_CASE("views, other schemas and strange names hold plots too") {
    if (!Database::possible()) {
        return;
    }
    Untidy world;
    const Coverage own = built_in(world.plots, world.districts, untidy_options());
    world.sql(
        "CREATE SCHEMA \"Land use\"; CREATE TABLE \"Land use\".\"a.b\"\"; DROP TABLE plots; --\" "
        "AS "
        "SELECT * FROM plots; CREATE VIEW seen AS SELECT * FROM plots");
    for (const char* name : {"seen", R"(Land use.a.b"; DROP TABLE plots; --)"}) {
        CAPTURE(name);
        world.plots.source.layer = name;
        check_same(by_server(world.plots, world.districts, untidy_options()), own);
    }
    world.plots.source.layer = R"(plots"; DROP TABLE plots; --)";
    says(world.plots, world.districts, untidy_options(), "has no layer 'plots\"; DROP");
    CHECK(world.sql("SELECT count(*) FROM plots")[0][0] == "15");
}

TEST_CASE("each trouble of computing on a server has its sentence") {
    if (!Database::possible()) {
        return;
    }
    Untidy world;
    CoverageOptions options = untidy_options();
    database::PlotsSource plots = world.plots;
    SUBCASE("no table named, a misspelt one, no column, nothing to mend with") {
        plots.source.layer = "";
        says(plots, world.districts, options, "name the table of the plots as");
        plots.source.layer = "plot";
        says(plots, world.districts, options, "did you mean 'plots'?");
        plots = world.plots;
        options.crop_column = "crops";
        says(plots, world.districts, options, "layer 'plots' has no column 'crops'");
        options = untidy_options();
        plots.repair = measure::Repair::none;
        says(plots, world.districts, options, "--repair none is for the built-in engine");
    }
    SUBCASE("no database, none that answers, none that was allowed, none at all") {
        plots.source = {"plots.gpkg", "plots"};
        says(plots, world.districts, options, "plots.gpkg::plots is none");
        plots.source.path = "PG:host=/nowhere dbname=land";
        says(plots, world.districts, options, "check that the server is running");
        plots.source.path = "PG:host=db.example dbname=land";
        says(plots, world.districts, options, "add --allow-network");
        plots.source.path = "PG:dbname=land hots=db";
        says(plots, world.districts, options, "invalid connection option \"hots\"");
    }
    SUBCASE("no PostGIS") {
        const Database plain(Database::With::nothing);
        plots.source.path = plain.source();
        says(plots, world.districts, options, "ask its owner for CREATE EXTENSION postgis");
    }
    SUBCASE("no shapes, no rights, a wrong password, shapes of a kind that is not counted") {
        world.sql("CREATE TABLE bare (crop text); CREATE ROLE stranger LOGIN PASSWORD 'geheim'");
        plots.source.layer = "bare";
        says(plots, world.districts, options, "has no column of type geometry");
        plots = world.plots;
        plots.source.path = world.source("stranger");
        says(plots, world.districts, options, "permission denied for table plots");
        io::allow_host("127.0.0.1");
        plots.source.path = world.source_by_port("stranger") + " password=falsch";
        says(plots, world.districts, options,
             "password=***: connection to server at \"127.0.0.1\"");
        says(plots, world.districts, options, "give the right password in a password file");
        plots = world.plots;
        world.sql(
            "DROP ROLE stranger; INSERT INTO plots VALUES ('line', 'rice', '2018', '', '', "
            "'SRID=32642;LINESTRING(500000 4200000, 500001 4200000)')");
        says(plots, world.districts, options, "1 rows with lines, curves or collections");
    }
    SUBCASE("no coordinate system, and one that is named") {
        const Coverage own = by_server(plots, world.districts, options);
        world.sql("ALTER TABLE plots ALTER geom TYPE geometry USING ST_SetSRID(geom, 0)");
        says(plots, world.districts, options, "has no coordinate system (SRID 0)");
        plots.crs_where_none = "EPSG:32642";
        check_same(by_server(plots, world.districts, options), own);
    }
}

TEST_CASE("a cancelled run, a lost connection and a limit of time end a server's coverage") {
    if (!Database::possible()) {
        return;
    }
    Untidy world;
    world.sql(
        "CREATE FUNCTION pause(seconds float8) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM "
        "pg_sleep(seconds); RETURN 'rice'; END $$; CREATE VIEW slow AS SELECT geom, pause(30 + 0 * "
        "length(plot_id)) AS crop FROM plots");
    database::PlotsSource slow = world.plots;
    slow.source.layer = "slow";
    const std::string busy =
        "FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%ST_Covers%' AND pid <> "
        "pg_backend_pid() AND datname = current_database()";
    const auto when_busy = [&](const auto& act) {
        for (int tries = 0; tries < 200; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            if (world.sql("SELECT count(*) " + busy)[0][0] != "0") {
                act();
                return;
            }
        }
    };
    SUBCASE("cancelled") {
        Progress progress;
        std::thread user([&] { when_busy([&] { progress.cancel(); }); });
        CHECK_THROWS_AS(
            database::server_coverage(slow, world.districts, CoverageOptions{}, progress),
            Cancelled);
        user.join();
        CHECK(world.sql("SELECT count(*) " + busy)[0][0] == "0");
    }
    SUBCASE("lost") {
        std::thread breaker(
            [&] { when_busy([&] { world.sql("SELECT pg_terminate_backend(pid) " + busy); }); });
        says(slow, world.districts, CoverageOptions{}, "the connection was lost; run it again");
        breaker.join();
    }
    SUBCASE("too slow for the server") {
        world.sql("ALTER DATABASE " + world.name() + " SET statement_timeout = '700ms'");
        says(slow, world.districts, CoverageOptions{}, "the server's own limit of time");
    }
}
