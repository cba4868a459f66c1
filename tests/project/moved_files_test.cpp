#include "project/moved_files.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "core/progress.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;

namespace fs = std::filesystem;

namespace {

fs::path put(const fs::path& file) {
    fs::create_directories(file.parent_path());
    write_text(file, "something");
    return file;
}

}  // namespace

TEST_CASE("files that are not there are listed with their lines, and an error without a list") {
    const TemporaryFolder folder;
    write_text(folder / "land.toml",
               "title = \"Land\"\n"
               "[sources.plots]\npath = \"data/plots.gpkg::fields\"\n"
               "[sources.roads]\npath = \"roads.shp\"\n");
    put(folder / "roads.shp");
    const auto loaded = project::load_with_gaps(folder / "land.toml");
    REQUIRE(loaded.missing.size() == 1);
    CHECK(loaded.missing[0].role == "plots");
    CHECK(loaded.missing[0].path == (folder / "data/plots.gpkg").string());
    CHECK(loaded.missing[0].complaint.find("land.toml:3: there is no file") != std::string::npos);
    CHECK(loaded.project.sources.size() == 2);
    CHECK(loaded.project.get("plots").source.layer == "fields");
    CHECK_THROWS_AS(project::load(folder / "land.toml"), Error);
    // Anything else that is wrong stays an error.
    write_text(folder / "land.toml", "[sources.plots]\npath = \"\"\n");
    CHECK_THROWS_AS(project::load_with_gaps(folder / "land.toml"), Error);
}

TEST_CASE("moved files are found by name, in folders inside, the most alike first") {
    const TemporaryFolder folder;
    const std::vector<project::MissingFile> missing = {
        {"plots", "/home/zarina/khatlon/2018/plots.gpkg", ""},
        {"roads", "/home/zarina/khatlon/roads.shp", ""},
        {"water", "/home/zarina/khatlon/water.gpkg", ""}};
    put(folder / "plots.gpkg");
    const fs::path year = put(folder / "new/2018/plots.gpkg");
    const fs::path roads = put(folder / "new/roads.shp");
    put(folder / "new/deeper/roads.shp");
    put(folder / "a/b/c/d/e/f/g/water.gpkg");  // too deep
    Progress progress;
    const auto found = project::find_moved(missing, folder / "", progress);
    REQUIRE(found.size() == 2);
    CHECK(found.at("plots") == year.string());
    CHECK(found.at("roads") == roads.string());
    CHECK(project::find_moved(missing, folder / "nowhere", progress).empty());
}
