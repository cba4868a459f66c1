#include "sample/services.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

// The road vertex nearest to a place, moved a little off the carriageway.
Coord beside_road(const World& world, Coord near) {
    Coord best{1e12, 1e12};
    Coord along{1.0, 0.0};
    for (const Road& road : world.roads)
        for (std::size_t i = 1; i < road.line.size(); ++i)
            if (distance(road.line[i], near) < distance(best, near)) {
                best = road.line[i];
                along = unit(road.line[i] - road.line[i - 1]);
            }
    return best + left_of(along) * 35.0;
}

std::vector<int> programme_villages(const World& world) {
    std::vector<int> villages;
    for (std::size_t i = 0; i < world.villages.size(); ++i) {
        const Village& v = world.villages[i];
        if (world.districts[static_cast<std::size_t>(v.district)].programme && v.kind == "village")
            villages.push_back(static_cast<int>(i));
    }
    return villages;
}

}  // namespace

void place_centres(World& world) {
    const Coord dahana = beside_road(world, to_plane({69.806, 37.962}));
    const Coord vose = beside_road(world, to_plane({69.632, 37.812}));
    world.centres = {{"C1",
                      {"Dahana tomato centre", "Маркази помидори Даҳана", "Центр томатов Дахана"},
                      "tomato",
                      1000.0,
                      "existing",
                      dahana},
                     {"C2",
                      {"Vose' onion centre", "Маркази пиёзи Восеъ", "Центр лука Восе"},
                      "onion",
                      900.0,
                      "existing",
                      vose}};
}

void place_services(World& world, std::uint64_t seed) {
    Random random(mix(seed, word("services")));
    std::vector<int> villages = programme_villages(world);
    random.shuffle(villages);
    const std::size_t shops = villages.size() / 5;
    struct Kind {
        const char* name;
        std::size_t count;
        int low, high;
    };
    const std::array kinds{Kind{"agro-shop", shops, 120, 420}, Kind{"adviser", 14, 40, 110},
                           Kind{"machinery", 7, 60, 200}};
    std::size_t at = 0;
    for (const Kind& kind : kinds)
        for (std::size_t k = 0; k < kind.count; ++k) {
            const int village = villages[at++ % villages.size()];
            const Coord near = world.villages[static_cast<std::size_t>(village)].at;
            const Coord step{random.uniform(-140.0, 140.0), random.uniform(-140.0, 140.0)};
            const int capacity = kind.low + 10 * static_cast<int>(random.uniform(
                                                     0.0, (kind.high - kind.low) / 10.0));
            world.services.push_back({kind.name, village, capacity, near + step});
        }
}

void reserve_parcels(World& world, std::uint64_t seed) {
    Random random(mix(seed, word("parcels")));
    struct Kind {
        const char* tenure;
        int a_district;
        double low_ha, high_ha;
        const char* land_class;
        const char* remark;
    };
    constexpr std::array kinds{
        Kind{"special fund", 4, 0.8, 6.0, "arable", "district special fund, not in use"},
        Kind{"state reserve", 3, 2.0, 8.0, "other", "state land reserve, never tilled"},
        Kind{"fallow", 3, 0.6, 5.0, "arable", "idle land of a dehkan farm"},
        Kind{"expired lease", 2, 0.5, 4.0, "arable", "lease ended 2016, not renewed"}};
    std::vector<int> villages = programme_villages(world);
    random.shuffle(villages);
    for (std::size_t d = 0; d < world.districts.size(); ++d) {
        std::vector<int> here;
        for (const int v : villages)
            if (world.villages[static_cast<std::size_t>(v)].district == static_cast<int>(d))
                here.push_back(v);
        if (here.empty())
            continue;
        std::size_t at = 0;
        for (const Kind& kind : kinds)
            for (int k = 0; k < kind.a_district; ++k) {
                Parcel parcel;
                parcel.id = fmt::format("{}-P{:02}", world.districts[d].id, at + 1);
                parcel.village = here[at++ % here.size()];
                parcel.wanted_m2 = 10000.0 * random.uniform(kind.low_ha, kind.high_ha);
                parcel.tenure = kind.tenure;
                parcel.land_class = kind.land_class;
                parcel.remark = kind.remark;
                // Half of the reserve has no water, however near a canal is.
                if (random.chance(0.5))
                    parcel.irrigation = "rainfed";
                world.parcels.push_back(std::move(parcel));
            }
    }
}

}  // namespace zamin::sample
