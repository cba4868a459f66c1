#include "sample/places.hpp"

#include <cmath>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/names.hpp"

namespace zamin::sample {

namespace {

int villages_wanted(const District& district) {
    if (!district.programme)
        return 9;
    return district.id == "BAL" ? 44 : district.id == "KUL" ? 34 : district.id == "JOM" ? 32 : 30;
}

struct Siting {
    const Boundaries& boundaries;
    const Grid& heights_m;
    SegmentIndex keep_away;
    SegmentIndex water;
    std::vector<Village> villages;
    std::vector<VillageNames> names;  // a pool a district

    bool far_from_others(Coord p, double spacing_m) const {
        for (const Village& v : villages)
            if (distance(v.at, p) < spacing_m)
                return false;
        return true;
    }

    void add(int district, const Names& given, const char* kind, Coord at, int households,
             Random& random) {
        Village village;
        village.id = fmt::format("V{:03}", villages.size() + 1);
        village.names = given;
        village.kind = kind;
        village.district = district;
        village.jamoat = jamoat_at(boundaries.jamoats, at);
        village.at = at;
        village.households = households;
        village.population = static_cast<int>(households * random.uniform(5.9, 7.4));
        villages.push_back(std::move(village));
    }
};

void add_towns(Siting& siting) {
    Random random(word("towns"));
    const auto& districts = siting.boundaries.districts;
    for (const TownFacts& facts : town_facts()) {
        const Coord at = to_plane(facts.at);
        const int district = district_at(districts, at);
        if (district < 0 || districts[static_cast<std::size_t>(district)].id != facts.district)
            throw error("sample: the town {} does not lie in its district {}", facts.names.en,
                        facts.district);
        siting.add(district, facts.names, facts.town ? "town" : "village", at, facts.households,
                   random);
    }
}

// Tries places at random in the district's box; what is asked of them softens with every failure.
void add_villages(Siting& siting, int index) {
    const District& district = siting.boundaries.districts[static_cast<std::size_t>(index)];
    Random random(mix(word("villages"), word(district.id)));
    Box box;
    for (const Coord p : district.ring)
        box.add(p);
    double spacing_m = district.programme ? 3400.0 : 6500.0;
    double steepest = 0.018;
    double to_water_m = 2200.0;
    for (int left = villages_wanted(district), failures = 0; left > 0;) {
        const Coord p{random.uniform(box.min_x, box.max_x), random.uniform(box.min_y, box.max_y)};
        if (inside(district.ring, p) && siting.heights_m.slope(p) < steepest &&
            siting.far_from_others(p, spacing_m) && siting.keep_away.clear(p) &&
            (to_water_m > 4000.0 || siting.water.distance_to(p) < to_water_m)) {
            const double size = std::exp(0.55 * random.normal());
            siting.add(index, siting.names[static_cast<std::size_t>(index)].take(), "village", p,
                       30 + static_cast<int>(190 * size), random);
            --left;
        } else if (++failures % 1500 == 0) {
            spacing_m *= 0.94;
            steepest *= 1.06;
            to_water_m *= 1.06;
        }
    }
}

}  // namespace

SegmentIndex obstacles(const Boundaries& boundaries, const std::vector<River>& rivers,
                       const std::vector<WaterLine>& water) {
    SegmentIndex index;
    for (const District& district : boundaries.districts)
        index.add(district.ring, 400.0);
    for (const River& river : rivers)
        index.add(river.line, 480.0);
    for (const WaterLine& line : water)
        index.add(line.line, 250.0);
    return index;
}

std::vector<Village> place_villages(const Boundaries& boundaries, const std::vector<River>& rivers,
                                    const std::vector<WaterLine>& canals, const Grid& heights_m) {
    Siting siting{boundaries, heights_m, obstacles(boundaries, rivers, canals), {}, {}, {}};
    for (const River& river : rivers)
        siting.water.add(river.line, 0.0);
    for (const WaterLine& canal : canals)
        siting.water.add(canal.line, 0.0);
    for (const District& district : boundaries.districts)
        siting.names.emplace_back(mix(word("names"), word(district.id)));
    add_towns(siting);
    for (std::size_t i = 0; i < boundaries.districts.size(); ++i)
        add_villages(siting, static_cast<int>(i));
    return std::move(siting.villages);
}

}  // namespace zamin::sample
