// Inputs that cannot be used, and inputs that can in spite of everything: one clear sentence, the
// right exit code, nothing half-written.
#include <doctest/doctest.h>

#include <algorithm>

#include "io/shapes.hpp"
#include "io/write.hpp"
#include "run_program.hpp"
#include "small_world.hpp"

using namespace zamin;
using test::box_text;
using test::collection;
using test::feature_text;
using test::Outcome;
using test::run_program;
using test::TemporaryFolder;
using test::write_text;

namespace {

struct World : TemporaryFolder {
    World() { test::write_world(*this); }

    void collection_of(const char* name, const std::vector<std::string>& features) const {
        write_text(*this / name, collection(features));
    }

    Outcome coverage(const std::string& plots, const std::string& districts) const {
        const auto before = names();
        Outcome run = run_program(
            path(), {"coverage", "--plots", plots, "--districts", districts, "-o", "out.csv"});
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') <= 2);
        if (run.code != 0) {
            CHECK(names() == before);
            CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        }
        return run;
    }

    // What the run with these plots says, which has to fail with code 1.
    std::string bad_plots(const std::string& plots) const {
        const Outcome run = coverage(plots, "districts.geojson");
        CHECK(run.code == 1);
        return run.err;
    }

    std::string bad_districts(const std::string& districts) const {
        const Outcome run = coverage("plots.geojson", districts);
        CHECK(run.code == 1);
        return run.err;
    }

    std::string result() const { return test::read_text(*this / "out.csv"); }
};

std::string properties(const char* name) {
    std::string text = R"("name":")";
    text += name;
    return text + R"(","crop":")" + name + "\"";
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("files that are not there, empty, or no map data") {
    const World world;
    write_text(world / "empty.gpkg", "");
    write_text(world / "words.geojson", "hello\n");
    write_text(world / "picture.gpkg", "\x89PNG\r\n\x1a\n");
    CHECK(world.bad_plots("none.gpkg") == "zamin: none.gpkg: no such file or folder\n");
    CHECK(world.bad_plots("empty.gpkg") == "zamin: empty.gpkg: the file is empty (0 bytes)\n");
    CHECK(has(world.bad_plots("words.geojson"), "zamin: words.geojson cannot be read as map data"));
    CHECK(
        has(world.bad_districts("picture.gpkg"), "zamin: picture.gpkg cannot be read as map data"));
    const Outcome folder = world.coverage(".", "districts.geojson");
    CHECK(folder.code == 2);
    CHECK(has(folder.err, ". holds several map files; name one of them as .::FILE: "));
}

TEST_CASE("a GeoPackage that was cut off") {
    const World world;
    Geometries squares;
    for (int i = 0; i < 5000; ++i) {
        test::add_polygon(squares, {test::square(i * 0.001, 0.0, 0.0005)});
    }
    Layer layer = test::layer_of("plots", squares);
    layer.columns.emplace_back("crop", ColumnType::text);
    for (int i = 0; i < 5000; ++i) {
        layer.columns[0].push_text("rice");
    }
    const Layer* one = &layer;
    Progress progress;
    io::write_layers({&one, 1}, world / "whole.gpkg", progress);
    const std::string bytes = test::read_text(world / "whole.gpkg");
    for (const std::size_t keep : {bytes.size() / 10, bytes.size() / 2, bytes.size() - 5000}) {
        CAPTURE(keep);
        write_text(world / "cut.gpkg", bytes.substr(0, keep));
        CHECK(has(world.bad_plots("cut.gpkg"), "zamin: cut.gpkg"));
    }
}

TEST_CASE("layers of another geometry type") {
    const World world;
    world.collection_of("points.geojson",
                        {feature_text(properties("a"), R"({"type":"Point","coordinates":[0,0]})")});
    world.collection_of(
        "line.geojson",
        {feature_text(properties("a"), R"({"type":"LineString","coordinates":[[0,0],[1,1]]})")});
    CHECK(world.bad_plots("points.geojson") ==
          "zamin: points.geojson: layer 'points' has no polygons: the row is a point where a "
          "polygon is needed\n");
    CHECK(
        world.bad_districts("line.geojson") ==
        "zamin: line.geojson: layer 'line' has no polygons: the row is a line of fewer than three "
        "different points\n");
    world.collection_of(
        "open.geojson",
        {feature_text(properties("a"),
                      R"({"type":"LineString","coordinates":[[0,0],[1,0],[1,1]]})")});
    CHECK(has(world.bad_districts("open.geojson"),
              "layer 'open' has no polygons: the row is a line whose ends lie "));
}

TEST_CASE("no districts at all, and a district that is a line among others") {
    const World world;
    world.collection_of("none.geojson", {});
    CHECK(world.bad_districts("none.geojson") ==
          "zamin: none.geojson: layer 'none' is empty: it has neither rows nor columns\n");
    world.collection_of(
        "mixed.geojson",
        {feature_text(properties("West"), box_text(0.0, 0.0, 0.02, 0.02)),
         feature_text(properties("East"), R"({"type":"LineString","coordinates":[[0,0],[1,1]]})")});
    const Outcome run = run_program(
        world.path(),
        {"coverage", "--plots", "plots.geojson", "--districts", "mixed.geojson", "-o", "out.csv"});
    CHECK(run.code == 0);
    CHECK(has(run.err, "mixed: no polygon: the district has no area; left out"));
    CHECK_FALSE(has(world.result(), "East"));
    CHECK(has(world.result(), "(outside),tomato,1,"));
}

TEST_CASE("a column that is missing is wrong usage, with what there is") {
    const World world;
    const Outcome run =
        run_program(world.path(), {"coverage", "--plots", "plots.geojson", "--districts",
                                   "districts.geojson", "--district-name", "names"});
    CHECK(run.code == 2);
    CHECK(run.err ==
          "zamin: districts.geojson: layer 'districts' has no column 'names' (did you mean "
          "'name'?); its columns are: name, official_ha\n");
}

TEST_CASE("numbers that are none where numbers are needed leave the share open") {
    const World world;
    world.collection_of("words.geojson", {feature_text(R"("name":"West","official_ha":"many")",
                                                       box_text(0.0, 0.0, 0.02, 0.02))});
    const Outcome run = run_program(
        world.path(), {"coverage", "--plots", "plots.geojson", "--districts", "words.geojson",
                       "--denominator", "official", "--season", "2018", "-o", "out.csv"});
    CHECK(run.code == 0);
    CHECK(has(world.result(), "West,rice,1,123.090719,,\n"));
}

TEST_CASE("a plot across the antimeridian has its own area, not the world's") {
    const World world;
    // 0.02 by 0.02 degrees at the equator: about four times the rice plot's 123 ha.
    world.collection_of(
        "far.geojson",
        {feature_text(properties("rice"),
                      test::polygon_text("[179.99,0],[-179.99,0],[-179.99,0.02],[179.99,0.02],"
                                         "[179.99,0]"))});
    CHECK(world.coverage("far.geojson", "districts.geojson").code == 0);
    CHECK(has(world.result(), "(outside),rice,1,492.3"));
}

TEST_CASE("coordinates that are not finite are rows without geometry, and said") {
    const World world;
    write_text(world / "odd.csv",
               "WKT,crop\n"
               "\"POLYGON ((0 0,nan 0,1 1,0 0))\",rice\n"
               "\"POLYGON ((0 0,inf 0,1 1,0 0))\",rice\n"
               "\"POLYGON ((0.001 0.005,0.011 0.005,0.011 0.015,0.001 0.005))\",rice\n");
    const Outcome run = world.coverage("odd.csv", "districts.geojson");
    CHECK(run.code == 0);
    CHECK(run.err == "zamin: plots: 2 rows without geometry; see 'zamin check'\n");
    CHECK(has(world.result(), "West,rice,1,61.5"));
}

TEST_CASE("numbers that cannot be degrees need a coordinate system, which can be named") {
    const World world;
    write_text(
        world / "metres.csv",
        "WKT,crop\n"
        "\"POLYGON ((500000 4190000,500100 4190000,500100 4190100,500000 4190000))\",rice\n");
    CHECK(has(world.bad_plots("metres.csv"), "zamin: metres.csv: layer 'metres'"));
    const Outcome named =
        run_program(world.path(), {"coverage", "--plots", "metres.csv", "--crs-plots", "EPSG:32642",
                                   "--districts", "districts.geojson", "-o", "out.csv"});
    CHECK(named.code == 0);
    // Half a square of 100 m on the central meridian, where the grid is 0.9996 of the ground.
    CHECK(has(world.result(), "(outside),rice,1,0.5004"));
    // The option that the refusal names does not touch the districts, which have a system.
    CHECK(has(world.bad_plots("metres.csv"), "--crs EPSG:32642"));
    CHECK(run_program(world.path(), {"coverage", "--plots", "metres.csv", "--crs", "EPSG:32642",
                                     "--districts", "districts.geojson", "-o", "out.csv"})
              .code == 0);
    CHECK(has(world.result(), "(outside),rice,1,0.5004"));
    CHECK(run_program(world.path(), {"coverage", "--plots", "metres.csv", "--crs", "EPSG:1",
                                     "--districts", "districts.geojson", "-o", "out.csv"})
              .code == 2);
}

TEST_CASE("bad projects fail with file and line") {
    const World world;
    write_text(world / "bad.toml", "title = \"a\"\n[sources.plots]\npath = 3\n");
    const Outcome run = run_program(world.path(), {"coverage", "bad.toml"});
    CHECK(run.code == 1);
    CHECK(run.err == "zamin: bad.toml:3: 'path' has to be text in quotation marks\n");
}
