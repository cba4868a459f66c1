// Surveys that ask for the plots of a farmer again and again, as ODK and KoboToolbox export them.
#include "io/repeats.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "io/gdal_files.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using io::parse_repeat_column;
using test::TemporaryFolder;
using test::write_text;

namespace {

const std::string ring = "38 69 0 5;38 69.001 0 5;38.001 69.001 0 5;38 69 0 5";

io::ReadResult read(const std::filesystem::path& file, GeometryKind expect,
                    const char* layer = "") {
    Progress progress;
    io::ReadOptions options;
    options.expect = expect;
    return io::read_layer({file.string(), layer}, options, progress);
}

const Problem* find(const io::ReadResult& result, const std::string& word) {
    const auto& problems = result.report.problems;
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [&](const Problem& p) { return p.problem == word; });
    return found == problems.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("names of repeated questions") {
    const auto plain = parse_repeat_column("plots[2]/crop");
    REQUIRE(plain);
    CHECK(plain->repeat == "plots");
    CHECK(plain->time == 2);
    CHECK(plain->question == "crop");
    const auto deep = parse_repeat_column("farm/plots[12]/trees[3]/kind");
    REQUIRE(deep);
    CHECK(deep->repeat == "farm/plots");
    CHECK(deep->time == 12);
    CHECK(deep->question == "trees[3]/kind");
    CHECK(parse_repeat_column("farm/plots[1]/farm/plots/crop")->question == "crop");
    for (const char* name : {"", "crop", "plots[1]", "plots[]/crop", "plots[0]/crop", "[1]/crop",
                             "plots[1]/", "plots[-1]/x", "plots[1 ]/x", "plots[99999999999]/x",
                             "plots[1]/plots/", "a[b]/c", "a]/[1"}) {
        CAPTURE(name);
        CHECK_FALSE(parse_repeat_column(name));
    }
}

TEST_CASE("repeats in columns become a table of their own, with their parents' columns") {
    const TemporaryFolder folder;
    const auto file = folder / "farms.csv";
    write_text(file,
               "farmer,sex,plots[1]/crop,plots[1]/shape,plots[2]/crop,plots[2]/shape\n"
               "Zarina,f,rice,\"" +
                   ring + "\",onion,\"" + ring +
                   "\"\n"
                   "Karim,m,maize,\"" +
                   ring +
                   "\",n/a,n/a\n"
                   "Gul,f,,,,\n");
    const io::ReadResult plots = read(file, GeometryKind::polygon);
    REQUIRE(plots.layer.size() == 3);
    CHECK(plots.layer.name == "plots");
    CHECK(plots.layer.column("plots/crop").text(1) == "onion");
    CHECK(plots.layer.column("farmer").text(1) == "Zarina");
    CHECK(plots.layer.column("sex").text(2) == "m");
    CHECK(plots.layer.column("_parent_index").number(2) == 2.0);
    CHECK(plots.layer.geometry.kinds[1] == GeometryKind::polygon);
    REQUIRE(find(plots, "repeated questions"));
    CHECK(find(plots, "repeated questions")->rows == 3);

    // The farmers are a table with all its rows, those without plots too.
    const io::ReadResult farmers = read(file, GeometryKind::none, "farms");
    REQUIRE(farmers.layer.size() == 3);
    CHECK(farmers.layer.column("farmer").text(2) == "Gul");
    CHECK_FALSE(farmers.layer.find_column("plots[1]/crop"));
}

TEST_CASE("repeats within repeats know their grandparents") {
    const TemporaryFolder folder;
    const auto file = folder / "farms.csv";
    write_text(file,
               "farmer,plots[1]/name,plots[1]/trees[1]/kind,plots[1]/trees[2]/kind,"
               "plots[2]/name,plots[2]/trees[1]/kind\n"
               "Zarina,east,apple,plum,west,fig\n");
    const io::ReadResult trees = read(file, GeometryKind::none, "plots/trees");
    REQUIRE(trees.layer.size() == 3);
    CHECK(trees.layer.column("plots/trees/kind").text(2) == "fig");
    CHECK(trees.layer.column("plots/name").text(2) == "west");
    CHECK(trees.layer.column("farmer").text(2) == "Zarina");
}

TEST_CASE("sheets of a workbook are joined to their parents' rows") {
    const TemporaryFolder folder;
    const auto file = folder / "kobo.xlsx";
    test::write_workbook(file, {{"Land survey 2018",
                                 {"farmer", "group/sex", "_index"},
                                 {{"Zarina", "f", "1"}, {"Karim", "m", "2"}}},
                                {"plots",
                                 {"crop", "shape", "_index", "_parent_table_name", "_parent_index"},
                                 {{"rice", ring, "1", "Land survey 2018", "2"},
                                  {"onion", ring, "2", "Land survey 2018", "1"},
                                  {"maize", "n/a", "3", "Land survey 2018", "7"}}}});
    const io::ReadResult plots = read(file, GeometryKind::polygon);
    REQUIRE(plots.layer.size() == 3);
    CHECK(plots.layer.name == "plots");
    CHECK(plots.layer.column("farmer").text(0) == "Karim");
    CHECK(plots.layer.column("group/sex").text(1) == "f");
    CHECK(plots.layer.column("farmer").is_null(2));
    CHECK(plots.layer.column("capture").text(0) == "walked");
    REQUIRE(find(plots, "without its parent"));
    CHECK(find(plots, "without its parent")->rows == 1);
}

TEST_CASE("a sheet of nothing but words keeps its first row as names") {
    const TemporaryFolder folder;
    const auto file = folder / "words.xlsx";
    test::write_workbook(file, {{"villages", {"name", "district"}, {{"Dahana", "Kulob"}}}});
    const io::ReadResult villages = read(file, GeometryKind::none);
    REQUIRE(villages.layer.size() == 1);
    CHECK(villages.layer.column("district").text(0) == "Kulob");
}

TEST_CASE("tables of ODK Central find each other in a zip, in a folder, and from one of them") {
    const TemporaryFolder folder;
    const std::string farms = "farmer,KEY\nZarina,uuid:1\nKarim,uuid:2\n";
    const std::string plots =
        "crop,shape,PARENT_KEY,KEY\nrice,\"" + ring + "\",uuid:2,uuid:2/plots[1]\n";
    test::write_zip(folder / "export.zip",
                    {{"farms.csv", farms}, {"farms-plots.csv", plots}, {"media/1.jpg", "picture"}});
    const io::ReadResult zipped = read(folder / "export.zip", GeometryKind::polygon);
    REQUIRE(zipped.layer.size() == 1);
    CHECK(zipped.layer.column("farmer").text(0) == "Karim");

    std::filesystem::create_directory(folder / "out");
    write_text(folder / "out/farms.csv", farms);
    write_text(folder / "out/farms-plots.csv", plots);
    for (const char* name : {"out", "out/farms-plots.csv"}) {
        CAPTURE(name);
        const io::ReadResult loose = read(folder / name, GeometryKind::polygon);
        REQUIRE(loose.layer.size() == 1);
        CHECK(loose.layer.column("farmer").text(0) == "Karim");
    }
}
