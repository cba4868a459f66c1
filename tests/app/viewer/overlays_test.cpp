// What can be laid over the map: meridians and parallels, the overview.
#include <doctest/doctest.h>

#include "app/viewer/stage.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

class Square {
  public:
    Square() {
        write_text(m_folder / "districts.geojson",
                   R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                   R"("properties":{"name":"West"},"geometry":{"type":"Polygon","coordinates":)"
                   R"([[[68,37],[69,37],[69,38],[68,38],[68,37]]]}}]})");
    }
    std::string file() const { return (m_folder / "districts.geojson").string(); }

  private:
    TemporaryFolder m_folder;
};

}  // namespace

TEST_CASE("meridians and parallels are switched by a key and draw something") {
    const Square square;
    Stage stage;
    stage.bench.act(Action::graticule);
    stage.settle();  // nothing to lie over yet
    stage.bench.open({square.file()});
    stage.settle();
    const int with = stage.drawn_vertices();
    stage.bench.act(Action::graticule);
    stage.frames(2);
    CHECK(stage.drawn_vertices() + 500 < with);
    CHECK(action_for({'L', false, false}, false) == Action::graticule);
}

TEST_CASE("a click in the overview moves the map there") {
    const Square square;
    Stage stage;
    stage.bench.open({square.file()});
    stage.settle();
    ViewState& state = stage.bench.state();
    const Coord middle_m = state.camera.center_m;
    stage.bench.act(Action::overview);
    state.camera.metres_per_px /= 50.0;
    stage.frames(2);
    const Rect map = stage.gui.ui().layout.map;
    // The inset's upper right: north-east of the middle.
    stage.click(map.x + 12.0F + 110.0F, map.bottom() - 12.0F - 130.0F);
    CHECK(state.camera.center_m.x > middle_m.x + 5'000.0);
    CHECK(state.camera.center_m.y > middle_m.y + 5'000.0);
    // The view's size stays.
    CHECK_FALSE(state.selected);
}
