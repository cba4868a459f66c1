#include "sample/roads.hpp"

#include <array>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/random.hpp"
#include "sample/routing.hpp"

namespace zamin::sample {

namespace {

struct RoadClass {
    const char* kind;
    const char* surface;
    int speed_km_h;
};

// By rank: 1 is the most important.
constexpr std::array classes{RoadClass{"", "", 0},
                             RoadClass{"trunk", "asphalt", 80},
                             RoadClass{"primary", "asphalt", 70},
                             RoadClass{"secondary", "asphalt", 60},
                             RoadClass{"tertiary", "asphalt", 45},
                             RoadClass{"unclassified", "gravel", 30},
                             RoadClass{"track", "unpaved", 15}};

struct MainRoad {
    const char* from;
    const char* to;
    std::uint8_t rank;
};

constexpr std::array main_roads{
    MainRoad{"Bokhtar", "Obikiik", 1},    MainRoad{"Obikiik", "north", 1},
    MainRoad{"Danghara", "Hulbuk", 1},    MainRoad{"Hulbuk", "Kulob", 1},
    MainRoad{"Danghara", "Norak", 1},     MainRoad{"Norak", "Yovon", 2},
    MainRoad{"Bokhtar", "Levakant", 2},   MainRoad{"Levakant", "Danghara", 2},
    MainRoad{"Bokhtar", "Jomi", 2},       MainRoad{"Jomi", "Yovon", 3},
    MainRoad{"Yovon", "Obikiik", 3},      MainRoad{"Bokhtar", "Vakhsh", 2},
    MainRoad{"Bokhtar", "Balkhi", 2},     MainRoad{"Balkhi", "Dusti", 2},
    MainRoad{"Vakhsh", "Balkhi", 3},      MainRoad{"Dusti", "Panj", 2},
    MainRoad{"Balkhi", "Jilikul", 3},     MainRoad{"Bokhtar", "Jilikul", 3},
    MainRoad{"Jilikul", "Qubodiyon", 2},  MainRoad{"Qubodiyon", "Shahritus", 2},
    MainRoad{"Shahritus", "Beshkent", 3}, MainRoad{"Hulbuk", "Farkhor", 2},
    MainRoad{"Farkhor", "Panj", 3},       MainRoad{"Kulob", "Hamadoni", 2},
    MainRoad{"Hamadoni", "Farkhor", 3},   MainRoad{"Kulob", "Dahana", 2},
    MainRoad{"Dahana", "Muminobod", 2},   MainRoad{"Kulob", "Shuroobod", 2},
    MainRoad{"Dahana", "Khovaling", 3},   MainRoad{"Khovaling", "Baljuvon", 3},
    MainRoad{"Baljuvon", "Kangurt", 3},   MainRoad{"Kangurt", "Danghara", 2},
    MainRoad{"Panj", "Levakant", 4}};

Coord town(const std::vector<Village>& villages, const std::string& name) {
    if (name == "north")
        return to_plane({68.73, 38.375});
    for (const Village& v : villages)
        if (v.names.en == name && (v.kind == "town" || name == "Dahana"))
            return v.at;
    throw error("sample: the roads know no town {}", name);
}

std::uint8_t link_rank(const Village& village, Random& random) {
    if (village.households > 260)
        return 4;
    return random.chance(0.75) ? 5 : 6;
}

}  // namespace

std::vector<Road> draw_roads(const std::vector<Village>& villages, const std::vector<River>& rivers,
                             const Grid& heights_m) {
    Router router(heights_m);
    for (const River& river : rivers)
        router.add_river(river.line);
    for (const Village& v : villages)
        router.add_place(v.at);
    for (const MainRoad& road : main_roads)
        router.connect(town(villages, road.from), town(villages, road.to), road.rank);
    Random random(word("roads"));
    for (const Village& v : villages)
        router.link(v.at, link_rank(v, random));
    std::vector<Road> roads;
    for (RoutedLine& routed : router.lines()) {
        const RoadClass& c = classes[routed.rank];
        const bool rough = routed.rank == 4 && random.chance(0.3);
        roads.push_back({c.kind, rough ? "gravel" : c.surface, rough ? 35 : c.speed_km_h,
                         std::move(routed.line)});
    }
    return roads;
}

}  // namespace zamin::sample
