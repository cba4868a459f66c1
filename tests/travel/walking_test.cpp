#include "travel/walking.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <numbers>

using namespace zamin::travel;

TEST_CASE("Tobler's function equals its published table") {
    // Slope in degrees, speed in km/h, pace in seconds a metre: the sample values that accompany
    // the function wherever it is tabled.
    struct Row {
        double degrees, km_h, s_per_m;
    };
    constexpr std::array<Row, 18> table{{{-50, 0.11, 32.63},
                                         {-40, 0.38, 9.50},
                                         {-30, 0.95, 3.80},
                                         {-25, 1.40, 2.58},
                                         {-20, 2.00, 1.80},
                                         {-15, 2.80, 1.29},
                                         {-10, 3.86, 0.93},
                                         {-5, 5.26, 0.68},
                                         {-2.8624, 6.00, 0.60},
                                         {0, 5.04, 0.71},
                                         {1, 4.74, 0.76},
                                         {5, 3.71, 0.97},
                                         {10, 2.72, 1.32},
                                         {15, 1.97, 1.83},
                                         {20, 1.41, 2.56},
                                         {25, 0.98, 3.66},
                                         {30, 0.67, 5.39},
                                         {40, 0.27, 13.48}}};
    for (const Row& row : table) {
        CAPTURE(row.degrees);
        const double slope = std::tan(row.degrees * std::numbers::pi / 180.0);
        const double pace = walking_s_per_m(Walking::tobler, slope);
        CHECK(std::abs(pace - row.s_per_m) < 0.0051);
        CHECK(std::abs(3.6 / pace - row.km_h) < 0.0051);
    }
}

TEST_CASE("Langmuir's rule is that of r.walk: 0.72 d + 6 up - 1.9998 down, steeply + 1.9998") {
    CHECK(walking_s_per_m(Walking::langmuir, 0.0) == 0.72);
    CHECK(walking_s_per_m(Walking::langmuir, 0.1) == doctest::Approx(0.72 + 0.6));
    CHECK(walking_s_per_m(Walking::langmuir, -0.1) == doctest::Approx(0.72 - 0.19998));
    CHECK(walking_s_per_m(Walking::langmuir, -0.2125) == doctest::Approx(0.72 - 1.9998 * 0.2125));
    CHECK(walking_s_per_m(Walking::langmuir, -0.3) == doctest::Approx(0.72 + 1.9998 * 0.3));
}
