#include "viewer/render/tile_grid.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using zamin::Box;
using zamin::viewer::MapView;
using zamin::viewer::TileGrid;
using zamin::viewer::TileKey;
using zamin::viewer::TilePlace;

namespace {
MapView some_view() {
    MapView view;
    view.center_m = {1234.567, -98.765};
    view.metres_per_px = 3.7;
    view.width_px = 1001;
    view.height_px = 777;
    return view;
}
}  // namespace

TEST_CASE("tiles cover the view without a gap, nearest to the middle first") {
    const MapView view = some_view();
    const TileGrid grid{{-5000.0, 300.0}, 3.7};
    const auto keys = grid.covering(view);
    const Box seen = grid.snapped(view).visible_m();
    Box covered;
    for (const TileKey key : keys) {
        CHECK(grid.box_m(key).intersects(seen));
        covered.add(grid.box_m(key));
    }
    CHECK(covered.contains(seen));
    CHECK(std::set(keys.begin(), keys.end()).size() == keys.size());
    const double tile_m = 256 * 3.7;
    CHECK(static_cast<double>(keys.size()) ==
          doctest::Approx(covered.width() / tile_m * covered.height() / tile_m));
    CHECK(grid.box_m(keys.front()).contains(view.center_m));
}

TEST_CASE("at its own scale tiles lie on whole pixels next to each other") {
    const MapView view = some_view();
    const TileGrid grid{{-5000.3, 300.1}, 3.7};
    const TilePlace one = grid.place({5, -2}, view);
    const TilePlace right = grid.place({6, -2}, view);
    CHECK(one.x_px == std::round(one.x_px));
    CHECK(one.y_px == std::round(one.y_px));
    CHECK(right.x_px == one.x_px + 256.0);
    CHECK(right.y_px == one.y_px);
    const MapView snapped = grid.snapped(view);
    CHECK(std::abs(snapped.center_m.x - view.center_m.x) <= 0.5 * 3.7 + 1e-9);
    CHECK(std::abs(snapped.center_m.y - view.center_m.y) <= 0.5 * 3.7 + 1e-9);
    const auto corner = snapped.to_screen({grid.box_m({5, -2}).min_x, grid.box_m({5, -2}).min_y});
    CHECK(corner.x == doctest::Approx(one.x_px));
    CHECK(snapped.height_px - corner.y == doctest::Approx(one.y_px));
}

TEST_CASE("at another scale tiles are stretched to their true place") {
    MapView view = some_view();
    const TileGrid grid{{0.0, 0.0}, 7.4};
    const TilePlace place = grid.place({0, 0}, view);
    CHECK(place.size_px == doctest::Approx(512.0));
    CHECK(place.x_px == doctest::Approx(view.to_screen({0, 0}).x));
    CHECK(place.y_px == doctest::Approx(view.height_px - view.to_screen({0, 0}).y));
}
