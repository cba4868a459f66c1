#include "viewer/survey_flight.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::viewer;

TEST_CASE("the flight begins and ends with everything and comes down to the feature") {
    MapView whole;
    whole.width_px = 1000;
    whole.height_px = 800;
    whole.center_m = {500'000, 4'000'000};
    whole.metres_per_px = 256.0;
    const Coord goal{510'000, 4'020'000};
    for (const double share : {0.0, 1.0}) {
        const MapView view = survey_view(whole, goal, 0.25, share);
        CHECK(view.metres_per_px == doctest::Approx(256.0));
        CHECK(view.center_m.x == doctest::Approx(500'000));
        CHECK(view.center_m.y == doctest::Approx(4'000'000));
    }
    const MapView near = survey_view(whole, goal, 0.25, 0.4);
    CHECK(near.metres_per_px == doctest::Approx(0.25));
    CHECK(near.center_m.x == doctest::Approx(510'000));
    CHECK(survey_view(whole, goal, 0.25, 0.62).metres_per_px == doctest::Approx(8.0));
}

TEST_CASE("no frame of the flight jumps") {
    MapView whole;
    whole.width_px = 1000;
    whole.height_px = 800;
    whole.metres_per_px = 256.0;
    MapView before = survey_view(whole, {5000, 5000}, 0.25, 0.0);
    for (int i = 1; i <= 1200; ++i) {
        const MapView view = survey_view(whole, {5000, 5000}, 0.25, i / 1200.0);
        const double px = before.metres_per_px;
        CHECK(std::abs(view.center_m.x - before.center_m.x) < 40 * px);
        CHECK(view.metres_per_px / px == doctest::Approx(1.0).epsilon(0.05));
        before = view;
    }
}

TEST_CASE("percentiles are nearest ranks") {
    CHECK(percentile({}, 0.5) == 0.0);
    CHECK(percentile({4, 1, 3, 2}, 0.5) == 2.0);
    CHECK(percentile({4, 1, 3, 2}, 0.95) == 4.0);
    CHECK(percentile({7}, 0.0) == 7.0);
}

TEST_CASE("the times are one line of JSON") {
    FrameTimes times{1.5, {10.0, 20.0, 30.0}, 512.4, {}, {}};
    const std::string sums =
        R"({"first_map_frame_s":1.500,"frames":3,"p50_ms":20.00,"p95_ms":30.00,)"
        R"("max_ms":30.00,"peak_rss_mb":512)";
    CHECK(as_json(times) == sums + "}");
    times.crs_wkt = R"(PROJCRS["x"])";
    MapView view;
    view.center_m = {100, 200};
    view.metres_per_px = 2.0;
    view.width_px = 30;
    view.height_px = 20;
    times.views.push_back({view, {10.0, 30.0, 20.0}});
    CHECK(as_json(times) ==
          sums + R"(,"crs":"PROJCRS[\"x\"]","views":[{"west":70.000,"south":180.000,)"
                 R"("east":130.000,"north":220.000,"width_px":30,"height_px":20,"frames":3,)"
                 R"("p50_ms":20.00,"max_ms":30.00}]})");
}
