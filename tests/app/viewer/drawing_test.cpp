// Drawing on the map, and what becomes of it: in the window without a window.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "app/viewer/stage.hpp"
#include "core/progress.hpp"
#include "project/drawings_file.hpp"
#include "project/journal.hpp"
#include "temporary_folder.hpp"
#include "viewer/snapping.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;
using project::Drawing;
using project::DrawingKind;

namespace {

// One plot, a square of a hundredth of a degree.
void write_world(const TemporaryFolder& folder) {
    write_text(folder / "plots.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
                  {"plot_id":"p1","crop":"rice"},"geometry":{"type":"Polygon","coordinates":
                  [[[68.2,37.2],[68.21,37.2],[68.21,37.21],[68.2,37.21],[68.2,37.2]]]}}]})");
    write_text(folder / "land.toml",
               "title = \"Land\"\n[sources.plots]\npath = \"plots.geojson\"\n");
}

// The user's settings lie in a folder of the tests' own.
struct Settings {
    Settings() { ::setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1); }
    ~Settings() { ::unsetenv("XDG_CONFIG_HOME"); }
    TemporaryFolder folder;
};

struct OpenProject {
    // Without a name: nothing.
    explicit OpenProject(const TemporaryFolder& folder, const std::string& name = "land.toml") {
        stage.bench.keep_work();
        if (!name.empty()) {
            stage.bench.open({(folder / name).string()});
        }
        stage.settle();
        // Long enough that the project as it opened has been looked at.
        stage.frames(40);
    }
    const Session& session() { return stage.bench.session(); }
    ViewState& state() { return stage.bench.state(); }
    Coord map_m(Coord lonlat) { return session().from_lonlat->apply(lonlat); }
    void draw(const Drawing& drawing) {
        state().ask(EditDrawing{0, drawing});
        stage.settle();
    }
    Settings settings;
    Stage stage;
};

Drawing site(double lon, double lat, const std::string& name = "") {
    return {DrawingKind::site, name, std::nullopt, "", {{lon, lat}}};
}

}  // namespace

TEST_CASE("a click with the tool draws a site, which settles on a corner of a plot nearby") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject open(folder);
    open.stage.bench.act(Action::draw_site);
    const ImVec2 corner = open.stage.on_screen(open.map_m({68.21, 37.21}));
    open.stage.move_mouse(corner.x + 5.0F, corner.y - 4.0F);
    open.stage.frames(2);
    REQUIRE(open.state().drawing.snap);
    CHECK(open.state().drawing.snap->corner);
    open.stage.click(corner.x + 5.0F, corner.y - 4.0F);
    REQUIRE(open.session().drawings.all().size() == 1);
    const Coord placed = open.session().drawings.all().at(1).points.front();
    CHECK(placed.x == doctest::Approx(68.21).epsilon(1e-9));
    CHECK(placed.y == doctest::Approx(37.21).epsilon(1e-9));
    CHECK(open.state().tool == Tool::look);
    CHECK(open.state().drawing.chosen == 1);

    open.stage.bench.act(Action::undo);
    CHECK(open.session().drawings.all().empty());
    open.stage.bench.act(Action::redo);
    CHECK(open.session().drawings.all().size() == 1);
    open.stage.bench.act(Action::delete_drawing);
    open.stage.settle();
    CHECK(open.session().drawings.all().empty());
    CHECK(open.stage.bench.failures().empty());
}

TEST_CASE("an outline is clicked round and closed by a double click; Esc gives it up") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject open(folder);
    const Rect map = open.stage.gui.ui().layout.map;
    const float x = map.x + map.w / 2;
    const float y = map.y + map.h / 2;
    open.stage.bench.act(Action::draw_area);
    open.stage.click(x, y);
    open.stage.click(x + 80.0F, y);
    open.stage.bench.act(Action::close);
    CHECK(open.state().sketch.points_m.empty());
    for (const ImVec2 at : {ImVec2{x, y}, ImVec2{x + 80.0F, y}, ImVec2{x + 80.0F, y + 60.0F}}) {
        // Clicks of different corners are far apart in time.
        open.stage.frames(20);
        open.stage.click(at.x, at.y);
    }
    open.stage.click(x + 80.0F, y + 60.0F);
    REQUIRE(open.session().drawings.all().size() == 1);
    CHECK(open.session().drawings.all().at(1).kind == DrawingKind::area);
    CHECK(open.session().drawings.all().at(1).points.size() == 3);
}

TEST_CASE("a site is dragged elsewhere, and Esc lets go of it where it was") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject open(folder);
    open.draw(site(68.203, 37.203));
    const ImVec2 at = open.stage.on_screen(open.map_m({68.203, 37.203}));
    const auto drag = [&](bool give_up) {
        open.stage.move_mouse(at.x, at.y);
        open.stage.frames(2);
        open.stage.press(true);
        open.stage.frames(2);
        open.stage.move_mouse(at.x + 50.0F, at.y + 10.0F);
        open.stage.frames(2);
        CHECK(open.state().drawing.dragged == 1);
        if (give_up) {
            open.stage.bench.act(Action::close);
            open.stage.frames(2);
        }
        open.stage.press(false);
        open.stage.frames(3);
    };
    drag(true);
    CHECK(open.session().drawings.all().at(1) == site(68.203, 37.203));
    drag(false);
    const Coord moved = open.session().drawings.all().at(1).points.front();
    const ImVec2 there = open.stage.on_screen(open.map_m(moved));
    CHECK(there.x == doctest::Approx(at.x + 50.0F).epsilon(0.02));
    open.stage.bench.act(Action::undo);
    CHECK(open.session().drawings.all().at(1) == site(68.203, 37.203));
}

TEST_CASE("saving writes the drawings beside the project, where they are its candidates") {
    const TemporaryFolder folder;
    write_world(folder);
    {
        OpenProject open(folder);
        open.draw(site(68.2, 37.2, "Here"));
        open.draw({DrawingKind::note, "A bridge is missing", {}, "", {{68.21, 37.2}}});
        CHECK(open.session().unsaved());
        CHECK(std::filesystem::exists(project::journal_beside(folder / "land.toml")));
        open.stage.bench.act(Action::save);
        open.stage.settle();
        CHECK(open.stage.bench.failures().empty());
        CHECK_FALSE(open.session().unsaved());
    }
    CHECK(folder.names() ==
          std::vector<std::string>{"land-drawings.gpkg", "land.toml", "plots.geojson"});
    const project::Project saved = project::load(folder / "land.toml");
    REQUIRE(saved.find("candidates") != nullptr);
    CHECK(saved.find("candidates")->source.text() == saved.drawings + "::candidates");
    Progress progress;
    CHECK(project::read_drawings(saved.drawings, progress).size() == 2);

    OpenProject again(folder);
    CHECK(again.session().drawings.all().size() == 2);
    CHECK(again.session().layers.size() == 1);  // they are no layer of their own
    CHECK_FALSE(again.session().unsaved());
    // Without drawings nothing is left of them.
    again.state().ask(EditDrawing{1, {}});
    again.state().ask(EditDrawing{2, {}});
    again.stage.settle();
    again.stage.bench.act(Action::save);
    again.stage.settle();
    CHECK_FALSE(std::filesystem::exists(folder / "land-drawings.gpkg"));
    CHECK(project::load(folder / "land.toml").find("candidates") == nullptr);
}

TEST_CASE("what was not saved is offered at the next start, and taken back or dropped") {
    const TemporaryFolder folder;
    write_world(folder);
    {
        OpenProject open(folder);
        open.draw(site(68.2, 37.2, "A"));
        open.draw(site(68.3, 37.2, "B"));
        open.stage.bench.act(Action::undo);
    }
    OpenProject again(folder);
    REQUIRE(again.session().left);
    CHECK(again.session().left->changes == 3);
    CHECK(again.state().dialog == Dialog::unsaved);
    CHECK(again.session().drawings.all().empty());
    again.stage.bench.act(Action::close);  // it wants an answer
    again.stage.frames(3);
    CHECK(again.state().dialog == Dialog::unsaved);

    SUBCASE("taken back") {
        again.state().ask(AnswerUnsaved{true});
        again.stage.settle();
        CHECK(again.session().drawings.all() == project::Drawings{{1, site(68.2, 37.2, "A")}});
        CHECK(again.session().unsaved());
        CHECK(again.state().dialog == Dialog::none);
        again.draw(site(68.4, 37.2, "C"));
    }
    SUBCASE("dropped") {
        again.state().ask(AnswerUnsaved{false});
        again.stage.settle();
        CHECK(again.session().drawings.all().empty());
        CHECK_FALSE(again.session().unsaved());
        CHECK_FALSE(std::filesystem::exists(project::journal_beside(folder / "land.toml")));
    }
}

TEST_CASE("a journal over a project that has been saved all the same is no question") {
    const TemporaryFolder folder;
    write_world(folder);
    std::string journal;
    {
        OpenProject open(folder);
        open.draw(site(68.2, 37.2, "A"));
        journal = read_text(project::journal_beside(folder / "land.toml"));
        open.stage.bench.act(Action::save);
        open.stage.settle();
    }
    // As after a power cut between the last file and the journal's removal.
    write_text(project::journal_beside(folder / "land.toml"), journal);
    OpenProject again(folder);
    CHECK_FALSE(again.session().left);
    CHECK_FALSE(std::filesystem::exists(project::journal_beside(folder / "land.toml")));
    CHECK(again.session().drawings.all().size() == 1);
}

TEST_CASE("a style that was not saved comes back too") {
    const TemporaryFolder folder;
    write_world(folder);
    {
        OpenProject open(folder);
        StyleChoice style = open.session().layers.front().source.style;
        style.opacity = 0.25;
        open.state().ask(ChooseStyle{open.session().layers.front().id, style});
        open.stage.settle();
        open.stage.frames(60);
        CHECK(open.session().unsaved());
    }
    OpenProject again(folder);
    REQUIRE(again.session().left);
    again.state().ask(AnswerUnsaved{true});
    again.stage.settle();
    REQUIRE(again.session().layers.size() == 1);
    CHECK(again.session().layers.front().source.style.opacity == doctest::Approx(0.25));
    CHECK(again.session().unsaved());
}

TEST_CASE("a project that has no file yet is kept beside the settings, and offered") {
    const TemporaryFolder folder;
    const TemporaryFolder settings;
    write_world(folder);
    ::setenv("XDG_CONFIG_HOME", settings.path().c_str(), 1);
    const auto open = [&](Stage& stage, const std::vector<std::string>& sources) {
        stage.bench.keep_work();
        stage.bench.open(sources);
        stage.settle();
        stage.frames(3);
    };
    {
        Stage stage;
        open(stage, {(folder / "plots.geojson").string()});
        stage.bench.state().ask(EditDrawing{0, site(68.2, 37.2, "A")});
        stage.settle();
    }
    Stage again;
    open(again, {});
    REQUIRE(again.bench.session().left);
    again.bench.state().ask(AnswerUnsaved{true});
    again.settle();
    CHECK(again.bench.session().layers.size() == 1);
    CHECK(again.bench.session().drawings.all().size() == 1);
    CHECK(again.bench.session().project.file.empty());
    again.bench.state().ask(SaveProject{folder / "new.toml"});
    again.settle();
    CHECK(again.bench.failures().empty());
    CHECK(project::load(folder / "new.toml").find("plots") != nullptr);
    CHECK_FALSE(std::filesystem::exists(settings / "zamin/unsaved.toml.journal"));
    ::unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("looking at a project leaves nothing beside it") {
    const TemporaryFolder folder;
    write_world(folder);
    {
        OpenProject open(folder);
        open.stage.frames(60);
        CHECK_FALSE(open.session().unsaved());
        CHECK(folder.names() ==
              std::vector<std::string>{".land.toml.lock", "land.toml", "plots.geojson"});
    }
    CHECK(folder.names() == std::vector<std::string>{"land.toml", "plots.geojson"});
}

TEST_CASE("two windows on one project: the second says so and saves under another name only") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject first(folder);
    WorkKeeper second(folder / "land.toml");
    CHECK(second.open_elsewhere());
    second.keep("a record");
    CHECK_FALSE(std::filesystem::exists(project::journal_beside(folder / "land.toml")));
}

TEST_CASE("a file that another program has changed is not saved over without a question") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject open(folder);
    open.draw(site(68.2, 37.2, "A"));
    const std::string changed =
        read_text(folder / "land.toml") + "\n[coverage]\nseason = \"2019\"\n";
    write_text(folder / "land.toml", changed);
    open.stage.bench.act(Action::save);
    open.stage.settle();
    CHECK(open.state().dialog == Dialog::save);
    CHECK(open.state().save_question.file == folder / "land.toml");
    CHECK(read_text(folder / "land.toml") == changed);
    open.state().ask(SaveProject{folder / "land.toml", true});
    open.stage.settle();
    CHECK(read_text(folder / "land.toml") != changed);
    CHECK_FALSE(open.session().unsaved());
}

TEST_CASE("a file of another kind is not written over with drawings") {
    const TemporaryFolder folder;
    write_world(folder);
    write_text(folder / "land-drawings.gpkg", "somebody's own");
    OpenProject open(folder);
    open.draw(site(68.2, 37.2, "A"));
    open.stage.bench.act(Action::save);
    open.stage.settle();
    REQUIRE(open.stage.bench.failures().size() == 1);
    CHECK(open.stage.bench.failures().front().find("land-drawings.gpkg") != std::string::npos);
    CHECK(read_text(folder / "land-drawings.gpkg") == "somebody's own");
    CHECK(open.session().unsaved());
}

TEST_CASE("points settle on corners before edges, and on nothing that is far") {
    const TemporaryFolder folder;
    write_world(folder);
    OpenProject open(folder);
    const double reach = 100.0;  // m
    const Coord corner = open.map_m({68.2, 37.2});
    const auto at = [&](double dx, double dy) {
        return snap(open.session(), open.state(), {corner.x + dx, corner.y + dy}, reach, 0);
    };
    REQUIRE(at(60, 20));
    CHECK(at(60, 20)->corner);
    CHECK(at(60, 20)->at_m.x == doctest::Approx(corner.x).epsilon(1e-9));
    // The southern edge runs east within a metre or two in 400.
    REQUIRE(at(400, 20));
    CHECK_FALSE(at(400, 20)->corner);
    CHECK(at(400, 20)->at_m.y == doctest::Approx(corner.y).epsilon(1e-5));
    CHECK_FALSE(at(-300, -300));
    // Not on itself.
    open.draw(site(68.19, 37.19));
    const Coord drawn = open.map_m({68.19, 37.19});
    CHECK(snap(open.session(), open.state(), drawn, reach, 0));
    CHECK_FALSE(snap(open.session(), open.state(), drawn, reach, 1));
}
