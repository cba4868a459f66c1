// Against an example worked by hand.
#include "catchment/floating_catchment.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::catchment;

namespace {

// Three villages of 100, 200 and 300 people, two clinics of 3 and 6 doctors:
//
//   minutes       clinic 0   clinic 1
//   village 0        5          25
//   village 1       10          10
//   village 2       25          15      (and a village 3, which reaches none)
travel::CostTable minutes() {
    travel::CostTable table;
    table.ways = {{0, 5.0}, {1, 25.0}, {0, 10.0}, {1, 10.0}, {1, 15.0}, {0, 25.0}};
    table.offsets = {0, 2, 4, 6, 6};
    return table;
}
const std::vector<double> doctors{3.0, 6.0};
const std::vector<double> people{100.0, 200.0, 300.0, 50.0};

}  // namespace

TEST_CASE("two steps by hand: within 15 minutes") {
    // R0 = 3 / (100 + 200) = 0.01, R1 = 6 / (200 + 300) = 0.012;
    // village 0: R0; village 1: R0 + R1; village 2: R1.
    const FloatingCatchments result =
        floating_catchments(minutes(), doctors, people, one_zone(15.0));
    CHECK(*result.ratio[0] == doctest::Approx(0.01));
    CHECK(*result.ratio[1] == doctest::Approx(0.012));
    CHECK(result.score[0] == doctest::Approx(0.01));
    CHECK(result.score[1] == doctest::Approx(0.022));
    CHECK(result.score[2] == doctest::Approx(0.012));
    CHECK(result.score[3] == 0.0);
    // What is supplied is what all are served with.
    double served = 0.0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        served += result.score[i] * people[i];
    }
    CHECK(served == doctest::Approx(9.0));
}

TEST_CASE("the enhanced method by hand: zones of 10, 20 and 30 minutes") {
    // In reach of clinic 0: 100 + 200 + 0.22 x 300 = 366; of clinic 1: 0.22 x 100 + 200 + 0.68 x
    // 300 = 426.
    const FloatingCatchments result =
        floating_catchments(minutes(), doctors, people, three_zones(30.0));
    const double r0 = 3.0 / 366.0;
    const double r1 = 6.0 / 426.0;
    CHECK(*result.ratio[0] == doctest::Approx(r0));
    CHECK(*result.ratio[1] == doctest::Approx(r1));
    CHECK(result.score[0] == doctest::Approx(r0 + 0.22 * r1));
    CHECK(result.score[1] == doctest::Approx(r0 + r1));
    CHECK(result.score[2] == doctest::Approx(0.22 * r0 + 0.68 * r1));
}

TEST_CASE("a site with nobody in reach is idle, not infinite") {
    const FloatingCatchments result =
        floating_catchments(minutes(), doctors, people, one_zone(4.0));
    CHECK(!result.ratio[0]);
    CHECK(result.score[0] == 0.0);
}

TEST_CASE("shares within reach, by sex, with bounds for places that are not known") {
    const std::vector<MemberPlace> members{
        {0, Sex::female}, {0, Sex::female}, {2, Sex::female},  {std::nullopt, Sex::female},
        {1, Sex::male},   {3, Sex::male},   {0, Sex::unknown},
    };
    const WithinReach reach = within_reach(members, minutes(), 10.0);
    CHECK(reach.women.count() == 4);
    CHECK(*reach.women.lower_pct() == doctest::Approx(50.0));
    CHECK(*reach.women.point_pct() == doctest::Approx(100.0 * 2 / 3));
    CHECK(*reach.women.upper_pct() == doctest::Approx(75.0));
    CHECK(*reach.men.point_pct() == doctest::Approx(50.0));
    CHECK(reach.sex_unknown.yes == 1);
    CHECK(reach.all.count() == 7);
    CHECK(reach.all.yes == 4);
    CHECK(!BoundedShare().point_pct());
    CHECK(beyond_reach(minutes(), 10.0) == std::vector<std::size_t>{2, 3});
}
