#include <doctest/doctest.h>

#include "io/read.hpp"
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
    CHECK(good.out ==
          "districts.geojson, layer districts: 2 rows read, 2 kept\n"
          "2 rows of 1 source read, 0 problems found\n");
}

TEST_CASE("check writes what became of the rows, and the rejected ones to be mended") {
    const TemporaryFolder folder;
    const std::string head = "holder,path\n";
    std::string good;
    for (int i = 0; i < 4; ++i) {
        good += "A,\"38 69;38 69.001;38.001 69.001;38 69\"\n";
    }
    zamin::test::write_text(folder / "walks.csv", head + good + "B,nowhere\n");
    const std::vector<std::string> words{"check",       "--plots",    "walks.csv",
                                         "--rejected",  "out.csv",    "--import-report",
                                         "import.json", "--rejected", "out.gpkg"};
    const Outcome run = run_program(folder.path(), words);
    CHECK(run.code == 0);
    CHECK(
        run.out.find("walks.csv, layer walks: 5 rows read, 4 kept, 1 rejected (not a shape 1)\n") !=
        std::string::npos);
    CHECK(read_text(folder / "out.csv") ==
          "holder,path,reason,source_row\n"
          "B,nowhere,\"'nowhere' is not latitude, longitude, altitude and accuracy\",5\n");
    CHECK(read_text(folder / "import.json").find("\"rejected\"") != std::string::npos);
    // Mended, nothing is rejected any more, and no old list is left behind.
    zamin::test::write_text(folder / "walks.csv", head + good);
    CHECK(run_program(folder.path(), words).code == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "out.csv"));
    CHECK(run_program(folder.path(), {"check", "--plots", "walks.csv", "--rejected", "out.pdf"})
              .code == 2);
}

TEST_CASE("a file of which every row is rejected is checked all the same, its rows written out") {
    const TemporaryFolder folder;
    zamin::test::write_text(folder / "walks.csv",
                            "holder,path\n"
                            "A,\"38 69;38 69.001\"\n"
                            "B,\"38 69;38.001 69\"\n");
    const Outcome run = run_program(
        folder.path(), {"check", "--plots", "walks.csv", "--rejected", "out.csv", "-o", "all.csv"});
    CHECK(run.code == 0);
    const std::string rejected = read_text(folder / "out.csv");
    CHECK(rejected.find(",A,38 69;38 69.001,") != std::string::npos);
    CHECK(rejected.find(",B,38 69;38.001 69,") != std::string::npos);
    CHECK(read_text(folder / "all.csv").find("nothing to use,error,the layer has no polygons") !=
          std::string::npos);
    // What only reads it says so and ends.
    CHECK(run_program(folder.path(), {"coverage", "--plots", "walks.csv"}).code != 0);
}

namespace {

// What test_commands' own reading makes of a written layer, shapes as they are.
zamin::Layer layer_in(const std::filesystem::path& file, const char* name = "") {
    zamin::Progress progress;
    zamin::io::ReadOptions options;
    options.repair = zamin::io::Repair::none;
    return zamin::io::read_layer({file.string(), name}, options, progress).layer;
}

}  // namespace

TEST_CASE("problems can be had as a layer for the map") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome run = run_program(
        folder.path(), {"check", "project.toml", "-o", "problems.gpkg", "-o", "problems.geojson"});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    for (const char* file : {"problems.gpkg", "problems.geojson"}) {
        const zamin::Layer problems = layer_in(folder / file);
        REQUIRE(problems.size() == 3);
        CHECK(problems.column("problem").text(2) == "self-crossing");
        CHECK(problems.geometry.kinds[0] == zamin::GeometryKind::none);
        REQUIRE(problems.geometry.kinds[2] == zamin::GeometryKind::point);
        CHECK(problems.geometry.coords[0].x == doctest::Approx(0.033));
        CHECK(problems.geometry.coords[0].y == doctest::Approx(0.006));
    }
}

TEST_CASE("accepted proposals are carried out in a copy, sources stay as they are") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const std::string source = read_text(folder / "plots.geojson");
    for (const char* words : {"all", "self-crossing", "5:Self_Crossing", "spike,5:all"}) {
        CAPTURE(words);
        const Outcome run =
            run_program(folder.path(), {"check", "--plots", "plots.geojson", "--accept", words,
                                        "-o", "mended.gpkg", "-o", "did.csv"});
        CHECK(run.err.empty());
        REQUIRE(run.code == 0);
        const zamin::Layer mended = layer_in(folder / "mended.gpkg", "plots");
        REQUIRE(mended.size() == 6);
        CHECK(mended.columns.size() == layer_in(folder / "plots.geojson").columns.size());
        CHECK(mended.geometry.kinds[4] == zamin::GeometryKind::none);
        CHECK(mended.geometry.feature_offsets[6] - mended.geometry.feature_offsets[5] == 2);
        CHECK(read_text(folder / "did.csv").find("accepted: mend the boundary") !=
              std::string::npos);
    }
    CHECK(read_text(folder / "plots.geojson") == source);
    const Outcome again = run_program(folder.path(), {"check", "--plots", "mended.gpkg"});
    CHECK(again.out.find("crossing") == std::string::npos);
}

TEST_CASE("what cannot be accepted is refused with a sentence") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const auto refused = [&](const std::string& words, bool with_file) {
        std::vector<std::string> arguments{"check", "--plots", "plots.geojson", "--accept", words};
        if (with_file) {
            arguments.insert(arguments.end(), {"-o", "mended.gpkg"});
        }
        const Outcome run = run_program(folder.path(), arguments);
        CHECK(run.code == 2);
        return run.err;
    };
    CHECK(refused("all", false).find("add -o mended.gpkg") != std::string::npos);
    CHECK(refused("self-crosing", true).find("did you mean 'self-crossing'?") != std::string::npos);
    CHECK(refused("overlap", true).find("nothing to accept") != std::string::npos);
    CHECK(refused("x:spike", true).find("'x' is not the number of a feature") != std::string::npos);
    CHECK(refused("3:spike", true).find("nothing of that kind is proposed for feature 3") !=
          std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "mended.gpkg"));
}

TEST_CASE("overlaps and ids of other tables are found across a project") {
    const TemporaryFolder folder;
    zamin::test::write_text(
        folder / "plots.geojson",
        zamin::test::collection(
            {zamin::test::feature_text(R"("plot_id":"a","holder_id":"m1","group_id":"g1")",
                                       zamin::test::box_text(0.1, 0.1, 0.102, 0.102)),
             zamin::test::feature_text(R"("plot_id":"b","holder_id":null,"group_id":"g7")",
                                       zamin::test::box_text(0.1015, 0.1, 0.103, 0.102))}));
    zamin::test::write_text(folder / "groups.csv", "group_id,name\ng1,Umed\n");
    const Outcome run = run_program(folder.path(), {"check", "--plots", "plots.geojson", "--groups",
                                                    "groups.csv", "-o", "out.csv"});
    CHECK(run.err.empty());
    CHECK(run.code == 0);
    const std::string csv = plain(read_text(folder / "out.csv"), folder.path());
    CHECK(csv == golden("check_overlap.csv", csv));
}
