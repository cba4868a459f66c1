#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::golden;
using zamin::test::Outcome;
using zamin::test::plain;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

TEST_CASE("check lists what is wrong and ends well") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome run = run_program(folder.path(), {"check", "project.toml", "-o", "out.csv"});
    CHECK(run.code == 0);
    CHECK(run.out.empty());
    CHECK(run.err.empty());
    const std::string csv = plain(read_text(folder / "out.csv"), folder.path());
    CHECK(csv == golden("check.csv", csv));
    const Outcome shown = run_program(folder.path(), {"check", "--plots", "plots.geojson"});
    CHECK(shown.code == 0);
    CHECK(shown.out == golden("check.txt", shown.out));
}

TEST_CASE("check names columns that are missing, and sources without fault") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    zamin::test::write_text(folder / "mapped.toml",
                            "[sources.plots]\npath = \"plots.geojson\"\n"
                            "columns = { plot_id = \"plotid\", crop = \"zzz\" }\n");
    const Outcome mapped = run_program(folder.path(), {"check", "mapped.toml", "-o", "out.json"});
    CHECK(mapped.code == 0);
    const std::string json = read_text(folder / "out.json");
    CHECK(json.find("no column 'plotid' for the field 'plot_id' of plots; the closest is "
                    "'plot_id'") != std::string::npos);
    CHECK(json.find("no column 'zzz' for the field 'crop' of plots") != std::string::npos);
    const Outcome good = run_program(folder.path(), {"check", "--districts", "districts.geojson"});
    CHECK(good.out == "2 rows of 1 source read, 0 problems found\n");
}
