// Against an example worked by hand.
#include "catchment/floating_catchment.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::catchment;

namespace {

// Three villages and two clinics:
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

}  // namespace

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
