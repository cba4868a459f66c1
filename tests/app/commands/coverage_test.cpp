#include <doctest/doctest.h>

#include "io/read.hpp"
#include "io/write.hpp"
#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::golden;
using zamin::test::Outcome;
using zamin::test::plain;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

namespace {

struct World : TemporaryFolder {
    World() { zamin::test::write_world(*this); }

    Outcome coverage(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "coverage");
        return run_program(path(), arguments);
    }
};

constexpr const char* repaired =
    "zamin: plots: 1 polygon repaired, 1 row without geometry; see 'zamin check'\n";

}  // namespace

TEST_CASE("coverage prints a table that names its denominator") {
    const World world;
    const Outcome run = world.coverage({"--plots", "plots.geojson", "--districts",
                                        "districts.geojson", "--season-column", "season"});
    CHECK(run.code == 0);
    CHECK(run.err == repaired);
    CHECK(run.out == golden("coverage.txt", run.out));
    CHECK(world.names().size() == 4);
}

TEST_CASE("sources have no seasons unless they are asked for") {
    const World world;
    const Outcome run = world.coverage(
        {"--plots", "plots.geojson", "--districts", "districts.geojson", "-o", "plain.csv"});
    CHECK(run.code == 0);
    const std::string csv = read_text(world / "plain.csv");
    CHECK(csv.substr(0, csv.find('\n')) == "district,crop,plots,area_ha,denominator_ha,share_pct");
}

TEST_CASE("a project has sources and settings, options override them") {
    const World world;
    const Outcome mapped = world.coverage({"project.toml", "-o", "a.csv"});
    CHECK(mapped.code == 0);
    CHECK(mapped.out.empty());
    CHECK(read_text(world / "a.csv") == golden("coverage_2018.csv", read_text(world / "a.csv")));
    const Outcome members = world.coverage({"project.toml", "--denominator", "members", "--season",
                                            "2018", "-o", "b.csv", "-o", "b.json"});
    CHECK(members.code == 0);
    CHECK(read_text(world / "b.csv") == golden("coverage_members.csv", read_text(world / "b.csv")));
    CHECK(read_text(world / "b.json") ==
          golden("coverage_members.json", read_text(world / "b.json")));
    CHECK(world.coverage({"project.toml", "--denominator", "official", "-o", "c.csv"}).code == 0);
    CHECK(read_text(world / "c.csv") ==
          golden("coverage_official.csv", read_text(world / "c.csv")));
}

TEST_CASE("the rows can be had with the districts' polygons") {
    const World world;
    const Outcome run =
        world.coverage({"--plots", "plots.geojson", "--districts", "districts.geojson",
                        "--season-column", "season", "-o", "a.geojson", "-o", "a.gpkg"});
    CHECK(run.code == 0);
    const std::string json = plain(read_text(world / "a.geojson"), world.path());
    CHECK(json == golden("coverage.geojson", json));
    CHECK(std::filesystem::file_size(world / "a.gpkg") > 0);
    const Outcome refused = world.coverage(
        {"--plots", "plots.geojson", "--districts", "districts.geojson", "-o", "a.fgb"});
    CHECK(refused.code == 2);
    CHECK(refused.err.find("no rows without geometry") != std::string::npos);
    CHECK(world.names().size() == 6);
}

TEST_CASE("the same plots in another format, the same bytes") {
    const World world;
    const auto csv = [&](const char* plots) {
        CHECK(
            world.coverage({"--plots", plots, "--districts", "districts.geojson", "-o", "out.csv"})
                .code == 0);
        return read_text(world / "out.csv");
    };
    const std::string from_json = csv("plots.geojson");
    zamin::Progress progress;
    const zamin::Layer layer =
        zamin::io::read_layer({(world / "plots.geojson").string(), {}}, {}, progress).layer;
    const zamin::Layer* one = &layer;
    zamin::io::write_layers({&one, 1}, world / "plots.gpkg", progress);
    CHECK(csv("plots.gpkg") == from_json);
    CHECK(csv("plots.geojson") == from_json);
}
