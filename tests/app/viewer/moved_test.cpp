// A project whose files lie elsewhere, and what the project file keeps of the view.
#include <doctest/doctest.h>

#include "app/viewer/stage.hpp"
#include "project/moved_files.hpp"
#include "temporary_folder.hpp"
#include "viewer/moved_view.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace fs = std::filesystem;

namespace {

constexpr const char* square =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"West"},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[68,37],[69,37],[69,38],[68,38],[68,37]]]}}]})";

// A project of districts and jamoats whose folder "old" was renamed to "new/maps".
class MovedWorld {
  public:
    MovedWorld() {
        fs::create_directories(m_folder / "new/maps");
        write_text(m_folder / "new/maps/districts.geojson", square);
        write_text(m_folder / "new/maps/jamoats.geojson", square);
        write_text(file(),
                   "title = \"Moved\"\n"
                   "[sources.districts]\npath = \"old/districts.geojson\"\n"
                   "[sources.jamoats]\npath = \"old/jamoats.geojson\"\n");
    }
    fs::path file() const { return m_folder / "land.toml"; }
    fs::path folder(const char* name) const { return m_folder / name; }

  private:
    TemporaryFolder m_folder;
};

}  // namespace

TEST_CASE("files that moved are asked for, found beside each other and remembered") {
    const MovedWorld world;
    Stage stage;
    ViewState& state = stage.bench.state();
    stage.bench.open({world.file().string()});
    stage.settle();
    REQUIRE(state.moved);
    CHECK(state.dialog == Dialog::moved);
    CHECK(state.moved->missing.size() == 2);
    CHECK(stage.bench.session().layers.empty());
    CHECK(stage.bench.session().notes.empty());
    CHECK(state.browser.folder == world.file().parent_path());

    fs::create_directories(world.folder("empty"));
    state.ask(FindMoved{world.folder("empty")});
    stage.settle();
    REQUIRE(state.moved);
    CHECK(state.moved->looked_in_vain);

    state.ask(FindMoved{world.folder("new")});
    stage.settle();
    CHECK_FALSE(state.moved);
    CHECK(state.dialog == Dialog::none);
    CHECK(stage.bench.session().layers.size() == 2);
    const auto saved = project::load(world.file());
    CHECK(saved.get("jamoats").source.path == (world.folder("new") / "maps/jamoats.geojson"));
}

TEST_CASE("a project opens without what is missing, and does not forget it") {
    const MovedWorld world;
    fs::create_directories(world.folder("old"));
    fs::rename(world.folder("new") / "maps/districts.geojson",
               world.folder("old") / "districts.geojson");
    Stage stage;
    stage.bench.open({world.file().string()});
    stage.settle();
    REQUIRE(stage.bench.state().moved);
    stage.bench.state().ask(OpenWithGaps{});
    stage.settle();
    CHECK(stage.bench.session().layers.size() == 1);
    stage.bench.state().ask(SaveProject{world.file()});
    stage.settle();
    const auto saved = project::load_with_gaps(world.file());
    REQUIRE(saved.missing.size() == 1);
    CHECK(saved.missing[0].role == "jamoats");
}

TEST_CASE("a project that waits for its files is given up with Esc") {
    const MovedWorld world;
    Stage stage;
    stage.bench.open({world.file().string()});
    stage.settle();
    stage.bench.act(Action::close);
    stage.settle();
    CHECK_FALSE(stage.bench.state().moved);
    CHECK(stage.bench.session().layers.empty());
}

TEST_CASE("remembered places are kept in the project and are gone with it") {
    const MovedWorld world;
    Stage stage;
    stage.bench.open({(world.folder("new") / "maps/districts.geojson").string()});
    stage.settle();
    stage.bench.act(Action::add_bookmark);
    ViewState& state = stage.bench.state();
    REQUIRE(state.bookmarks.size() == 1);
    CHECK(state.bookmarks[0].name.starts_with("West, "));
    const Coord middle_m = state.camera.center_m;
    state.bookmarks[0].name = "Middle";
    state.ask(SaveProject{world.folder("places.toml")});
    stage.settle();
    stage.bench.act(Action::close_all);
    CHECK(state.bookmarks.empty());
    stage.bench.open({world.folder("places.toml").string()});
    stage.settle();
    REQUIRE(state.bookmarks.size() == 1);
    CHECK(state.bookmarks[0].name == "Middle");
    state.camera.pan_px(400.0, 300.0);
    state.camera.metres_per_px /= 20.0;
    state.ask(to_place(state.bookmarks[0]));
    stage.settle();
    CHECK(state.camera.center_m.x == doctest::Approx(middle_m.x));
    CHECK(state.camera.center_m.y == doctest::Approx(middle_m.y));
}
