#include "sample/boundaries.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/partition.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double rim_step_m = 6500.0;
constexpr double rim_pair_m = 2400.0;  // each seed of a pair lies this far from the rim

// Units are the jamoats, then the districts that are drawn whole.
struct Units {
    std::vector<Seed> seeds;
    std::vector<int> district_of;
};

int district_index(const std::string& id) {
    const auto facts = district_facts();
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const auto& d) { return d.id == id; });
    if (found == facts.end())
        throw error("sample: the gazetteer has no district {}", id);
    return static_cast<int>(found - facts.begin());
}

Units hand_placed_units() {
    Units units;
    const auto add = [&](int district, const std::vector<Coord>& seeds) {
        for (const Coord p : seeds)
            units.seeds.push_back({to_plane(p), static_cast<int>(units.district_of.size())});
        units.district_of.push_back(district);
    };
    for (const JamoatFacts& jamoat : jamoat_facts())
        add(district_index(jamoat.district), jamoat.seeds);
    int index = 0;
    for (const DistrictFacts& district : district_facts()) {
        if (!district.seeds.empty())
            add(index, district.seeds);
        ++index;
    }
    return units;
}

Path rim_in_plane() {
    Path path;
    for (const Coord p : rim().points)
        path.push_back(to_plane(p));
    return path;
}

int nearest_unit(const std::vector<Seed>& seeds, Coord p) {
    return std::min_element(
               seeds.begin(), seeds.end(),
               [&](const Seed& a, const Seed& b) { return distance(a.at, p) < distance(b.at, p); })
        ->unit;
}

// Pairs of seeds on both sides of the rim, so that the line between inside and outside follows it.
void add_rim_seeds(std::vector<Seed>& seeds) {
    const std::vector<Seed> placed = seeds;
    const Path line = resampled(rim_in_plane(), rim_step_m);
    Random random(word("rim"));
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Coord along = unit(line[i + 1] - line[i == 0 ? line.size() - 2 : i - 1]);
        const Coord jitter{random.uniform(-300.0, 300.0), random.uniform(-300.0, 300.0)};
        const Coord at = line[i] + jitter;
        // The rim runs clockwise: outside lies to its left.
        seeds.push_back({at + left_of(along) * rim_pair_m, outside_unit});
        const Coord within = at - left_of(along) * rim_pair_m;
        seeds.push_back({within, nearest_unit(placed, within)});
    }
}

// The stretch of the oblast's outline between the points nearest to the Panj's ends, downstream.
Path southern_rim(const Path& oblast) {
    const auto nearest = [&](Coord lonlat) {
        const Coord p = to_plane(lonlat);
        return std::min_element(oblast.begin(), oblast.end() - 1,
                                [&](Coord a, Coord b) { return distance(a, p) < distance(b, p); }) -
               oblast.begin();
    };
    const auto begin = nearest(rim().points[rim().panj_begin]);
    const auto end = nearest(rim().points[rim().panj_end]);
    const auto n = static_cast<std::ptrdiff_t>(oblast.size()) - 1;
    Path path;
    // The outline runs counter-clockwise, the river clockwise.
    for (auto i = begin; i != end; i = (i + n - 1) % n)
        path.push_back(oblast[static_cast<std::size_t>(i)]);
    path.push_back(oblast[static_cast<std::size_t>(end)]);
    return path;
}

}  // namespace

Boundaries draw_boundaries() {
    Units units = hand_placed_units();
    add_rim_seeds(units.seeds);
    LineStyle style;
    style.seed = word("boundaries");
    const std::vector<Arc> arcs = draw_partition(units.seeds, style);

    Boundaries out;
    const int district_count = static_cast<int>(district_facts().size());
    std::vector<Path> rings = outlines(arcs, units.district_of, district_count);
    for (int i = 0; i < district_count; ++i) {
        const DistrictFacts& facts = district_facts()[static_cast<std::size_t>(i)];
        out.districts.push_back({facts.id, facts.names, facts.aliases, facts.official_ha,
                                 facts.seeds.empty(), rings[static_cast<std::size_t>(i)]});
    }
    std::vector<int> own(units.district_of.size());
    std::iota(own.begin(), own.end(), 0);
    rings = outlines(arcs, own, static_cast<int>(own.size()));
    std::map<int, int> numbers;
    int unit = 0;
    for (const JamoatFacts& facts : jamoat_facts()) {
        const int district = units.district_of[static_cast<std::size_t>(unit)];
        out.jamoats.push_back({fmt::format("{}-J{}", facts.district, ++numbers[district]),
                               facts.names, district, rings[static_cast<std::size_t>(unit)]});
        ++unit;
    }
    out.oblast = outlines(arcs, std::vector<int>(own.size(), 0), 1).front();
    out.panj = southern_rim(out.oblast);
    return out;
}

int district_at(const std::vector<District>& districts, Coord p) {
    for (std::size_t i = 0; i < districts.size(); ++i)
        if (inside(districts[i].ring, p))
            return static_cast<int>(i);
    return -1;
}

int jamoat_at(const std::vector<Jamoat>& jamoats, Coord p) {
    for (std::size_t i = 0; i < jamoats.size(); ++i)
        if (inside(jamoats[i].ring, p))
            return static_cast<int>(i);
    return -1;
}

}  // namespace zamin::sample
