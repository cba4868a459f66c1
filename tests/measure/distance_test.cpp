// Against Karney's geodesic as PROJ has it, and figures that can be checked by hand.
#include "measure/distance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace zamin;
using namespace zamin::measure;

namespace {

double one_distance_m(Coord a, Coord b, const Ellipsoid& ellipsoid = {}) {
    const GeodesicPoints from({&a, 1}, ellipsoid);
    const GeodesicPoints to({&b, 1}, ellipsoid);
    double distance_m = 0.0;
    to.distances_m(from, 0, 0, {&distance_m, 1});
    return distance_m;
}

// The largest difference from Karney's over random pairs up to `reach_deg` apart.
double worst_difference_m(double reach_deg) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> latitude(-80.0, 80.0);
    std::uniform_real_distribution<double> longitude(-179.0, 179.0);
    std::uniform_real_distribution<double> step(-reach_deg, reach_deg);
    double worst_m = 0.0;
    for (int i = 0; i < 20000; ++i) {
        const Coord a{longitude(random), latitude(random)};
        const Coord b{a.x + step(random) / std::cos(a.y * 0.017453292519943295),
                      a.y + step(random)};
        const double difference_m = std::abs(one_distance_m(a, b) - geodesic_m(a, b, {}));
        worst_m = std::max(worst_m, difference_m);
    }
    return worst_m;
}

}  // namespace

TEST_CASE("a degree along the equator and along a meridian") {
    // WGS 84: 2 pi a / 360 and, between 37.5 N and 38.5 N, 110,996 m (Snyder 1987, table 2: a
    // degree of latitude at 38 N).
    CHECK(one_distance_m({10.0, 0.0}, {11.0, 0.0}) == doctest::Approx(111319.4908).epsilon(1e-9));
    CHECK(one_distance_m({69.0, 37.5}, {69.0, 38.5}) == doctest::Approx(110996.0).epsilon(1e-5));
    CHECK(one_distance_m({69.0, 37.5}, {69.0, 37.5}) == 0.0);
}

TEST_CASE("random pairs differ from Karney's geodesic by less than said") {
    CHECK(worst_difference_m(0.01) < 1e-7);
    CHECK(worst_difference_m(0.1) < 1e-6);
    CHECK(worst_difference_m(1.2) < 1e-4);
    CHECK(worst_difference_m(6.0) < 1e-3);
    CHECK(worst_difference_m(25.0) < 1e-3);
}

TEST_CASE("across the antimeridian, on the Krassowsky ellipsoid, far away") {
    CHECK(one_distance_m({179.99, 10.0}, {-179.99, 10.0}) ==
          doctest::Approx(geodesic_m({179.99, 10.0}, {-179.99, 10.0}, {})).epsilon(1e-11));
    const Ellipsoid krassowsky{6378245.0, 1.0 / 298.3};
    CHECK(one_distance_m({69.0, 38.0}, {69.5, 38.2}, krassowsky) ==
          doctest::Approx(geodesic_m({69.0, 38.0}, {69.5, 38.2}, krassowsky)).epsilon(1e-10));
    CHECK(one_distance_m({0.0, 0.0}, {120.0, 30.0}) ==
          doctest::Approx(geodesic_m({0.0, 0.0}, {120.0, 30.0}, {})).epsilon(1e-14));
}

TEST_CASE("a point that is nowhere is infinitely far away") {
    CHECK(std::isinf(one_distance_m({std::nan(""), 1.0}, {2.0, 1.0})));
}
