#include "viewer/coverage_model.hpp"

#include <doctest/doctest.h>

#include "text/number.hpp"

using namespace zamin;
using namespace zamin::viewer;
using coverage::Coverage;
using coverage::CoverageRow;

namespace {

const text::Catalogue english;

CoverageRow row(const char* district, const char* crop, std::int64_t plots, double area_ha,
                std::optional<double> denominator_ha = std::nullopt) {
    CoverageRow result{district, crop, "", plots, area_ha, denominator_ha, std::nullopt};
    if (denominator_ha) {
        result.share_pct = 100.0 * area_ha / *denominator_ha;
    }
    return result;
}

// Balkhi 100 ha, Jomi 50 ha, 10 ha outside; rice leads.
Coverage three_places() {
    Coverage coverage;
    coverage.rows = {row("(outside)", "rice", 1, 10.0), row("Balkhi", "(unknown)", 2, 16.0, 100.0),
                     row("Balkhi", "rice", 30, 60.0, 100.0),
                     row("Balkhi", "tomato", 20, 24.0, 100.0), row("Jomi", "rice", 5, 50.0, 50.0)};
    coverage.plots = 58;
    coverage.plots_area_ha = 160.0;
    return coverage;
}

std::vector<std::string> crops_in_order(const Coverage& coverage, CoverageSort sort,
                                        const RowFilter& filter = {}) {
    std::vector<std::string> names;
    for (const std::size_t i : sorted_rows(coverage, sort, filter)) {
        names.push_back(coverage.rows[i].district + "/" + coverage.rows[i].crop);
    }
    return names;
}

}  // namespace

TEST_CASE("rows sort by each column, land outside always last") {
    const Coverage c = three_places();
    CHECK(crops_in_order(c, {SortBy::area, true}) ==
          std::vector<std::string>{"Balkhi/rice", "Jomi/rice", "Balkhi/tomato", "Balkhi/(unknown)",
                                   "(outside)/rice"});
    CHECK(crops_in_order(c, {SortBy::area, false}).back() == "(outside)/rice");
    CHECK(crops_in_order(c, {SortBy::plots, true}).front() == "Balkhi/rice");
    CHECK(crops_in_order(c, {SortBy::plots, false}).front() == "Balkhi/(unknown)");
    CHECK(crops_in_order(c, {SortBy::share, true}).front() == "Jomi/rice");
    CHECK(crops_in_order(c, {SortBy::denominator, false}).front() == "Jomi/rice");
    CHECK(crops_in_order(c, {SortBy::district, true}).front() == "Jomi/rice");
    CHECK(crops_in_order(c, {SortBy::crop, true}).front() == "Balkhi/tomato");
}

TEST_CASE("rows that are equal keep the coverage's order") {
    Coverage c;
    c.rows = {row("A", "x", 1, 5.0), row("B", "x", 1, 5.0), row("C", "x", 1, 5.0)};
    const std::vector<std::size_t> order = sorted_rows(c, {SortBy::area, true});
    CHECK(order == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("rows without a share come after those with one") {
    Coverage c;
    c.rows = {row("A", "x", 1, 5.0), row("B", "x", 1, 1.0, 10.0)};
    CHECK(sorted_rows(c, {SortBy::share, true}) == std::vector<std::size_t>{1, 0});
    CHECK(sorted_rows(c, {SortBy::share, false}) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("a filter keeps the rows of one crop") {
    const Coverage c = three_places();
    const auto rice = [](const CoverageRow& r) { return r.crop == "rice"; };
    CHECK(crops_in_order(c, {SortBy::area, true}, rice) ==
          std::vector<std::string>{"Balkhi/rice", "Jomi/rice", "(outside)/rice"});
}

TEST_CASE("the overview counts districts, the leading crop and what is unknown") {
    const Overview all = overview(three_places());
    CHECK(all.leading_crop == "rice");
    CHECK(all.leading_ha == 110.0);  // inside districts
    CHECK(all.districts == 2);
    REQUIRE(all.leading_pct);
    CHECK(*all.leading_pct == doctest::Approx(100.0 * 110.0 / 150.0));
    CHECK(all.unknown_pct == doctest::Approx(10.0));
    CHECK(all.outside_ha == 10.0);
}

TEST_CASE("the sentence says what leads, what is unknown and what lies outside") {
    CHECK(coverage_sentence(three_places(), std::nullopt, english) ==
          "Rice leads with 110.0 ha in 2 districts, 73.3 % of all mapped plots. On 10.0 % of the "
          "land the crop is unknown. 10.0 ha lie in no district.");
}

TEST_CASE("the sentence of a row names its denominator") {
    Coverage c;
    c.options.denominator = coverage::Denominator::members;
    c.rows = {row("Balkhi", "rice", 403, 223.0, 743.0), row("Balkhi", "oats", 1, 0.25)};
    CHECK(coverage_sentence(c, key_of(c.rows[0]), english) ==
          "Rice in Balkhi: 223.0 ha on 403 plots, 30.0 % of members' land (743.0 ha).");
    CHECK(coverage_sentence(c, key_of(c.rows[1]), english) == "Oats in Balkhi: 0.25 ha on 1 plot.");
}

TEST_CASE("sentences for nothing, for unknown crops only and for a row that is gone") {
    Coverage none;
    CHECK(coverage_sentence(none, std::nullopt, english) == "No plot has land to count.");
    Coverage unknown;
    unknown.rows = {row("Jomi", "(unknown)", 3, 4.0, 4.0)};
    unknown.plots_area_ha = 4.0;
    CHECK(coverage_sentence(unknown, std::nullopt, english) ==
          "No plot in a district has a known crop. On 100.0 % of the land the crop is unknown.");
    const RowKey gone{"Kulob", "rice", ""};
    CHECK(coverage_sentence(three_places(), gone, english) ==
          coverage_sentence(three_places(), std::nullopt, english));
    CHECK(find_row(three_places(), gone) == nullptr);
}

TEST_CASE("a share is not made up where one district's denominator is missing") {
    Coverage c;
    c.rows = {row("A", "rice", 1, 5.0, 10.0), row("B", "rice", 1, 5.0)};
    c.plots_area_ha = 10.0;
    CHECK_FALSE(overview(c).leading_pct);
    CHECK(key_numbers(c, std::nullopt, english)[2].caption == "crop unknown");
}

TEST_CASE("three large numbers, of all or of the chosen row") {
    const Coverage c = three_places();
    const auto all = key_numbers(c, std::nullopt, english);
    CHECK(all[0].value == "160.0");
    CHECK(all[1].value == "58");
    CHECK(all[2].value == "73.3");
    CHECK(all[2].caption == "Rice");
    const auto one = key_numbers(c, key_of(c.rows[2]), english);
    CHECK(one[0].value == "60.0");
    CHECK(one[1].value == "30");
    CHECK(one[2].value == "60.0");
    CHECK(one[2].caption == "of all mapped plots");
}

TEST_CASE("one bar a district, crops from most land to least, unknown last") {
    const std::vector<Bar> bars = bars_of(three_places());
    REQUIRE(bars.size() == 2);
    CHECK(bars[0].district == "Balkhi");
    CHECK(bars[0].area_ha == doctest::Approx(100.0));
    REQUIRE(bars[0].parts.size() == 3);
    CHECK(bars[0].parts[0].crop == "rice");
    CHECK(bars[0].parts[1].crop == "tomato");
    CHECK(bars[0].parts[2].crop == "(unknown)");
    CHECK(bars[1].district == "Jomi");
}

TEST_CASE("several seasons are kept apart and said so") {
    Coverage c = three_places();
    CHECK_FALSE(several_seasons(c));
    c.rows[4].season = "2018";
    CHECK(several_seasons(c));
    CHECK(coverage_sentence(c, key_of(c.rows[4]), english)
              .starts_with("Rice in Jomi, 2018: 50.0 ha"));
    CHECK(bars_of(c).size() == 2);
}

TEST_CASE("hectares and names as people read them") {
    CHECK(text::hectares(0.0) == "0.0");
    CHECK(text::hectares(0.256) == "0.26");
    CHECK(text::hectares(12.34) == "12.3");
    CHECK(text::hectares(61641.4) == "61,641");
    CHECK(shown_name("rice") == "Rice");
    CHECK(shown_name("(unknown)") == "Unknown");
    CHECK(shown_name("(outside)") == "No district");
    CHECK(shown_name("Восеъ") == "Восеъ");
    CHECK(shown_name("").empty());
}
