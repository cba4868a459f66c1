#include "viewer/view_state.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"
#include "core/error.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

LoadedLayer of_role(LayerId id, const std::string& role, GeometryKind kind) {
    LoadedLayer layer = loaded(squares(role, "name", Crs::wgs84(), {{0, 0, 1, "x"}}), id, role);
    layer.kind = kind;
    return layer;
}

std::vector<LayerId> ids(const ViewState& state) {
    std::vector<LayerId> result;
    for (const ShownLayer& shown : state.layers) {
        result.push_back(shown.id);
    }
    return result;
}

}  // namespace

TEST_CASE("layers find their place by role, whatever the order in which they come") {
    Session session;
    session.layers = {
        of_role(1, "plots", GeometryKind::polygon), of_role(2, "districts", GeometryKind::polygon),
        of_role(3, "roads", GeometryKind::line), of_role(4, "centres", GeometryKind::point),
        of_role(5, "", GeometryKind::polygon)};
    const std::vector<LayerId> expected = {4, 3, 2, 1, 5};
    for (const std::vector<LayerId>& order :
         {std::vector<LayerId>{1, 2, 3, 4, 5}, {5, 4, 3, 2, 1}, {3, 1, 5, 2, 4}}) {
        ViewState state;
        for (const LayerId id : order) {
            insert_layer(state, session, id);
        }
        CHECK(ids(state) == expected);
    }
}

TEST_CASE("of two layers with the same role the newer lies on top") {
    Session session;
    session.layers = {of_role(1, "plots", GeometryKind::polygon),
                      of_role(2, "plots", GeometryKind::polygon)};
    for (const std::vector<LayerId>& order : {std::vector<LayerId>{1, 2}, {2, 1}}) {
        ViewState state;
        for (const LayerId id : order) {
            insert_layer(state, session, id);
        }
        CHECK(ids(state) == std::vector<LayerId>{2, 1});
    }
}

TEST_CASE("a layer moves up and down and stops at the ends") {
    ViewState state;
    state.layers = {{1, true}, {2, false}, {3, true}};
    move_layer(state, 3, -1);
    CHECK(ids(state) == std::vector<LayerId>{1, 3, 2});
    move_layer(state, 3, -7);
    CHECK(ids(state) == std::vector<LayerId>{3, 1, 2});
    move_layer(state, 3, 7);
    CHECK(ids(state) == std::vector<LayerId>{1, 2, 3});
    move_layer(state, 9, 1);
    CHECK(ids(state) == std::vector<LayerId>{1, 2, 3});
    CHECK_FALSE(state.visible(2));
    CHECK(state.visible(3));
    CHECK_FALSE(state.visible(9));
}

TEST_CASE("forgetting a layer forgets the selection in it") {
    ViewState state;
    state.layers = {{1, true}, {2, true}};
    state.selected = FeatureRef{2, 7};
    forget_layer(state, 1);
    CHECK(state.selected);
    forget_layer(state, 2);
    CHECK_FALSE(state.selected);
    CHECK(state.layers.empty());
}

TEST_CASE("Esc closes one thing at a time, the front one first") {
    ViewState state;
    state.dialog = Dialog::help;
    state.selected = FeatureRef{1, 1};
    state.coverage.selected = RowKey{"Jomi", "rice", ""};
    state.only_crop = CropSlot{0};
    close_front(state);
    CHECK(state.dialog == Dialog::none);
    CHECK(state.selected);
    close_front(state);
    CHECK_FALSE(state.selected);
    close_front(state);
    CHECK_FALSE(state.coverage.selected);
    close_front(state);
    CHECK_FALSE(state.only_crop);
    close_front(state);
}

TEST_CASE("a box is fitted into the part of the map that nothing covers") {
    ViewState state;
    state.camera.width_px = 1000;
    state.camera.height_px = 500;
    state.covered = {400, 0};
    const Box box{0, 0, 100, 100};
    const MapView view = fitted(state, box, 0.0);
    const ScreenPoint lower_left = view.to_screen({0, 0});
    const ScreenPoint upper_right = view.to_screen({100, 100});
    CHECK(lower_left.x >= 400.0);
    CHECK(upper_right.x <= 1000.0);
    CHECK((lower_left.x + upper_right.x) / 2 == doctest::Approx(700.0));
    CHECK(view.width_px == 1000.0);
}

TEST_CASE("a flight ends where it aims, an empty box starts none") {
    ViewState state;
    state.camera.width_px = 800;
    state.camera.height_px = 600;
    fly_to(state, Box{}, 10.0);
    CHECK(state.still());
    fly_to(state, Box{0, 0, 1000, 1000}, 10.0);
    CHECK_FALSE(state.still());
    state.flight.advance(state.camera, 10.0);
    CHECK(state.still());
    CHECK(state.camera.center_m.x == doctest::Approx(500.0));
}

TEST_CASE("panels by name") {
    ViewState state;
    show_panel(state, "data");
    CHECK(state.left_page == LeftPage::data);
    show_panel(state, "layers");
    CHECK(state.left_page == LeftPage::layers);
    show_panel(state, "none");
    CHECK_FALSE(state.left_open);
    CHECK_FALSE(state.right_open);
    show_panel(state, "coverage");
    CHECK(state.right_open);
    show_panel(state, "help");
    CHECK(state.dialog == Dialog::help);
    CHECK_THROWS_WITH_AS(
        show_panel(state, "cover"),
        "There is no panel 'cover'; choose layers, data, table, coverage, centres, siting, access, "
        "print, open, new, save, palette, help or none.",
        UsageError);
}

TEST_CASE("naming a plot selects it, naming a district only goes there") {
    Session session;
    session.layers = {of_role(1, "plots", GeometryKind::polygon),
                      of_role(2, "districts", GeometryKind::polygon)};
    ViewState state;
    choose_feature(state, session, {2, 0});
    CHECK_FALSE(state.selected);
    choose_feature(state, session, {1, 0});
    CHECK(state.selected == FeatureRef{1, 0});
}
