// Land under several plots, counted for each of them or once. A box is 0.001 degree of 87.9 m by
// 111 m: areas are told as multiples of the first plot's.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "coverage/coverage.hpp"
#include "coverage/land_once.hpp"
#include "small_layers.hpp"

using namespace zamin;
using namespace zamin::coverage;
using zamin::test::add;
using zamin::test::box;
using zamin::test::empty_layer;

namespace {

Layer districts() {
    Layer layer = empty_layer("districts", {"name"});
    add(layer, box(0, 0, 10, 10), {"West"});
    add(layer, box(10, 0, 20, 10), {"East"});
    return layer;
}

Layer plots_of(const std::vector<std::pair<std::vector<Coord>, std::vector<const char*>>>& rows) {
    Layer layer = empty_layer("plots", {"crop", "season", "group_id"});
    for (const auto& [ring, values] : rows) {
        add(layer, ring, values);
    }
    return layer;
}

Coverage covered(const Layer& plots, Overlaps overlaps, CoverageOptions options = {}) {
    Progress progress;
    options.overlaps = overlaps;
    options.season_column = "season";
    return coverage::coverage(plots, districts(), options, progress);
}

// "West rice 2: 1.50 of 3.00": plots, area and denominator, in boxes of 0.001 degree.
std::vector<std::string> words(const Coverage& coverage) {
    Progress progress;
    const Layer one = plots_of({{box(1, 1, 2, 2), {"rice", "2018", ""}}});
    const double unit_ha = covered(one, Overlaps::count).plots_area_ha;
    std::vector<std::string> result;
    for (const CoverageRow& row : coverage.rows) {
        result.push_back(fmt::format("{} {} {}: {:.2f} of {:.2f}", row.district, row.crop,
                                     row.plots, row.area_ha / unit_ha,
                                     row.denominator_ha.value_or(0.0) / unit_ha));
    }
    return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a hectare under two plots of a crop counts for both, or once") {
    const Layer plots = plots_of(
        {{box(1, 1, 2, 2), {"rice", "2018", ""}}, {box(1.5, 1, 2.5, 2), {"rice", "2018", ""}}});
    CHECK(words(covered(plots, Overlaps::count)) == Words{"West rice 2: 2.00 of 2.00"});
    CHECK(words(covered(plots, Overlaps::once)) == Words{"West rice 2: 1.50 of 1.50"});
}

TEST_CASE("under two crops it counts for both, once in what is 100 %") {
    const Layer plots = plots_of({{box(1, 1, 2, 2), {"rice", "2018", ""}},
                                  {box(1.5, 1, 2.5, 2), {"onion", "2018", ""}},
                                  {box(1.5, 1, 2.5, 2), {"onion", "2018", ""}}});
    CHECK(words(covered(plots, Overlaps::count)) ==
          Words{"West onion 2: 2.00 of 3.00", "West rice 1: 1.00 of 3.00"});
    CHECK(words(covered(plots, Overlaps::once)) ==
          Words{"West onion 2: 1.00 of 1.50", "West rice 1: 1.00 of 1.50"});
}

TEST_CASE("seasons are kept apart") {
    const Layer plots = plots_of(
        {{box(1, 1, 2, 2), {"rice", "2017", ""}}, {box(1, 1, 2, 2), {"rice", "2018", ""}}});
    CHECK(words(covered(plots, Overlaps::once)) ==
          Words{"West rice 1: 1.00 of 1.00", "West rice 1: 1.00 of 1.00"});
    CoverageOptions options;
    options.season = "2018";
    CHECK(words(covered(plots, Overlaps::once, options)) == Words{"West rice 1: 1.00 of 1.00"});
}

TEST_CASE("land in common astride a district line is cut there, and plots count where they lie") {
    const Layer plots = plots_of(
        {{box(8, 1, 11, 2), {"rice", "2018", ""}}, {box(9, 1, 12, 2), {"rice", "2018", ""}}});
    CHECK(words(covered(plots, Overlaps::count)) ==
          Words{"East rice 1: 3.00 of 3.00", "West rice 1: 3.00 of 3.00"});
    CHECK(words(covered(plots, Overlaps::once)) ==
          Words{"East rice 1: 2.00 of 2.00", "West rice 1: 2.00 of 2.00"});
}

TEST_CASE("only plots that count take land: members' own") {
    const Layer plots = plots_of({{box(1, 1, 2, 2), {"rice", "2018", "g1"}},
                                  {box(1, 1, 1.5, 2), {"rice", "2018", ""}},
                                  {box(1.5, 1, 2.5, 2), {"onion", "2018", "g1"}}});
    CoverageOptions options;
    options.denominator = Denominator::members;
    CHECK(words(covered(plots, Overlaps::once, options)) ==
          Words{"West onion 1: 1.00 of 1.50", "West rice 1: 1.00 of 1.50"});
}

TEST_CASE("without overlaps both ways give the same digits") {
    const Layer plots = plots_of({{box(1, 1, 2, 2), {"rice", "2018", ""}},
                                  {box(2, 1, 3, 2), {"rice", "2018", ""}},
                                  {box(9.5, 1, 10.5, 2), {"onion", "2018", ""}}});
    const Coverage count = covered(plots, Overlaps::count);
    const Coverage once = covered(plots, Overlaps::once);
    REQUIRE(count.rows.size() == once.rows.size());
    for (std::size_t i = 0; i < count.rows.size(); ++i) {
        CHECK(count.rows[i].area_ha == once.rows[i].area_ha);
        CHECK(count.rows[i].denominator_ha == once.rows[i].denominator_ha);
    }
}

TEST_CASE("rows sum to the land of the crops, in any order of plots") {
    std::vector<std::pair<std::vector<Coord>, std::vector<const char*>>> rows;
    for (int i = 0; i < 60; ++i) {
        const double x = 0.31 * i;
        rows.push_back({box(x, 1, x + 1, 2), {i % 3 == 0 ? "rice" : "onion", "2018", ""}});
    }
    const Coverage expected = covered(plots_of(rows), Overlaps::once);
    double sum_ha = 0.0;
    for (const CoverageRow& row : expected.rows) {
        sum_ha += row.area_ha;
    }
    CHECK(sum_ha == doctest::Approx(expected.plots_area_ha).epsilon(1e-9));
    std::reverse(rows.begin(), rows.end());
    const Coverage other = covered(plots_of(rows), Overlaps::once);
    REQUIRE(other.rows.size() == expected.rows.size());
    for (std::size_t i = 0; i < other.rows.size(); ++i) {
        CHECK(other.rows[i].area_ha == expected.rows[i].area_ha);
        CHECK(other.rows[i].denominator_ha == expected.rows[i].denominator_ha);
    }
}

TEST_CASE("what counts twice can be asked for, and words are checked") {
    const Layer plots = plots_of({{box(1, 1, 2, 2), {"rice", "2018", ""}},
                                  {box(1.5, 1, 2.5, 2), {"rice", "2018", ""}},
                                  {box(1, 1, 2, 2), {"onion", "2018", ""}}});
    Progress progress;
    const DoubleLand found = find_double_land(plots, {}, progress);
    CHECK(found.pairs == 1);
    CHECK(found.area_ha == doctest::Approx(0.488).epsilon(0.01));
    CHECK(overlaps_from("union") == Overlaps::once);
    CHECK_THROWS_AS(overlaps_from("once"), UsageError);
}
