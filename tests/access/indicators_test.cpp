// 2.4 to 2.7, 2.9, 2.10, 2.12 and the units they are given for.
#include "access/indicators.hpp"

#include <algorithm>

#include "access/method.hpp"
#include "core/error.hpp"
#include "hand.hpp"

using zamin::Progress;
using zamin::UsageError;
using zamin::test::check_bounds;
using zamin::test::figure;
using zamin::test::Hand;
using namespace zamin::access;

TEST_CASE("area against a threshold: head-count, depth, and the hectares of the request") {
    // 0, 0.2, 0.5, 1.0 ha against 0.5: two below; (0.5 + 0.3) / (4 x 0.5) = 40 %; 0.8 ha missing.
    Hand hand;
    hand.holder("a", Sex::female, 0.0);
    hand.holder("b", Sex::female, 0.2);
    hand.holder("c", Sex::male, 0.5);
    hand.holder("d", Sex::male, 1.0);
    const Indicators found = hand.run();
    check_bounds(figure(found, "2.4_below_0.5_ha"), 50, 50, 50);
    check_bounds(figure(found, "2.4_depth_0.5_ha"), 40, 40, 40);
    check_bounds(figure(found, "2.4_deficit_0.5_ha"), 0.8, 0.8, 0.8);
    check_bounds(figure(found, "2.4_deficit_0.5_ha.women"), 0.8, 0.8, 0.8);
    check_bounds(figure(found, "2.4_deficit_1_ha"), 2.3, 2.3, 2.3);
    check_bounds(figure(found, "2.4_near_0.5_ha"), 1, 1, 1);  // 0.5 is within 12 % of itself
    check_bounds(figure(found, "2.4_land_per_member"), 0.425, 0.425, 0.425);
    CHECK(found.summaries.front().land_ha == doctest::Approx(1.7));
    CHECK(*found.summaries.front().deficit_ha.value == doctest::Approx(0.8));
}

TEST_CASE("a workbook's summary has numbers where the terminal's has a range") {
    // b was not asked for all plots: of two members one is known, half is not.
    Hand hand;
    hand.holder("a", Sex::female, 0.2);
    hand.h.members[static_cast<std::size_t>(hand.member("b", Sex::female))].plots_surveyed =
        Tri::unknown;
    const Indicators found = hand.run();
    const zamin::Table text = summary_table(found);
    const zamin::Table sheet = summary_sheet(found);
    REQUIRE(sheet.rows.size() == text.rows.size());
    const auto cell_of = [](const zamin::Table& table, const std::string& name) {
        const auto at = std::ranges::find(table.columns, name, &zamin::TableColumn::name);
        REQUIRE(at != table.columns.end());
        return table.rows.front()[static_cast<std::size_t>(at - table.columns.begin())];
    };
    CHECK(std::get<std::string>(cell_of(text, "below")) == "50.0 to 100.0");
    CHECK(std::holds_alternative<std::monostate>(cell_of(sheet, "below")));
    CHECK(std::get<double>(cell_of(sheet, "below_lower")) == 50.0);
    CHECK(std::get<double>(cell_of(sheet, "below_upper")) == 100.0);
    for (const zamin::TableColumn& column : sheet.columns) {
        CHECK((column.kind != zamin::CellKind::text || column.name == "group" ||
               column.name == "name"));
    }
}

TEST_CASE("shares that make up the threshold reach it") {
    Hand hand;
    const Index m = hand.member("m", Sex::female);
    for (const double part_ha : {0.1, 0.1, 0.1, 0.2}) {
        hand.of_member(hand.plot(part_ha), m);
    }
    check_bounds(figure(hand.run(), "2.4_below_0.5_ha"), 0, 0, 0);
}

TEST_CASE("unknown land is a range, not nothing") {
    // a has 0.2 ha and a plot of unknown size; b was not asked for all plots; c has 0.1 ha.
    Hand hand;
    const Index a = hand.holder("a", Sex::female, 0.2);
    hand.of_member(hand.plot({}), a);
    hand.h.members[static_cast<std::size_t>(hand.member("b", Sex::female))].plots_surveyed =
        Tri::unknown;
    hand.holder("c", Sex::male, 0.1);
    const Indicators found = hand.run();
    check_bounds(figure(found, "2.4_below_0.5_ha"), 100.0 / 3, -1, 100);
    // c misses 0.4; a may miss 0.3, b 0.5.
    check_bounds(figure(found, "2.4_deficit_0.5_ha"), 0.4, -1, 1.2);
    CHECK(figure(found, "2.4_deficit_0.5_ha").unknown == 2);
    check_bounds(figure(found, "2.4_land_per_member"), 0.1, -1, -1);
    // All that is known of a and c has no water.
    check_bounds(figure(found, "2.6_without_irrigation"), 200.0 / 3, -1, 100);
    check_bounds(figure(found, "2.3_women_among_holders"), 50, -1, 200.0 / 3);
}

TEST_CASE("a member above the line with known land is above it whatever else there is") {
    Hand hand;
    hand.of_member(hand.plot({}), hand.holder("a", Sex::female, 0.7));
    check_bounds(figure(hand.run(), "2.4_below_0.5_ha"), 0, 0, 0);
    check_bounds(figure(hand.run(), "2.4_deficit_0.5_ha"), 0, 0, 0);
}

TEST_CASE("unknown irrigation is neither with nor without") {
    Hand hand;
    hand.holder("a", Sex::female, 0.4, Tri::yes);
    hand.holder("b", Sex::female, 0.4, Tri::no);
    hand.holder("c", Sex::male, 0.4, Tri::unknown);
    hand.holder("d", Sex::male, 0.0);
    const Indicators found = hand.run();
    check_bounds(figure(found, "2.6_without_irrigation"), 50, -1, 75);
    check_bounds(figure(found, "2.6_without_irrigation.women"), 50, 50, 50);
    // Irrigated to 0.5 ha: a misses 0.1, b and d 0.5 each, c 0.5 at most.
    check_bounds(figure(found, "2.4_irrigated_deficit_0.5_ha"), 1.1, -1, 1.6);
    check_bounds(figure(found, "2.6_irrigated_per_member"), 0.1, -1, -1);
}

TEST_CASE("minors are left out, unknown ages count") {
    Hand hand;
    hand.holder("a", Sex::female, 1.0);
    hand.holder("b", Sex::female, 1.0);
    hand.h.members[0].adult = Tri::no;
    hand.h.members[1].adult = Tri::unknown;
    CHECK(*figure(hand.run(), "members").value == 1);
}

TEST_CASE("levels of groups, the unknown as a range") {
    Hand hand;
    const auto group_with_plot = [&](const char* id, double distance_m, Document document,
                                     Tri irrigated) {
        const Index group = hand.group(id);
        Right& right = hand.right(hand.plot(1.0, irrigated), PartyKind::group, group);
        right.document = document;
        right.distance_m = distance_m;
        hand.member(std::string(id) + "-m", Sex::female, group);
    };
    const Index g0 = hand.group("0");
    hand.member("0-m", Sex::female, g0);
    const Index g1 = hand.group("1");
    hand.of_member(hand.plot(1.0), hand.member("1-m", Sex::male, g1));
    group_with_plot("2", 2500, Document::land_use_certificate, Tri::yes);
    group_with_plot("3", 500, Document::unregistered_lease, Tri::yes);
    group_with_plot("4", 500, Document::registered_lease, Tri::no);
    group_with_plot("5", 500, Document::land_use_certificate, Tri::yes);
    group_with_plot("6", 500, Document::unknown, Tri::yes);
    const Indicators by_group = hand.run({}, UnitKind::group);
    for (const char* level : {"0", "1", "2", "3", "4", "5"}) {
        CHECK(*figure(by_group, "2.5_level", level).value == std::stod(level));
    }
    check_bounds(figure(by_group, "2.5_level", "6"), 3, -1, 5);
    const Indicators all = hand.run();
    check_bounds(figure(all, "2.5_groups_at_level_3"), 1, 1, 2);
    check_bounds(figure(all, "2.5_members_at_level_0"), 1, 1, 1);
    CHECK(figure(all, "2.5_groups_at_level_0").unknown == 1);
}

TEST_CASE("the way to the land: median, farthest, and how many are far") {
    Hand hand;
    const Index m = hand.member("m", Sex::female);
    for (const double d_m : {100.0, 2100.0, 500.0, 900.0}) {
        hand.of_member(hand.plot(1.0), m).distance_m = d_m;
    }
    const Indicators found = hand.run();
    CHECK(*figure(found, "2.9_distance_median").value == 700);
    CHECK(*figure(found, "2.9_distance_max").value == 2100);
    CHECK(*figure(found, "2.9_walk_median").value == doctest::Approx(700 / (5000.0 / 60)));
    check_bounds(figure(found, "2.9_far"), 25, 25, 25);
    hand.of_member(hand.plot(1.0), m);
    check_bounds(figure(hand.run(), "2.9_far"), 20, 25, 40);
    CHECK_FALSE(figure(hand.run(), "2.9_distance_max").upper.has_value());
}

TEST_CASE("crops of a season share the plot; what is not recorded may be any crop") {
    Hand hand;
    hand.h.crops = {"onion", "rice"};
    hand.h.seasons = {"2018"};
    const Index m = hand.member("m", Sex::female);
    for (int i = 0; i < 4; ++i) {
        hand.of_member(hand.plot(1.0), m);
    }
    hand.h.crop_records = {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {2, 1, 0}, {3, none, 0}};
    // Onion: half of the first, the second: 1.5 of 4 ha; one more may be.
    const Indicators found = hand.run();
    check_bounds(figure(found, "2.10_crop.onion.2018"), 37.5, -1, 62.5);
    CHECK(figure(found, "2.10_crop.onion.2018").unknown == doctest::Approx(1.0));
}

TEST_CASE("services within reach, and their places per person") {
    Hand hand;
    // Villages on a meridian, a minute of latitude (1.85 km) apart.
    for (int i = 0; i < 4; ++i) {
        Village& village = hand.h.villages.emplace_back();
        village.id = std::to_string(i);
        village.at = zamin::Coord{69.0, 37.0 + i / 60.0};
    }
    for (int i = 0; i < 3; ++i) {
        hand.h.members[static_cast<std::size_t>(hand.member("m", Sex::female))].village =
            i == 2 ? 3 : 0;
    }
    hand.member("homeless", Sex::male);
    hand.h.services = {{"adviser", 30.0, zamin::Coord{69.0, 37.0}},
                       {"agro-shop", {}, zamin::Coord{69.0, 37.0 + 3 / 60.0}}};
    AccessOptions options;
    options.service_m = 2000;
    options.catchment_m = 4000;
    const Indicators found = hand.run(options);
    check_bounds(figure(found, "2.12_without.adviser"), 25, -1, 50);
    check_bounds(figure(found, "2.12_without.agro-shop"), 50, -1, 75);
    check_bounds(figure(found, "2.12_without_service"), 0, -1, 25);
    // 30 places for two women: 15, 15, 0; with the man unknown.
    CHECK(figure(found, "2.12_places.adviser.women").value == doctest::Approx(10.0));
    CHECK(*figure(found, "2.12_places.agro-shop.women").value == 0.0);
}

TEST_CASE("every member belongs to a unit, whatever is missing") {
    Hand hand;
    hand.h.districts = {"Kulob"};
    hand.h.villages = {{"V1", "", "", "", 0, none, false, {}},
                       {"V2", "", "", "", none, none, true, {}}};
    const Index group = hand.group("G");
    hand.h.groups[0].village = 0;
    hand.h.groups[0].cluster = "C";
    hand.h.members[static_cast<std::size_t>(hand.member("a", Sex::female, group))].village = 0;
    hand.h.members[static_cast<std::size_t>(hand.member("b", Sex::male, group))].village = 1;
    hand.member("c", Sex::unknown);
    const auto members = [&](UnitKind by, const char* unit) {
        return *figure(hand.run({}, by), "members", unit).value;
    };
    CHECK(members(UnitKind::group, "G") == 2);
    CHECK(members(UnitKind::group, "(unknown)") == 1);
    CHECK(members(UnitKind::district, "Kulob") == 1);
    CHECK(members(UnitKind::district, "(outside)") == 1);
    CHECK(members(UnitKind::district, "(unknown)") == 1);
    CHECK(members(UnitKind::village, "V2") == 1);
    CHECK(members(UnitKind::jamoat, "(unknown)") == 3);
    CHECK(members(UnitKind::cluster, "C") == 2);
    CHECK(members(UnitKind::sex, "F") == 1);
    CHECK(members(UnitKind::sex, "(unknown)") == 1);
}

TEST_CASE("a group without members has empty figures, not zeros") {
    Hand hand;
    hand.group("empty");
    const Indicators found = hand.run({}, UnitKind::group);
    CHECK(*figure(found, "members", "empty").value == 0);
    CHECK(figure(found, "2.4_below_0.5_ha", "empty").note == "nobody");
    CHECK(figure(found, "2.4_deficit_0.5_ha", "empty").note == "nobody");
    check_bounds(figure(found, "2.5_level", "empty"), 0, -1, 1);
}

TEST_CASE("the order of rows changes no digit") {
    const auto csv = [](bool turned) {
        Hand hand;
        hand.group("G");
        std::vector<double> sizes;
        for (int i = 0; i < 60; ++i) {
            sizes.push_back(0.1 + 0.037 * i * i / 7.0);
        }
        if (turned) {
            std::reverse(sizes.begin(), sizes.end());
        }
        for (const double size_ha : sizes) {
            const Sex sex = size_ha > 3 ? Sex::male : Sex::female;
            const Index m = hand.member("m" + std::to_string(size_ha), sex, 0);
            hand.of_member(hand.plot(size_ha / 3), m);
            hand.of_member(hand.plot(size_ha), m);
        }
        std::vector<std::string> rows;
        for (const auto& row : hand.run().rows) {
            const auto text = [](std::optional<double> v) {
                return v ? std::to_string(*v * 1e6) : std::string("-");
            };
            rows.push_back(row.indicator + text(row.estimate.value) + text(row.estimate.upper));
        }
        return rows;
    };
    CHECK(csv(false) == csv(true));
}

TEST_CASE("settings out of range are refused, tables have the contract's columns") {
    Hand hand;
    hand.holder("a", Sex::female, 1.0);
    AccessOptions options;
    options.thresholds_ha = {-0.5};
    CHECK_THROWS_AS(hand.run(options), UsageError);
    options.thresholds_ha.clear();
    CHECK_THROWS_AS(hand.run(options), UsageError);
    CHECK_THROWS_WITH_AS((void)unit_kind_from("groups"), doctest::Contains("group, village"),
                         UsageError);
    const zamin::Table table = indicator_table(hand.run());
    std::string names;
    for (const auto& column : table.columns) {
        names += column.name + ",";
    }
    CHECK(names == "group,indicator,value,lower,upper,known,unknown,unit,");
    CHECK(method_table({}).rows.size() > 12);
}
