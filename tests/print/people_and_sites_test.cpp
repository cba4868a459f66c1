// The pages of new centres and of services, from worlds worked out by hand, on every
// paper and in every language.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "print/box_layers.hpp"
#include "print/page_checks.hpp"
#include "print/service_sheet.hpp"
#include "print/siting_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

World districts_world() {
    return make_world(
        {world_layer("districts", boxes("name", "name", {"Kulob", "Vose"}, 0.2, 0.2))});
}

// Three who deliver, one centre today; with the new one in the east the mean way falls from
// (10 + 20 + 60) / 3 = 30 to (10 + 20 + 6) / 3 = 12 km.
SitingMap one_new_centre(const World& world) {
    SitingMap map;
    map.world = &world;
    map.demand_deg = {{69.05, 37.9}, {69.1, 37.9}, {69.35, 37.9}};
    map.sites = {{"Kulob", {69.0, 37.9}, false}, {"Vose", {69.36, 37.9}, true}};
    map.before = {{0, 0, 10.0, 1.0}, {1, 0, 20.0, 1.0}, {2, 0, 60.0, 1.0}};
    map.after = {{0, 0, 10.0, 1.0}, {1, 0, 20.0, 1.0}, {2, 1, 6.0, 1.0}};
    map.unit = "km";
    return map;
}

// As long as the foot of the sample's page.
std::vector<std::string> long_foot() {
    return std::vector<std::string>(
        9, "What centres can hold is not counted: one may be brought more than that, 1,000 t.");
}

// The map of what reaches these people, in the two districts.
struct Served {
    explicit Served(const access::Holdings& holdings) {
        Progress progress;
        reach = access::service_reach(holdings, {}, progress);
        map.access.world = &world;
        map.access.holdings = &holdings;
        map.reach = &reach;
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    World world = districts_world();
    access::ServiceReach reach;
    ServiceMap map;
};

}  // namespace

TEST_CASE("before and after stand at one scale, as large as they can, each with its coordinates") {
    const World world = districts_world();
    const SitingMap map = one_new_centre(world);
    const Sheet sheet = siting_sheet(map, text::Catalogue());
    CHECK(sheet.statement.find("from 30.0 km to 12.0 km") != std::string::npos);
    CHECK(sheet.statement.find("No other choice of sites is better.") != std::string::npos);
    const Printed printed = print_sheet(sheet, PrintOptions{}, text::Catalogue());
    const PlacedPage& page = printed.pages.front();
    REQUIRE(page.maps.size() == 2);
    CHECK(page.maps[0].scale == page.maps[1].scale);
    CHECK(page.maps[0].frame.w == doctest::Approx(page.maps[1].frame.w));
    // What is wide is larger one below the other, what is high side by side, whatever the page.
    REQUIRE(sheet.map->extent_m.width() > 2 * sheet.map->extent_m.height());
    CHECK(page.maps[0].frame.bottom() < page.maps[1].frame.y);
    Sheet high = sheet;
    const Coord middle = high.map->extent_m.center();
    for (std::optional<PageMap>* shown : {&high.map, &high.other_map}) {
        (*shown)->extent_m = {middle.x - 5000, middle.y - 20000, middle.x + 5000, middle.y + 20000};
    }
    const Printed beside = print_sheet(high, PrintOptions{}, text::Catalogue());
    CHECK(beside.pages.front().maps[0].frame.right() < beside.pages.front().maps[1].frame.x);
    CHECK(says(page, "Today"));
    CHECK(says(page, "Proposed"));
    PrintOptions upright;
    upright.format.orientation = Orientation::portrait;
    const Printed below = print_sheet(sheet, upright, text::Catalogue());
    CHECK(below.pages.front().maps[0].frame.bottom() < below.pages.front().maps[1].frame.y);
    check_everywhere([&](const PageFormat& format, const text::Catalogue& words) {
        SitingMap on_page = map;
        on_page.counted = long_foot();
        on_page.format = format;
        return siting_sheet(on_page, words);
    });
}

TEST_CASE("where the plan serves others than today, the sentence says whom the mean is of") {
    const World world = districts_world();
    SitingMap map = one_new_centre(world);
    map.weight_unit = "t";
    map.counted = {"Asked for: the shortest mean way."};
    map.before[2].site.reset();
    const Sheet sheet = siting_sheet(map, text::Catalogue());
    CHECK(sheet.statement ==
          "With Vose the mean way of what is served goes from 15.0 km to 12.0 km. Without a centre "
          "are then 0 t, today 1 t. No other choice of sites is better.");
    CHECK(sheet.figures[0].caption == "mean way of what is served");
    CHECK(std::ranges::find(sheet.notes, map.counted[0]) != sheet.notes.end());
    // The same people before and after: nothing to add.
    const Sheet same = siting_sheet(one_new_centre(world), text::Catalogue());
    CHECK(same.statement.find("Without a centre") == std::string::npos);
    CHECK(same.figures[0].caption == "mean way");
    check_everywhere([&](const PageFormat& format, const text::Catalogue& words) {
        SitingMap on_page = map;
        on_page.format = format;
        on_page.counted = long_foot();
        return siting_sheet(on_page, words);
    });
}

TEST_CASE("a project without centres today has no way on its first map, and a gap is told") {
    const World world = districts_world();
    SitingMap map = one_new_centre(world);
    map.sites = {{"Vose", {69.36, 37.9}, true}};
    for (SitingWay& way : map.before) {
        way.site.reset();
    }
    map.after = {{0, 0, 30.0, 1.0}, {1, 0, 20.0, 1.0}, {2, std::nullopt, 0.0, 1.0}};
    map.gap_pct = 1.5;
    const Sheet sheet = siting_sheet(map, text::Catalogue());
    CHECK(sheet.statement.find("the mean way is 25.0 km") != std::string::npos);
    CHECK(sheet.statement.find("At most 1.50 %") != std::string::npos);
    CHECK(sheet.map->layers.back().names.empty());
    check_page(print_sheet(sheet, PrintOptions{}, text::Catalogue()).pages.front(), {});
}

TEST_CASE("members without an agro-shop near are counted, those without a home apart") {
    access::Holdings holdings;
    holdings.districts = {"Kulob", "Vose"};
    for (int v = 0; v < 2; ++v) {
        access::Village& village = holdings.villages.emplace_back();
        village.id = village.name = "V" + std::to_string(v);
        village.district = v;
        village.at = Coord{69.05 + 0.2 * v, 37.9};
    }
    // Four in the first village, beside the shop; three in the second, 18 km off; one nobody knows
    // where.
    for (int m = 0; m < 8; ++m) {
        access::Member& member = holdings.members.emplace_back();
        member.id = std::to_string(m);
        member.adult = access::Tri::yes;
        member.village = m < 4 ? 0 : m < 7 ? 1 : access::none;
    }
    holdings.services.push_back({"agro-shop", 100.0, Coord{69.06, 37.9}});
    const Served served(holdings);
    const ServiceMap& map = served.map;
    const Sheet all = service_sheet(map, std::nullopt, text::Catalogue());
    CHECK(all.statement.find("42.9 % of 8 adult members") != std::string::npos);  // 3 of 7 known
    CHECK(all.figures[1].value == "3");
    CHECK(all.figures[2].value == "1");
    const Sheet vose =
        service_sheet(map, ServiceArea{AreaKind::district, "Vose"}, text::Catalogue());
    CHECK(vose.statement.find("100.0 % of 3 adult members") != std::string::npos);
    CHECK(vose.map->layers.size() == all.map->layers.size() + 1);  // the other district faded
    check_everywhere([&](const PageFormat& format, const text::Catalogue& words) {
        ServiceMap on_page = map;
        on_page.access.format = format;
        return service_sheet(on_page, std::nullopt, words);
    });
}

TEST_CASE("services of a village's and of a group's members, a page each") {
    access::Holdings holdings;
    holdings.districts = {"Kulob"};
    for (int v = 0; v < 2; ++v) {
        access::Village& village = holdings.villages.emplace_back();
        village.id = "V" + std::to_string(v);
        village.name = v == 0 ? "Sarichashma" : "Dahana";
        village.district = 0;
        village.at = Coord{69.05 + 0.2 * v, 37.9};
        access::Group& group = holdings.groups.emplace_back();
        group.id = group.name = "G" + std::to_string(v);
    }
    holdings.groups.push_back({});
    holdings.groups.back().id = "empty";
    // The first group's members live in both villages, the second's in the second; a child.
    for (int m = 0; m < 6; ++m) {
        access::Member& member = holdings.members.emplace_back();
        member.adult = m == 5 ? access::Tri::no : access::Tri::yes;
        member.village = m < 2 ? 0 : 1;
        member.group = m < 3 ? 0 : 1;
    }
    holdings.services.push_back({"agro-shop", 100.0, Coord{69.06, 37.9}});
    const Served served(holdings);
    const ServiceMap& map = served.map;
    const text::Catalogue words;
    const auto groups = service_areas(map.access, AreaKind::group, words);
    REQUIRE(groups.size() == 2);
    const Sheet first = service_sheet(map, groups[0], words);
    CHECK(first.title == "G0: who lacks services");
    CHECK(first.statement.find("33.3 % of 3 adult members") != std::string::npos);
    CHECK(service_area_places(map.access, groups[0], words) ==
          std::vector<std::string>{"Dahana", "Sarichashma"});
    const auto villages = service_areas(map.access, AreaKind::village, words);
    REQUIRE(villages.size() == 2);
    CHECK(villages[0].id == "V1");  // by the alphabet of the names
    CHECK(service_sheet(map, villages[0], words).statement.find("100.0 % of 3 adult members") !=
          std::string::npos);
    CHECK(service_area_places(map.access, villages[0], words) == std::vector<std::string>{"Kulob"});
    check_everywhere([&](const PageFormat& format, const text::Catalogue& language) {
        ServiceMap on_page = map;
        on_page.access.format = format;
        return service_sheet(on_page, villages[0], language);
    });
}

TEST_CASE("a world without services says so") {
    access::Holdings holdings;
    const Served served(holdings);
    const ServiceMap& map = served.map;
    const Sheet sheet = service_sheet(map, std::nullopt, text::Catalogue());
    CHECK(sheet.statement == "The data name no service with a place.");
    CHECK(print_sheet(sheet, PrintOptions{}, text::Catalogue()).pages.front().maps.empty());
}

TEST_CASE("collection centres lie over services and villages, small villages over services") {
    access::Holdings holdings;
    holdings.districts = {"Kulob"};
    for (int v = 0; v < 2; ++v) {
        access::Village& village = holdings.villages.emplace_back();
        village.id = village.name = "V" + std::to_string(v);
        village.district = 0;
        village.at = Coord{69.05 + 0.05 * v, 37.9};
    }
    for (int m = 0; m < 101; ++m) {
        access::Member& member = holdings.members.emplace_back();
        member.adult = access::Tri::yes;
        member.village = m < 100 ? 0 : 1;
    }
    // 7 km from the first village, 2.6 km from the second.
    holdings.services.push_back({"agro-shop", 100.0, Coord{69.13, 37.9}});
    auto on_base_map = points("name", {{"V0", {69.05, 37.9}}});
    on_base_map->columns.emplace_back("population", ColumnType::integer);
    on_base_map->columns.back().push_integer(5000);
    const World world =
        make_world({world_layer("districts", boxes("name", "name", {"Kulob"}, 0.2, 0.2)),
                    world_layer("villages", std::move(on_base_map)),
                    world_layer("centres", points("name", {{"Kulob", {69.1, 37.9}}}))});
    Served served(holdings);
    served.map.access.world = &world;
    const Sheet sheet = service_sheet(served.map, std::nullopt, text::Catalogue());
    const std::vector<MapLayer>& layers = sheet.map->layers;
    REQUIRE(layers.size() >= 4);
    const MapLayer& centres = layers.back();
    const MapLayer& small = layers[layers.size() - 2];
    const MapLayer& shops = layers[layers.size() - 3];
    const MapLayer& villages = layers[layers.size() - 4];
    CHECK(centres.name == "Collection centres");
    CHECK(shops.name == "Agro-shop");
    CHECK(centres.point_mm + 2 * centres.outline_mm < shops.point_mm + shops.outline_mm);
    CHECK(villages.classes == std::vector<std::uint8_t>{2, 255});
    // A village is named once: by its circle where its members lack a service.
    const auto on_map = std::ranges::find(layers, "villages", &MapLayer::role);
    REQUIRE(on_map != layers.end());
    REQUIRE(villages.names.size() == 1);
    CHECK(villages.names[0].priority > on_map->names.at(0).priority);
    CHECK(small.classes == std::vector<std::uint8_t>{255, 0});
}

TEST_CASE("jamoats whose lines all lie under districts' are in no legend") {
    const auto base = [](double jamoat_deg) {
        const World world = make_world(
            {world_layer("districts", boxes("name", "name", {"Kulob", "Vose"}, 0.2, 0.2)),
             world_layer("jamoats", boxes("name", "name", {"Dahana", "Vose"}, jamoat_deg, 0.2))});
        const Box districts = world.layers.front().geometry->box();
        const BaseMap map = base_map(world, districts, 250000.0, text::Catalogue());
        return std::ranges::count(map.above, "jamoats", &MapLayer::role);
    };
    CHECK(base(0.2) == 0);
    CHECK(base(0.1) == 1);
}
