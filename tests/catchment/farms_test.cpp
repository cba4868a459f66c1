#include "catchment/farms.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

// A square of 0.01 degrees at the equator: 1.1132 km x 1.1057 km.
constexpr double square_ha = 123.09;

Layer plots() {
    LayerMaker maker("plots", {"plot_id", "crop", "season", "group_id", "holder_id"},
                     {"yield_t_ha", "declared_ha"});
    maker.row({"b", "tomato", "2018", "g1", "m1"}, {30.0, 1.0}).square({0.0, 0.0}, 0.01);
    maker.row({"a", "tomato", "2018", "g1", "m2"}, {missing, 1.0}).square({0.02, 0.0}, 0.01);
    maker.row({"c", "onion", "2018", "", "m1"}, {-5.0, missing}).square({0.04, 0.0}, 0.01);
    maker.row({"d", "tomato", "2017", "g1", "m3"}, {9000.0, missing}).square({0.06, 0.0}, 0.01);
    maker.row({"e", "tomato", "2018", "g2", "m4"}, {20.0, 0.5}).nowhere();
    return maker.layer();
}

Farms read(const FarmOptions& options) {
    Progress progress;
    return farms_from_plots(plots(), options, progress);
}

}  // namespace

TEST_CASE("tonnes are hectares times yield times what is marketed; unknown stays unknown") {
    FarmOptions options;
    options.marketed_pct = 50.0;
    const Farms result = read(options);
    REQUIRE(result.farms.size() == 5);
    CHECK(result.farms[0].id == "a");
    CHECK(!result.farms[0].tonnes);
    CHECK(result.farms[0].plots_without_tonnes == 1);
    CHECK(*result.farms[1].area_ha == doctest::Approx(square_ha).epsilon(1e-4));
    CHECK(*result.farms[1].tonnes == doctest::Approx(square_ha * 30.0 / 2).epsilon(1e-4));
    CHECK(result.farms[1].place.x == doctest::Approx(0.005));
}

TEST_CASE("negative and absurd yields are unknown, and said; so is a plot without geometry") {
    const Farms result = read({});
    CHECK(!result.farms[2].tonnes);
    CHECK(!result.farms[3].tonnes);
    REQUIRE(result.problems.size() == 3);
    CHECK(result.problems[0].problem == "negative yield");
    CHECK(result.problems[0].detail.english() == "the yield is -5 t/ha; expected 0 to 200");
    CHECK(result.problems[1].problem == "absurd yield");
    CHECK(result.problems[2].problem == "no place");
    CHECK(*result.farms[4].tonnes == doctest::Approx(0.5 * 20.0));
}

TEST_CASE("a yield given replaces the plots' own, or stands in where there is none") {
    FarmOptions options;
    options.yields = Yields::parse("tomato=32");
    options.yields_if_unknown = Yields::parse("10");
    options.season_column = "season";
    options.season = "2018";
    const Farms result = read(options);
    REQUIRE(result.farms.size() == 4);
    CHECK(*result.farms[1].tonnes == doctest::Approx(square_ha * 32.0).epsilon(1e-4));
    CHECK(*result.farms[2].tonnes == doctest::Approx(square_ha * 10.0).epsilon(1e-4));
}

TEST_CASE("plots gather to groups, at the group's place or their own middle") {
    const std::vector<NamedPlace> places{{"g2", {5.0, 5.0}}};
    FarmOptions options;
    options.season_column = "season";
    options.season = "2018";
    options.yields = Yields::parse("tomato=10");
    const std::vector<Farm> groups = gather(read(options).farms, Per::group, places);
    REQUIRE(groups.size() == 3);  // c has no group, and stays a plot
    CHECK(groups[0].id == "c");
    CHECK(groups[1].id == "g1");
    CHECK(groups[1].plots == 2);
    CHECK(groups[1].holders == std::vector<std::string>{"m1", "m2"});
    CHECK(*groups[1].tonnes == doctest::Approx(20.0 * square_ha).epsilon(1e-4));
    CHECK(groups[1].place.x == doctest::Approx(0.015));
    CHECK(groups[2].place == Coord{5.0, 5.0});
}

TEST_CASE("options that cannot be are wrong usage") {
    FarmOptions options;
    options.id_column = "plot";
    CHECK_THROWS_AS(read(options), UsageError);
    options = {};
    options.marketed_pct = 120.0;
    CHECK_THROWS_WITH_AS(read(options), "a marketed share of 120 % was given; expected 0 to 100",
                         UsageError);
    options = {};
    options.season = "2018";
    CHECK_THROWS_AS(read(options), UsageError);
    CHECK_THROWS_AS(per_from("household"), UsageError);
}

TEST_CASE("yields are one figure or one a crop") {
    const Yields yields = Yields::parse("tomato=32,20.5");
    CHECK(*yields.of("tomato") == 32.0);
    CHECK(*yields.of("onion") == 20.5);
    CHECK(Yields::parse("").empty());
    CHECK(!Yields::parse("tomato=32").of("onion"));
    for (const char* wrong : {"many", "-1", "tomato=", "201", "tomato=3x"}) {
        CHECK_THROWS_AS(Yields::parse(wrong), UsageError);
    }
}
