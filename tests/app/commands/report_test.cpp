#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

TEST_CASE("report fills a folder with tables and a map, and says where") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome run = run_program(folder.path(), {"report", "project.toml", "-o", "out/deep"});
    CHECK(read_text(folder / "out/deep/coverage.csv").starts_with("district,crop,plots,"));
    CHECK(read_text(folder / "out/deep/problems.csv").starts_with("source,layer,feature,"));
    CHECK(read_text(folder / "out/deep/coverage.xlsx").starts_with("PK"));
    if (run.code == 1 && !std::filesystem::exists(folder / "out/deep/map.png")) {
        MESSAGE("no map where pictures cannot be drawn: " << run.err);
        return;
    }
    CHECK(run.code == 0);
    CHECK(read_text(folder / "out/deep/map.png").starts_with("\x89PNG"));
    CHECK(run.out ==
          "out/deep/coverage.csv\nout/deep/coverage.xlsx\nout/deep/problems.csv\n"
          "out/deep/import.csv\nout/deep/map.png\nout/deep/coverage.pdf\nout/deep/quality.pdf\nout/"
          "deep/index.html\n");
    CHECK(read_text(folder / "out/deep/coverage.pdf").starts_with("%PDF-"));
    const std::string index = read_text(folder / "out/deep/index.html");
    CHECK(index.find("L.map(") != std::string::npos);
    // Nothing is fetched from a network.
    CHECK(index.find("src=\"http") == std::string::npos);
    CHECK(index.find("<link") == std::string::npos);
}

TEST_CASE("report needs a folder that can be made") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    CHECK(run_program(folder.path(), {"report", "project.toml"}).code == 2);
    const Outcome run = run_program(folder.path(), {"report", "project.toml", "-o", "members.csv"});
    CHECK(run.code == 1);
    CHECK(run.err.starts_with("zamin: members.csv"));
    CHECK(read_text(folder / "members.csv").starts_with("member_id"));
}
