// Against figures worked by hand on a line of farms, homes and sites (worlds.hpp: 1 degree is 1
// km).
#include "catchment/accessibility.hpp"

#include <doctest/doctest.h>

#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

// Farms at 1, 2 and 9 km with 10, 30 and 5 t, one at 3 km without known tonnes, and rice at 1 km; a
// centre for 20 t at 0 km, one of unknown capacity at 10 km, an idle one for onions.
Catchments three_centres() {
    Progress progress;
    CatchmentOptions options;
    options.assign = Assign::nearest;
    return catchments(
        {farm_at("a", 1, 10), farm_at("b", 2, 30), farm_at("c", 3, {}), farm_at("d", 9, 5),
         farm_at("r", 1, 7, "rice")},
        {centre_at("C", 0, 20), centre_at("U", 10, {}), centre_at("I", 5, 8, "onion")}, {}, {},
        RulerTravel(), options, progress);
}

double real(const Cell& cell) {
    return std::get<double>(cell);
}

}  // namespace

TEST_CASE("scores by hand: capacity for the tonnes within three kilometres") {
    Progress progress;
    const Catchments all = three_centres();
    const Accessibility found = accessibility(all, {}, RulerTravel(), 3000.0, progress);
    // 20 t for 10 + 30 t; the enhanced method counts 10 t in full, 30 t for 0.68: 20 / 30.4.
    CHECK(*found.plain.ratio[0] == doctest::Approx(0.5));
    CHECK(*found.enhanced.ratio[0] == doctest::Approx(20.0 / 30.4));
    CHECK(found.demand_t[0] == doctest::Approx(40.0));
    CHECK(found.plain.score[0] == doctest::Approx(0.5));
    CHECK(found.plain.score[2] == doctest::Approx(0.5));  // its tonnes are unknown, its room is not
    CHECK(found.plain.score[3] == 0.0);

    const Table room = room_table(found, all);
    REQUIRE(room.rows.size() == 3);
    CHECK(real(room.rows[0][3]) == doctest::Approx(0.5));
    CHECK(room.rows[1][1].index() == 0);  // a capacity that is not known is no ratio
    CHECK(room.rows[1][3].index() == 0);
    CHECK(room.rows[2][3].index() == 0);  // idle
    CHECK(real(room.rows[2][2]) == 0.0);
    const Table scores = score_table(found, all);
    CHECK(scores.rows.size() == 4);  // rice has no centre
    CHECK(real(scores.rows[0][1]) == doctest::Approx(0.5));
}

TEST_CASE("members within reach, by sex and with bounds") {
    Progress progress;
    Homes homes;
    homes.places = {{1, 0}, {4, 0}, {0, 20}, {missing, missing}};
    homes.members = {{0, Sex::female}, {0, Sex::male},   {0, Sex::male},  {1, Sex::female},
                     {2, Sex::male},   {3, Sex::female}, {{}, Sex::male}, {1, Sex::unknown}};
    const auto kinds = members_reach(homes, {{"shop", {{0, 0}, {8, 0}}}, {"adviser", {}}},
                                     RulerTravel(), 1000.0, progress);
    REQUIRE(kinds.size() == 2);
    CHECK(kinds[0].sites == 2);
    const WithinReach& shop = kinds[0].members;
    CHECK(shop.all.yes == 3);
    CHECK(shop.all.no == 3);       // 4 km away twice, and no way from beyond the tenth parallel
    CHECK(shop.all.unknown == 2);  // no place, no home
    CHECK(*shop.all.lower_pct() == doctest::Approx(37.5));
    CHECK(*shop.all.point_pct() == doctest::Approx(50.0));
    CHECK(*shop.all.upper_pct() == doctest::Approx(62.5));
    CHECK(shop.women.yes == 1);
    CHECK(shop.men.yes == 2);
    CHECK(kinds[1].members.all.yes == 0);

    Accessibility found;
    found.reach = 1000.0;
    found.kinds = kinds;
    const Table table = reach_table(found);
    CHECK(table.rows.size() == 8);
    CHECK(table.caption.find("within 1 km") != std::string::npos);
    CHECK(table.rows[0][8].index() == 0);  // two of eight unknown: bounds only
    CHECK(real(table.rows[0][7]) == doctest::Approx(37.5));
    CHECK(real(table.rows[3][8]) == 0.0);  // of sex unknown: one, four kilometres away
}
