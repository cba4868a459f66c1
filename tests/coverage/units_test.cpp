// Coverage by what the plots' own table says.
#include "coverage/units.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "measure/area.hpp"
#include "small_layers.hpp"

using namespace zamin;
using namespace zamin::coverage;
using zamin::test::add;
using zamin::test::box;
using zamin::test::empty_layer;

namespace {

Layer plots_of_villages() {
    Layer layer = empty_layer("plots", {"crop", "holder_id", "group_id", "village_id"});
    add(layer, box(0, 0, 1, 1), {"rice", "m1", "g1", "v1"});
    add(layer, box(2, 0, 3, 1), {"rice", "m1", "g1", "v1"});
    add(layer, box(4, 0, 5, 1), {"onion", "x1", nullptr, "v1"});
    add(layer, box(6, 0, 7, 1), {"onion", "m2", "g2", "v2"});
    add(layer, box(8, 0, 9, 1), {"rice", "m2", "g2", nullptr});
    add(layer, {}, {"rice", "m2", "g2", "v2"});
    return layer;
}

Coverage of(const char* column, const CoverageOptions& options = {}) {
    Progress progress;
    return coverage_of_units(plots_of_villages(), column, options, progress);
}

}  // namespace

TEST_CASE("plots count, whole, for the village that they name") {
    const Coverage villages = of("village_id");
    REQUIRE(villages.rows.size() == 4);  // a blank village is (unknown)
    CHECK(villages.rows[0].district == unknown_name);
    CHECK(villages.rows[1].district == "v1");
    CHECK(villages.rows[1].crop == "onion");
    CHECK(villages.rows[2].plots == 2);
    // Three plots of one size: two of them are rice.
    CHECK(*villages.rows[2].share_pct == doctest::Approx(200.0 / 3.0));
    CHECK(*villages.rows[3].share_pct == doctest::Approx(100.0));
    CHECK(villages.plots == 5);
    CHECK(villages.without_polygon == 1);
    double sum_ha = 0.0;
    for (const CoverageRow& row : villages.rows) {
        sum_ha += row.area_ha;
    }
    CHECK(sum_ha == doctest::Approx(villages.plots_area_ha).epsilon(1e-12));
}

TEST_CASE("members' land is what counts where it is the denominator") {
    CoverageOptions options;
    options.denominator = Denominator::members;
    options.member_ids = {"m1", "m2"};
    const Coverage villages = of("village_id", options);
    CHECK(villages.plots == 4);
    CHECK(villages.rows[1].crop == "rice");  // v1 has no onion of members
    CHECK(*villages.rows[1].share_pct == doctest::Approx(100.0));
}

TEST_CASE("what only districts have becomes the land of all mapped plots, and is said") {
    CoverageOptions options;
    options.denominator = Denominator::official;
    options.overlaps = Overlaps::once;
    const Coverage groups = of("group_id", options);
    CHECK(groups.options.denominator == Denominator::mapped);
    CHECK(groups.options.overlaps == Overlaps::count);
    CHECK_THROWS_AS(of("jamoat_id"), UsageError);
}
