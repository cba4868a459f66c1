#include "coverage/coverage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

#include "core/error.hpp"
#include "coverage/coverage_in_parts.hpp"
#include "measure/area.hpp"
#include "small_layers.hpp"

using zamin::Column;
using zamin::ColumnType;
using zamin::Coord;
using zamin::Crs;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::Progress;
using zamin::coverage::Coverage;
using zamin::coverage::CoverageOptions;
using zamin::coverage::CoverageRow;
using zamin::coverage::Denominator;
using zamin::test::add;
using zamin::test::box;
using zamin::test::empty_layer;

namespace {

Layer two_districts() {
    Layer layer = empty_layer("districts", {"name", "official_ha"});
    add(layer, box(0, 0, 10, 10), {"West", "50"});
    add(layer, box(10, 0, 20, 10), {"East", nullptr});
    return layer;
}

Layer some_plots() {
    Layer layer = empty_layer("plots", {"crop", "season", "holder_id", "group_id"});
    add(layer, box(1, 1, 2, 2), {"rice", "2018", "m1", "g1"});
    add(layer, box(3, 1, 4, 2), {" rice ", "2018", "x9", nullptr});
    add(layer, box(8, 4, 11, 5), {"onion", "2018", "m2", nullptr});   // two thirds in West
    add(layer, box(30, 1, 31, 2), {"onion", "2018", nullptr, "g1"});  // outside
    add(layer, box(12, 1, 13, 2), {"", "2019", "m1", "g1"});
    add(layer, box(14, 1, 15, 2), {nullptr, "2018", "m1", "g1"});
    add(layer, {}, {"rice", "2018", "m1", "g1"});
    return layer;
}

Coverage run(const Layer& plots, const Layer& districts, const CoverageOptions& options = {}) {
    Progress progress;
    return zamin::coverage::coverage(plots, districts, options, progress);
}

const CoverageRow& row(const Coverage& coverage, const char* district, const char* crop) {
    const auto found = std::find_if(
        coverage.rows.begin(), coverage.rows.end(),
        [&](const CoverageRow& r) { return r.district == district && r.crop == crop; });
    REQUIRE(found != coverage.rows.end());
    return *found;
}

double sum_ha(const Coverage& coverage) {
    return std::accumulate(coverage.rows.begin(), coverage.rows.end(), 0.0,
                           [](double sum, const CoverageRow& r) { return sum + r.area_ha; });
}

// One cell of 0.001 x 0.001 degrees there.
const double cell_ha = zamin::measure::ring_area_m2(box(1, 1, 2, 2), {}) / 1e4;

}  // namespace

TEST_CASE("plots are counted once, cut for area, and every hectare has a row") {
    const Coverage found = run(some_plots(), two_districts());
    CHECK(found.plots == 6);
    CHECK(found.straddling == 1);
    CHECK(found.without_polygon == 1);
    CHECK(row(found, "West", "rice").plots == 2);
    CHECK(row(found, "West", "rice").area_ha == doctest::Approx(2 * cell_ha).epsilon(1e-5));
    CHECK(row(found, "West", "onion").plots == 1);
    CHECK(row(found, "West", "onion").area_ha == doctest::Approx(2 * cell_ha).epsilon(1e-4));
    CHECK(row(found, "East", "onion").plots == 0);
    CHECK(row(found, "East", "onion").area_ha == doctest::Approx(cell_ha).epsilon(1e-4));
    CHECK(row(found, "East", "(unknown)").plots == 2);
    CHECK(row(found, "(outside)", "onion").plots == 1);
    CHECK_FALSE(row(found, "(outside)", "onion").share_pct.has_value());
    CHECK(sum_ha(found) == doctest::Approx(found.plots_area_ha).epsilon(1e-12));
    CHECK(std::is_sorted(found.rows.begin(), found.rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.district, a.crop) < std::tie(b.district, b.crop);
    }));
}

TEST_CASE("each denominator is what its name says") {
    CoverageOptions options;
    options.denominator = Denominator::mapped;
    const Coverage mapped = run(some_plots(), two_districts(), options);
    CHECK(*row(mapped, "West", "rice").denominator_ha ==
          doctest::Approx(4 * cell_ha).epsilon(1e-4));
    CHECK(*row(mapped, "West", "rice").share_pct == doctest::Approx(50.0).epsilon(1e-4));

    options.denominator = Denominator::polygon;
    const Coverage polygon = run(some_plots(), two_districts(), options);
    CHECK(*row(polygon, "West", "rice").share_pct == doctest::Approx(2.0).epsilon(1e-4));

    options.denominator = Denominator::official;
    const Coverage official = run(some_plots(), two_districts(), options);
    CHECK(row(official, "West", "rice").denominator_ha == 50.0);
    CHECK_FALSE(row(official, "East", "onion").denominator_ha.has_value());
    CHECK_FALSE(row(official, "East", "onion").share_pct.has_value());
}

TEST_CASE("members' land counts their plots and their groups', in crop and denominator alike") {
    CoverageOptions options;
    options.denominator = Denominator::members;
    options.member_ids = {"m1", "m2"};
    const Coverage found = run(some_plots(), two_districts(), options);
    CHECK(found.plots == 5);  // x9 is no member; the group's own plot has no holder
    CHECK(row(found, "West", "rice").plots == 1);
    CHECK(*row(found, "West", "rice").denominator_ha == doctest::Approx(3 * cell_ha).epsilon(1e-4));

    options.member_ids.clear();  // without a list of members, plots with a group
    CHECK(run(some_plots(), two_districts(), options).plots == 4);
    options.group_column = "grupa_id";
    CHECK_THROWS_WITH_AS(run(some_plots(), two_districts(), options),
                         doctest::Contains("did you mean 'group_id'?"), zamin::UsageError);
}

TEST_CASE("seasons are kept apart, or one is chosen") {
    CoverageOptions options;
    options.season_column = "season";
    const Coverage apart = run(some_plots(), two_districts(), options);
    const auto in_east = std::count_if(apart.rows.begin(), apart.rows.end(), [](const auto& r) {
        return r.district == "East" && r.crop == "(unknown)";
    });
    CHECK(in_east == 2);
    const auto table = zamin::coverage::coverage_table(apart);
    CHECK(table.columns.back().name == "season");

    options.season = "2019";
    const Coverage one = run(some_plots(), two_districts(), options);
    CHECK(one.plots == 1);
    CHECK(zamin::coverage::coverage_table(one).columns.size() == 6);

    options.season_column.clear();
    CHECK_THROWS_AS(run(some_plots(), two_districts(), options), zamin::UsageError);
}

TEST_CASE("districts of one name are one district; unnamed and shapeless ones are told") {
    Layer districts = two_districts();
    add(districts, box(9, 0, 12, 10), {"West", "7"});  // overlaps both
    add(districts, box(40, 0, 41, 1), {" ", nullptr});
    add(districts, {}, {"Nowhere", nullptr});
    CoverageOptions options;
    options.denominator = Denominator::official;
    const Coverage found = run(some_plots(), districts, options);
    CHECK(row(found, "West", "rice").denominator_ha == 57.0);
    // The land that both claim goes to East, the first by name, and is counted once.
    CHECK(row(found, "East", "onion").area_ha == doctest::Approx(cell_ha).epsilon(1e-4));
    CHECK(sum_ha(found) == doctest::Approx(found.plots_area_ha).epsilon(1e-12));
    std::vector<std::string> words;
    for (const auto& problem : found.problems) {
        words.push_back(problem.problem);
    }
    CHECK(words == std::vector<std::string>{"no name", "no polygon", "districts overlap"});
}

TEST_CASE("order, threads and another CRS do not change the answer") {
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> where(-2.0, 20.0);
    std::uniform_real_distribution<double> size(0.05, 0.9);
    Layer plots = empty_layer("plots", {"crop"});
    constexpr const char* crops[] = {"rice", "onion", "", "cotton"};
    std::vector<std::pair<std::vector<Coord>, const char*>> all;
    for (int i = 0; i < 20000; ++i) {
        const double x = where(random);
        const double y = where(random) * 0.5;
        all.emplace_back(box(x, y, x + size(random), y + size(random)), crops[i % 4]);
    }
    for (const auto& [ring, crop] : all) {
        add(plots, ring, {crop});
    }
    std::shuffle(all.begin(), all.end(), random);
    Layer shuffled = empty_layer("plots", {"crop"});
    for (const auto& [ring, crop] : all) {
        add(shuffled, ring, {crop});
    }
    const Coverage one = run(plots, two_districts());
    CHECK(one.straddling > 500);
    CHECK(sum_ha(one) == doctest::Approx(one.plots_area_ha).epsilon(1e-12));
    for (const int threads : {1, 2, 5}) {
        CoverageOptions options;
        options.threads = threads;
        const Coverage other = run(threads == 5 ? shuffled : plots, two_districts(), options);
        REQUIRE(other.rows.size() == one.rows.size());
        for (std::size_t i = 0; i < one.rows.size(); ++i) {
            CHECK(other.rows[i].area_ha == one.rows[i].area_ha);
            CHECK(other.rows[i].plots == one.rows[i].plots);
        }
    }
    Layer districts = two_districts();
    const Crs utm = Crs::parse("EPSG:32642");
    zamin::Transformation(districts.crs, utm).apply(districts.geometry.coords);
    districts.crs = utm;
    const Coverage from_utm = run(plots, districts);
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        CHECK(from_utm.rows[i].area_ha == doctest::Approx(one.rows[i].area_ha).epsilon(1e-8));
    }
}

TEST_CASE("what cannot be computed is refused in a sentence") {
    const Layer plots = some_plots();
    CoverageOptions options;
    options.crop_column = "corp";
    CHECK_THROWS_WITH_AS(run(plots, two_districts(), options),
                         doctest::Contains("did you mean 'crop'?"), zamin::UsageError);
    CHECK_THROWS_WITH_AS(run(plots, empty_layer("districts", {"name"})),
                         doctest::Contains("holds no districts"), zamin::Error);
    Layer lines = two_districts();
    lines.geometry.kinds.assign(2, GeometryKind::line);
    CHECK_THROWS_WITH_AS(run(plots, lines), doctest::Contains("no district polygon"), zamin::Error);
    CHECK(run(empty_layer("plots", {"crop"}), two_districts()).rows.empty());
    Progress cancelled;
    cancelled.cancel();
    CHECK_THROWS_AS(zamin::coverage::coverage(plots, two_districts(), {}, cancelled),
                    zamin::Cancelled);
    CHECK_THROWS_AS(zamin::coverage::denominator_from("member"), zamin::UsageError);
    CHECK(zamin::coverage::denominator_from("official") == Denominator::official);
}

TEST_CASE("plots that come in parts have the coverage of the whole, byte by byte") {
    const Layer districts = two_districts();
    std::mt19937 random(5);
    const auto crops = std::array{"rice", "onion", " rice", "", "wheat"};
    std::uniform_real_distribution<double> x(-2.0, 22.0), y(-2.0, 11.0), side(0.1, 3.0);
    Layer whole = empty_layer("plots", {"crop", "season", "holder_id", "group_id"});
    std::vector<Layer> parts(1, whole);
    for (int i = 0; i < 500; ++i) {
        if (i % 70 == 69) {
            parts.push_back(empty_layer("plots", {"crop", "season", "holder_id", "group_id"}));
        }
        const double x0 = x(random), y0 = y(random), w = side(random), h = side(random);
        const auto ring = i % 50 == 7 ? std::vector<Coord>{} : box(x0, y0, x0 + w, y0 + h);
        const char* crop = crops[random() % crops.size()];
        const char* season = i % 3 == 0 ? "2018" : "2019";
        add(whole, ring, {crop, season, i % 2 == 0 ? "m1" : nullptr, nullptr});
        add(parts.back(), ring, {crop, season, i % 2 == 0 ? "m1" : nullptr, nullptr});
    }
    CoverageOptions options;
    options.season_column = "season";
    options.denominator = Denominator::members;
    options.member_ids = {"m1"};
    zamin::coverage::CoverageInParts in_parts(districts, options);
    Progress progress;
    for (const Layer& part : parts) {
        in_parts.add(part, progress);
    }
    const Coverage one = run(whole, districts, options);
    const Coverage many = in_parts.result();
    REQUIRE(one.rows.size() > 8);
    REQUIRE(many.rows.size() == one.rows.size());
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        CHECK(many.rows[i].district == one.rows[i].district);
        CHECK(many.rows[i].crop == one.rows[i].crop);
        CHECK(many.rows[i].season == one.rows[i].season);
        CHECK(many.rows[i].plots == one.rows[i].plots);
        CHECK(many.rows[i].area_ha == one.rows[i].area_ha);
        CHECK(many.rows[i].share_pct == one.rows[i].share_pct);
    }
    CHECK(many.plots_area_ha == one.plots_area_ha);
    CHECK(many.straddling == one.straddling);
    CHECK(many.without_polygon == one.without_polygon);
}

TEST_CASE("land that counts once has to be seen whole") {
    const Layer districts = two_districts();
    CoverageOptions options;
    options.overlaps = zamin::coverage::Overlaps::once;
    zamin::coverage::CoverageInParts in_parts(districts, options);
    Progress progress;
    in_parts.add(some_plots(), progress);
    CHECK_THROWS_AS(in_parts.add(some_plots(), progress), zamin::Error);
}
