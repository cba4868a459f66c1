#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("version and help") {
    const TemporaryFolder folder;
    const Outcome version = run_program(folder.path(), {"--version"});
    CHECK(version.code == 0);
    CHECK(version.out.starts_with("zamin "));
    CHECK(has(version.out, "\nGDAL "));
    CHECK(has(version.out, "\nPROJ "));
    CHECK(has(version.out, "\nGEOS "));
    const Outcome help = run_program(folder.path(), {"--help"});
    CHECK(help.code == 0);
    CHECK(has(help.out, "coverage"));
    const Outcome coverage = run_program(folder.path(), {"coverage", "--help"});
    CHECK(coverage.code == 0);
    CHECK(has(coverage.out, "hectares"));
    CHECK(has(coverage.out, "[mapped]"));
}

TEST_CASE("wrong usage ends with 2 and a sentence, and touches nothing") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const std::string plots = zamin::test::read_text(folder / "plots.geojson");
    const auto wrong = [&](const std::vector<std::string>& arguments) {
        const Outcome run = run_program(folder.path(), arguments);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(has(wrong({}), "A subcommand is required"));
    CHECK(has(wrong({"coverag"}),
              "zamin: 'coverag' is not a command (did you mean 'coverage'?); the commands are: "));
    CHECK(has(wrong({"coverage", "project.toml", "--bend"}), "--bend"));
    CHECK(has(wrong({"coverage", "project.toml", "--repair", "glue"}), "glue"));
    CHECK(wrong({"coverage", "project.toml", "--denominator", "all"}) ==
          "zamin: 'all' is not a denominator; choose one of: members, mapped, official, "
          "polygon\n");
    CHECK(wrong({"coverage", "--plots", "plots.geojson"}) ==
          "zamin: there are no districts: name them with --districts, or name a project file\n");
    CHECK(wrong({"check"}) ==
          "zamin: there is nothing to check: name a project file, or sources by role, e.g. "
          "--plots plots.gpkg\n");
    CHECK(has(wrong({"info"}), "sources is required"));
    CHECK(wrong({"coverage", "project.toml", "-o", "out.pdf"}) ==
          "zamin: out.pdf: the ending says the format, and here it can be: .csv, .fgb, .geojson, "
          ".gpkg, .json, .xlsx\n");
    CHECK(wrong({"coverage", "project.toml", "-o", "./plots.geojson"}) ==
          "zamin: ./plots.geojson: is also an input (" + folder.path().string() +
              "/plots.geojson); sources are never changed, write somewhere else\n");
    CHECK(wrong({"coverage", "project.toml", "--crop", "corp"}) ==
          "zamin: " + folder.path().string() +
              "/plots.geojson: layer 'plots' has no column 'corp' (did you mean 'crop'?); its "
              "columns are: plot_id, crop, season, holder_id, group_id\n");
    CHECK(has(wrong({"coverage", "project.toml", "--crs-plots", "EPSG:0"}), "EPSG:0"));
    CHECK(zamin::test::read_text(folder / "plots.geojson") == plots);
    CHECK(folder.names().size() == 4);
}
