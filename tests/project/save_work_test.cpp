#include "project/save_work.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "project/drawings_file.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::project;
using test::TemporaryFolder;

namespace {

const Drawing site{DrawingKind::site, "Вахш", 40.0, "", {{68, 37.5}}};
const Drawing note{DrawingKind::note, "Мост", {}, "", {{68.1, 37.5}}};

Project land(const TemporaryFolder& folder, const std::string& title) {
    Project project;
    project.file = folder / "land.toml";
    project.title = title;
    return project;
}

// A saved project with these drawings.
Project saved(const TemporaryFolder& folder, const Drawings& drawings) {
    Progress progress;
    return save_work(land(folder, "before"), drawings, {}, progress);
}

// The second of the two files is never written: a power cut between them.
void cut_between(Project project, const Drawings& drawings, const Drawings& before) {
    Progress progress;
    progress.cancel();
    project.title = "after";
    CHECK_THROWS(save_work(std::move(project), drawings, before, progress));
}

}  // namespace

TEST_CASE("sites that were drawn are the project's candidates, and go with the last of them") {
    const TemporaryFolder folder;
    Progress progress;
    const Drawings both{{1, site}, {2, note}};
    Project project = saved(folder, both);
    CHECK(load(project.file).get(candidates_layer).source.path == project.drawings);
    project = save_work(project, {{2, note}}, both, progress);
    CHECK(load(project.file).find(candidates_layer) == nullptr);
    CHECK(read_drawings(project.drawings, progress) == Drawings{{2, note}});
    project = save_work(project, {}, {{2, note}}, progress);
    CHECK(load(project.file).drawings.empty());
    CHECK(folder.names() == std::vector<std::string>{"land.toml"});
}

TEST_CASE("candidates of another file stay the project's") {
    const TemporaryFolder folder;
    test::write_text(folder / "places.csv", "site,lon,lat\nA,68,37\n");
    Project project = land(folder, "before");
    ProjectSource others;
    others.role = candidates_layer;
    others.source.path = folder / "places.csv";
    project.sources.push_back(others);
    Progress progress;
    project = save_work(project, {{1, site}}, {}, progress);
    CHECK(load(project.file).get(candidates_layer).source.path == others.source.path);
}

TEST_CASE("between the two files the project names nothing that is not there") {
    const TemporaryFolder folder;
    Progress progress;
    SUBCASE("the last site goes, a note stays: the project without candidates comes first") {
        const Drawings before{{1, site}, {2, note}};
        cut_between(saved(folder, before), {{2, note}}, before);
        const Project found = load(folder / "land.toml");
        CHECK(found.title == "after");
        CHECK(found.find(candidates_layer) == nullptr);
        CHECK(read_drawings(found.drawings, progress) == before);
    }
    SUBCASE("the first site comes: its file comes first") {
        cut_between(saved(folder, {}), {{1, site}}, {});
        const Project found = load(folder / "land.toml");
        CHECK(found.title == "before");
        CHECK(found.drawings.empty());
    }
    SUBCASE("everything goes: the file goes last") {
        const Project before = saved(folder, {{1, site}});
        std::filesystem::remove(before.file);
        std::filesystem::create_directory(before.file);  // cannot be written
        CHECK_THROWS_AS(save_work(before, {}, {{1, site}}, progress), Error);
        CHECK(std::filesystem::exists(before.drawings));
    }
}

TEST_CASE("a file of something else is not replaced, and the project is not saved either") {
    const TemporaryFolder folder;
    const Project before = saved(folder, {});
    test::write_text(folder / "land-drawings.gpkg", "somebody's");
    Progress progress;
    CHECK_THROWS_WITH_AS(save_work(land(folder, "after"), {{1, site}}, {}, progress),
                         doctest::Contains("land-drawings.gpkg"), Error);
    CHECK(load(before.file).title == "before");
    CHECK(test::read_text(folder / "land-drawings.gpkg") == "somebody's");
}
