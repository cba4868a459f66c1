#include "viewer/flight.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::viewer;

namespace {

MapView view_at(double x, double y, double metres_per_px) {
    MapView view;
    view.center_m = {x, y};
    view.metres_per_px = metres_per_px;
    view.width_px = 800;
    view.height_px = 600;
    return view;
}

}  // namespace

TEST_CASE("a flight begins at one view and ends at the other") {
    const MapView from = view_at(0, 0, 100);
    const MapView to = view_at(5000, -2000, 10);
    Flight flight(from, to, 1.0);
    MapView view = from;
    flight.advance(view, 1.0);
    CHECK(view.center_m.x == doctest::Approx(0.0));
    CHECK(view.metres_per_px == doctest::Approx(100.0));
    CHECK(flight.active());
    flight.advance(view, 1.0 + flight_s);
    CHECK(view.center_m.x == doctest::Approx(5000.0));
    CHECK(view.center_m.y == doctest::Approx(-2000.0));
    CHECK(view.metres_per_px == doctest::Approx(10.0));
    CHECK_FALSE(flight.active());
}

TEST_CASE("the way never leaves what lies between") {
    const MapView from = view_at(0, 0, 100);
    Flight flight(from, view_at(5000, 0, 10), 0.0);
    double last = 0.0;
    for (int i = 0; i <= 10; ++i) {
        MapView view = from;
        flight.advance(view, flight_s * i / 10.0);
        CHECK(view.center_m.x >= last - 1e-9);
        CHECK(view.center_m.x <= 5000.0 + 1e-9);
        CHECK(view.metres_per_px <= 100.0 + 1e-9);
        CHECK(view.metres_per_px >= 10.0 - 1e-9);
        last = view.center_m.x;
    }
}

TEST_CASE("a flight at one scale moves evenly about its middle") {
    const MapView from = view_at(0, 0, 50);
    Flight flight(from, view_at(1000, 0, 50), 0.0);
    MapView view = from;
    flight.advance(view, flight_s / 2);
    CHECK(view.center_m.x == doctest::Approx(500.0));
}

TEST_CASE("a glide zooms by the whole factor about its point, in any number of frames") {
    for (const int frames : {1, 7, 200}) {
        MapView view = view_at(0, 0, 100);
        const ScreenPoint cursor{600, 100};
        const Coord under = view.to_map(cursor);
        ZoomGlide glide;
        glide.add(cursor, 2.0);
        glide.add(cursor, 2.0);
        for (int i = 0; i < frames; ++i) {
            glide.advance(view, 2.0 / frames);
        }
        CHECK_FALSE(glide.active());
        CHECK(view.metres_per_px == doctest::Approx(25.0));
        CHECK(view.to_map(cursor).x == doctest::Approx(under.x));
        CHECK(view.to_map(cursor).y == doctest::Approx(under.y));
    }
}
