#include "sample/fields.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "sample/field_system.hpp"

namespace zamin::sample {

namespace {

constexpr double steepest = 0.07;

double core_radius_m(const Village& village) {
    return 120.0 + 7.5 * std::sqrt(static_cast<double>(village.households));
}

// What may be tilled by one village: nearer to it than to any other, flat, in its own district,
// clear of everything.
struct Territory {
    const World& world;
    const SegmentIndex& obstacles;
    const Grid& heights_m;
    std::size_t village;
    std::vector<std::size_t> near_villages;

    const Village& own() const { return world.villages[village]; }

    bool nearest_village(Coord p, double margin_m) const {
        const double d = distance(p, own().at);
        return std::all_of(near_villages.begin(), near_villages.end(), [&](std::size_t other) {
            return distance(p, world.villages[other].at) > d + margin_m;
        });
    }
    bool clear_of_cores(Coord p, double margin_m) const {
        if (distance(p, own().at) < core_radius_m(own()) + margin_m)
            return false;
        return std::all_of(near_villages.begin(), near_villages.end(), [&](std::size_t other) {
            const Village& v = world.villages[other];
            return distance(p, v.at) > core_radius_m(v) + margin_m;
        });
    }
    bool in_district(Coord p) const {
        return inside(world.districts[static_cast<std::size_t>(own().district)].ring, p);
    }
    bool tillable(Coord p) const { return heights_m.slope(p) < steepest && in_district(p); }
    bool free(Coord p) const {
        return nearest_village(p, 8.0) && clear_of_cores(p, 0.0) && obstacles.clear(p) &&
               tillable(p);
    }
    bool open(Coord p, double radius_m) const {
        return nearest_village(p, 2 * radius_m) && clear_of_cores(p, radius_m) &&
               obstacles.clear(p, radius_m) && tillable(p);
    }
};

Territory territory(const World& world, const SegmentIndex& obstacles, const Grid& heights_m,
                    std::size_t village, double reach_m) {
    Territory t{world, obstacles, heights_m, village, {}};
    for (std::size_t i = 0; i < world.villages.size(); ++i)
        if (i != village && distance(world.villages[i].at, t.own().at) < 2 * reach_m)
            t.near_villages.push_back(i);
    return t;
}

}  // namespace

SegmentIndex field_obstacles(const World& world, const std::vector<River>& rivers) {
    SegmentIndex index;
    for (const River& river : rivers)
        index.add(river.line, 130.0);
    for (const WaterLine& line : world.water)
        if (line.kind != "river")
            index.add(line.line, line.kind == "canal" ? 22.0 : 28.0);
    for (const Road& road : world.roads)
        index.add(road.line, road.speed_km_h >= 60 ? 26.0 : 15.0);
    return index;
}

std::vector<double> room_for_fields(const World& world, const SegmentIndex& obstacles,
                                    const Grid& heights_m) {
    std::vector<double> rooms;
    for (std::size_t v = 0; v < world.villages.size(); ++v) {
        const Territory land = territory(world, obstacles, heights_m, v, 1000.0);
        int free = 0;
        int all = 0;
        for (int y = -10; y <= 10; ++y)
            for (int x = -10; x <= 10; ++x) {
                const Coord step{x * 100.0, y * 100.0};
                if (length(step) > 1000.0)
                    continue;
                ++all;
                free += land.free(land.own().at + step) ? 1 : 0;
            }
        rooms.push_back(static_cast<double>(free) / all);
    }
    return rooms;
}

void lay_out_fields(World& world, const SegmentIndex& obstacles, const Grid& heights_m,
                    std::uint64_t seed) {
    std::vector<std::vector<Piece>> by_village(world.villages.size());
    double most_m2 = 0.0;
    std::vector<double> area(world.villages.size(), 0.0);
    const auto want = [&](int village, double wanted_m2, Path& ring) {
        if (!ring.empty())
            return;
        const auto v = static_cast<std::size_t>(village);
        by_village[v].push_back({wanted_m2, &ring});
        most_m2 = std::max(most_m2, area[v] += wanted_m2);
    };
    for (Plot& plot : world.plots)
        want(plot.village, plot.wanted_m2, plot.ring);
    for (Parcel& parcel : world.parcels)
        want(parcel.village, parcel.wanted_m2, parcel.ring);
    const int reach = std::clamp(static_cast<int>(std::sqrt(most_m2) / 300.0), 5, 16);

    std::vector<Territory> lands;
    std::vector<FieldSystem> systems;
    lands.reserve(world.villages.size());
    systems.reserve(world.villages.size());
    for (std::size_t v = 0; v < world.villages.size(); ++v) {
        lands.push_back(territory(world, obstacles, heights_m, v, reach * 480.0 * 1.5));
        FieldSystem::Site site;
        site.center = world.villages[v].at;
        site.axis = obstacles.trend(site.center);
        site.reach = reach;
        site.seed = mix(mix(seed, word("fields")), v);
        const Territory& land = lands.back();
        systems.emplace_back(
            site, [&land](Coord p, double radius_m) { return land.open(p, radius_m); },
            [&land](Coord p) { return land.free(p); });
    }
    // What a village has no room for goes to the next one of its district, twice round at most.
    std::vector<std::vector<std::size_t>> of_district(world.districts.size());
    for (std::size_t v = 0; v < world.villages.size(); ++v)
        of_district[static_cast<std::size_t>(world.villages[v].district)].push_back(v);
    for (const auto& villages : of_district) {
        std::vector<Piece> left;
        for (std::size_t k = 0; k < 2 * villages.size(); ++k) {
            const std::size_t v = villages[k % villages.size()];
            std::vector<Piece> pieces = k < villages.size() ? by_village[v] : std::vector<Piece>{};
            Random random(mix(mix(seed, word("order")), v));
            random.shuffle(pieces);
            pieces.insert(pieces.end(), left.begin(), left.end());
            for (const Piece& piece : pieces)
                systems[v].add(piece);
            left = systems[v].lay_out();
        }
        if (!left.empty())
            throw error(
                "sample: {} has no room for {} of the plots wanted: ask for fewer with --plots",
                world.districts[static_cast<std::size_t>(world.villages[villages.front()].district)]
                    .names.en,
                left.size());
    }
}

}  // namespace zamin::sample
