#include "viewer/workbench.hpp"

#include <doctest/doctest.h>

#include "app/viewer/stage.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

std::string square_feature(double x, double y, double side, const std::string& property) {
    const auto p = [](double px, double py) {
        return "[" + std::to_string(px) + "," + std::to_string(py) + "]";
    };
    return R"({"type":"Feature","properties":{)" + property +
           R"(},"geometry":{"type":"Polygon","coordinates":[[)" + p(x, y) + "," + p(x + side, y) +
           "," + p(x + side, y + side) + "," + p(x, y + side) + "," + p(x, y) + "]]}}";
}

std::string collection(const std::vector<std::string>& features) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += (i == 0 ? "" : ",") + features[i];
    }
    return text + "]}";
}

// Two districts side by side, a plot of rice in the west and two in the east.
class World {
  public:
    World() {
        write_text(m_folder / "districts.geojson",
                   collection({square_feature(68, 37, 0.5, R"("name":"West")"),
                               square_feature(68.5, 37, 0.5, R"("name":"East")")}));
        write_text(m_folder / "plots.geojson",
                   collection({square_feature(68.2, 37.2, 0.01, R"("crop":"rice")"),
                               square_feature(68.7, 37.2, 0.01, R"("crop":"rice")"),
                               square_feature(68.8, 37.2, 0.01, R"("crop":null)")}));
        write_text(m_folder / "land.toml",
                   "title = \"Two districts\"\n"
                   "[sources.districts]\npath = \"districts.geojson\"\n"
                   "[sources.plots]\npath = \"plots.geojson\"\n");
        write_text(m_folder / "broken.geojson", "{ this is no file");
    }
    std::string operator()(const char* name) const { return (m_folder / name).string(); }

  private:
    TemporaryFolder m_folder;
};

}  // namespace

TEST_CASE("plots and districts that are dropped are read, drawn and covered") {
    const World world;
    Stage stage;
    stage.bench.open({world("plots.geojson"), world("districts.geojson")});
    stage.settle();
    const Session& session = stage.bench.session();
    REQUIRE(session.layers.size() == 2);
    // Whichever was read first stands first.
    const std::size_t plots = session.layers[0].role() == "plots" ? 0 : 1;
    const std::size_t districts = 1 - plots;
    CHECK(session.layers[plots].role() == "plots");
    CHECK(session.layers[districts].role() == "districts");
    CHECK(session.notes.empty());
    CHECK(stage.renderer.shapes_of.size() == 2);
    REQUIRE(session.coverage);
    CHECK(session.coverage->rows.size() == 3);
    CHECK(session.coverage->plots == 3);
    REQUIRE(session.layers[plots].areas_m2);
    CHECK(session.layers[plots].areas_m2->size() == 3);
    // Districts lie over plots, and the plots carry the slots of their crops.
    CHECK(stage.bench.state().layers.front().id == session.layers[districts].id);
    CHECK(stage.renderer.classes_of.at(*session.layers[plots].drawn) ==
          std::vector<std::uint8_t>{0, 0, unknown_slot});
    CHECK(stage.bench.failures().empty());
}

TEST_CASE("a project brings its title and its layers") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    CHECK(stage.bench.session().title() == "Two districts");
    CHECK(stage.bench.session().layers.size() == 2);
    CHECK(stage.bench.session().coverage);
}

TEST_CASE("a project and a layer beside it; a second project is refused with a note") {
    const World world;
    Stage stage;
    stage.bench.open({world("plots.geojson"), world("land.toml"), world("land.toml")});
    stage.settle();
    CHECK(stage.bench.session().title() == "Two districts");
    CHECK(stage.bench.session().layers.size() == 3);
    CHECK(stage.bench.session().notes.size() == 1);
}

TEST_CASE("something broken becomes a note; what was open stays") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    stage.bench.open({world("broken.geojson"), world("missing.gpkg"), world("missing.toml")});
    stage.settle();
    const Session& session = stage.bench.session();
    CHECK(session.layers.size() == 2);
    CHECK(session.coverage);
    REQUIRE(session.notes.size() == 3);
    for (const Note& note : session.notes) {
        const std::string title = note.title.english();
        CHECK(title.find("missing") + title.find("broken") != 2 * std::string::npos);
        CHECK(note.text.english().size() > 20);
    }
    CHECK(stage.bench.failures().size() == 3);
    stage.bench.state().ask(DismissNote{session.notes.front().id});
    stage.settle();
    CHECK(session.notes.size() == 2);
}

TEST_CASE("the camera fits what is open, and stays where the user has put it") {
    const World world;
    Stage stage;
    stage.bench.open({world("districts.geojson")});
    stage.settle();
    const Box all = stage.bench.session().box_m();
    CHECK(stage.bench.state().camera.visible_m().contains(all));
    stage.bench.act(Action::zoom_in);
    stage.settle();
    const MapView before = stage.bench.state().camera;
    stage.bench.open({world("plots.geojson")});
    stage.settle();
    CHECK(stage.bench.state().camera.metres_per_px == doctest::Approx(before.metres_per_px));
    stage.bench.act(Action::fit);
    stage.settle();
    CHECK(stage.bench.state().camera.visible_m().contains(all));
}

TEST_CASE("a click on a plot selects it, a drag moves the map, a click beside it lets go") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    const LoadedLayer& plots = *stage.bench.session().of_role("plots");
    stage.bench.state().ask(FlyToFeature{{plots.id, 1}});
    stage.settle();
    const ImVec2 at = stage.on_screen(feature_box_m(plots, 1).center());
    stage.click(at.x, at.y);
    REQUIRE(stage.bench.state().selected);
    CHECK(*stage.bench.state().selected == FeatureRef{plots.id, 1});
    CHECK(stage.bench.state().hover.crop == "rice");
    CHECK(stage.bench.state().hover.district == "East");

    const MapView before = stage.bench.state().camera;
    stage.press(true);
    stage.frame();
    stage.move_mouse(at.x + 60.0F, at.y);
    stage.frames(2);
    stage.press(false);
    stage.frames(2);
    CHECK(stage.bench.state().camera.center_m.x ==
          doctest::Approx(before.center_m.x - 60.0 * before.metres_per_px));
    CHECK(stage.bench.state().selected);

    stage.bench.act(Action::close);
    CHECK_FALSE(stage.bench.state().selected);
}

TEST_CASE("after Esc has closed a dialog the map takes clicks again") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    const LoadedLayer& plots = *stage.bench.session().of_role("plots");
    stage.bench.state().ask(FlyToFeature{{plots.id, 0}});
    stage.settle();
    for (const Action dialog : {Action::help, Action::open}) {
        stage.bench.act(dialog);
        stage.settle();
        const ImVec2 at = stage.on_screen(feature_box_m(plots, 0).center());
        stage.bench.act(Action::close);
        stage.frames(3);
        stage.click(at.x, at.y);
        CHECK(stage.bench.state().selected == FeatureRef{plots.id, 0});
        stage.bench.act(Action::close);
        CHECK_FALSE(stage.bench.state().selected);
    }
}

TEST_CASE("a click beside a dialog closes it and does nothing else") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    stage.bench.act(Action::help);
    stage.settle();
    stage.click(20.0F, 600.0F);
    stage.frames(2);
    CHECK(stage.bench.state().dialog == Dialog::none);
    CHECK_FALSE(stage.bench.state().selected);
}

TEST_CASE("Esc closes an open menu before anything else") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    stage.bench.state().coverage.selected = RowKey{"East", "rice", ""};
    stage.click(110.0F, 22.0F);  // the project's name
    CHECK(ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
    stage.bench.act(Action::close);
    stage.frames(2);
    CHECK_FALSE(ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel));
    CHECK(stage.bench.state().coverage.selected);
}

TEST_CASE("the wheel zooms at the cursor") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    const Rect map = stage.gui.ui().layout.map;
    stage.move_mouse(map.x + 100.0F, map.y + 100.0F);
    stage.frames(2);
    const ScreenPoint cursor{100.0, 100.0};
    const Coord under = stage.bench.state().camera.to_map(cursor);
    const double before = stage.bench.state().camera.metres_per_px;
    ImGui::GetIO().MouseWheel = 2.0F;
    stage.frame();
    ImGui::GetIO().MouseWheel = 0.0F;
    stage.settle();
    CHECK(stage.bench.state().camera.metres_per_px < before / 1.5);
    CHECK(stage.bench.state().camera.to_map(cursor).x == doctest::Approx(under.x));
    CHECK(stage.bench.state().camera.to_map(cursor).y == doctest::Approx(under.y));
}

TEST_CASE("choosing a district flies there and outlines it") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    stage.bench.state().coverage.selected = RowKey{"East", "rice", ""};
    stage.bench.state().ask(FlyToDistrict{"East"});
    stage.settle();
    const LoadedLayer& districts = *stage.bench.session().of_role("districts");
    const Box east = feature_box_m(districts, 1);
    CHECK(stage.bench.state().camera.visible_m().contains(east));
    CHECK(stage.bench.state().camera.center_m.x == doctest::Approx(east.center().x));
    const auto& items = stage.renderer.draws.back().items;
    const bool outlined = std::any_of(items.begin(), items.end(), [&](const auto& item) {
        return item.layer == *districts.drawn && item.selected == std::vector<std::uint32_t>{1};
    });
    CHECK(outlined);
}

TEST_CASE("another role changes what is computed from a layer") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    const LayerId plots = stage.bench.session().of_role("plots")->id;
    stage.bench.state().ask(SetRole{plots, ""});
    stage.settle();
    CHECK_FALSE(stage.bench.session().coverage);
    stage.bench.state().ask(SetRole{plots, "plots"});
    stage.settle();
    CHECK(stage.bench.session().coverage);
}

TEST_CASE("new settings compute anew; a column that is missing becomes a note") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    coverage::CoverageOptions options = stage.bench.session().coverage_options;
    options.denominator = coverage::Denominator::polygon;
    stage.bench.state().ask(Recompute{options});
    stage.settle();
    REQUIRE(stage.bench.session().coverage);
    CHECK(stage.bench.session().coverage->options.denominator == coverage::Denominator::polygon);
    options.crop_column = "zirоat";
    stage.bench.state().ask(Recompute{options});
    stage.settle();
    REQUIRE(stage.bench.session().notes.size() == 1);
    CHECK(stage.bench.session().notes[0].text.english().find("zirоat") != std::string::npos);
    CHECK_FALSE(stage.bench.session().coverage_running);
}

TEST_CASE("closing gives back what the renderer held") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml")});
    stage.settle();
    stage.bench.state().ask(CloseLayer{stage.bench.session().layers[0].id});
    stage.settle();
    CHECK(stage.renderer.shapes_of.size() == 1);
    stage.bench.state().ask(CloseAll{});
    stage.settle();
    CHECK(stage.renderer.shapes_of.empty());
    CHECK(stage.bench.session().layers.empty());
    CHECK(stage.bench.session().title().empty());
}

TEST_CASE("leaving while files are read is no trouble") {
    const World world;
    Stage stage;
    stage.bench.open({world("land.toml"), world("plots.geojson")});
    stage.frame();
}

TEST_CASE("keys: theme, dialogs, quit") {
    Stage stage;
    stage.bench.act(Action::theme);
    CHECK(stage.bench.state().theme == ThemeName::dark);
    stage.bench.act(Action::open);
    stage.settle();
    CHECK(stage.bench.state().dialog == Dialog::open);
    CHECK_FALSE(stage.bench.state().browser.folder.empty());
    stage.bench.act(Action::close);
    stage.frames(2);
    CHECK(stage.bench.state().dialog == Dialog::none);
    CHECK_FALSE(stage.bench.wants_quit());
    stage.bench.act(Action::quit);
    CHECK(stage.bench.wants_quit());
}

TEST_CASE("the cursor may rest anywhere, and be pressed there") {
    const World world;
    for (const float scale : {1.0F, 2.0F}) {
        Stage stage(1280, 720, scale);
        stage.bench.open({world("land.toml"), world("broken.geojson")});
        stage.settle();
        stage.bench.state().settings_open = true;
        for (float y = 5.0F; y < 720.0F; y += 24.0F) {
            for (float x = 5.0F; x < 1280.0F; x += 45.0F) {
                stage.move_mouse(x, y);
                stage.frame();
            }
        }
        for (float y = 12.0F; y < 720.0F; y += 60.0F) {
            for (float x = 12.0F; x < 1280.0F; x += 90.0F) {
                stage.click(x, y);
            }
        }
        stage.settle();
        CHECK(stage.drawn_vertices() > 100);
    }
}
