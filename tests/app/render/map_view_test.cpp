#include "viewer/map_view.hpp"

#include <doctest/doctest.h>

#include <cmath>

using zamin::Box;
using zamin::Coord;
using zamin::viewer::MapView;
using zamin::viewer::ScreenPoint;

namespace {
MapView kulob() {
    MapView view;
    view.center_m = {568'000.0, 4'196'000.0};
    view.metres_per_px = 12.5;
    view.width_px = 1280;
    view.height_px = 720;
    return view;
}

// 1:n on a screen of 96 pixels an inch.
double metres_per_px_at(double n) {
    return n * 0.0254 / 96.0;
}
}  // namespace

TEST_CASE("map to screen and back") {
    const MapView view = kulob();
    const ScreenPoint middle = view.to_screen(view.center_m);
    CHECK(middle.x == 640.0);
    CHECK(middle.y == 360.0);
    const ScreenPoint north_east = view.to_screen({view.center_m.x + 1250.0, 4'196'000.0 + 125.0});
    CHECK(north_east.x == doctest::Approx(740.0));
    CHECK(north_east.y == doctest::Approx(350.0));
    const Coord back = view.to_map({17.0, 599.0});
    const ScreenPoint again = view.to_screen(back);
    CHECK(again.x == doctest::Approx(17.0));
    CHECK(again.y == doctest::Approx(599.0));
    const Box seen = view.visible_m();
    CHECK(seen.width() == doctest::Approx(16'000.0));
    CHECK(seen.height() == doctest::Approx(9'000.0));
}

TEST_CASE("panning moves the map with the hand") {
    MapView view = kulob();
    const Coord grabbed = view.to_map({100.0, 100.0});
    view.pan_px(30.0, -12.0);
    CHECK(view.to_screen(grabbed).x == doctest::Approx(130.0));
    CHECK(view.to_screen(grabbed).y == doctest::Approx(88.0));
}

TEST_CASE("zooming keeps the point under the cursor") {
    MapView view = kulob();
    const ScreenPoint cursor{1010.0, 99.0};
    const Coord under = view.to_map(cursor);
    for (const double factor : {1.2, 3.0, 0.1, 1e-9, 1e9, 0.5}) {
        view.zoom_at(cursor, factor);
        CHECK(view.to_map(cursor).x == doctest::Approx(under.x).epsilon(1e-12));
        CHECK(view.to_map(cursor).y == doctest::Approx(under.y).epsilon(1e-12));
    }
}

TEST_CASE("the scale stays between 1:50 and 1:50 000 000") {
    MapView view = kulob();
    view.zoom_at({0, 0}, 1e12);
    CHECK(view.scale_denominator(96.0) == doctest::Approx(50.0));
    view.zoom_at({0, 0}, 1e-12);
    CHECK(view.scale_denominator(96.0) == doctest::Approx(50'000'000.0));
    view.zoom_at({0, 0}, 0.0);
    view.zoom_at({0, 0}, std::nan(""));
    CHECK(view.scale_denominator(96.0) == doctest::Approx(50'000'000.0));
}

TEST_CASE("fit shows the whole box inside its padding") {
    MapView view = kulob();
    const Box box{500'000.0, 4'100'000.0, 700'000.0, 4'150'000.0};
    view.fit(box, 40.0);
    CHECK(view.center_m == box.center());
    CHECK(view.to_screen({box.min_x, box.min_y}).x == doctest::Approx(40.0));
    CHECK(view.to_screen({box.max_x, box.max_y}).x == doctest::Approx(1240.0));
    CHECK(view.to_screen({box.max_x, box.max_y}).y > 40.0);
}

TEST_CASE("fit of a point, of nothing and in a small window") {
    MapView view = kulob();
    view.fit({1000.0, 2000.0, 1000.0, 2000.0});
    CHECK(view.center_m == Coord{1000.0, 2000.0});
    CHECK(view.metres_per_px == doctest::Approx(metres_per_px_at(5000.0)));
    const MapView before = view;
    view.fit(Box());
    CHECK(view.center_m == before.center_m);
    view.width_px = 60.0;
    view.height_px = 60.0;
    view.fit({0, 0, 3000.0, 3000.0}, 40.0);
    CHECK(view.metres_per_px == doctest::Approx(100.0));
}
