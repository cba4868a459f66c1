#include <algorithm>

#include "core/error.hpp"
#include "sample/faults.hpp"
#include "sample/gazetteer.hpp"

namespace zamin::sample {

namespace {

constexpr double half_width_m = 42.0;
constexpr double half_depth_m = 55.0;

// What of the district lies inside a convex counter-clockwise field (Sutherland and Hodgman 1974):
// parts of the outline that run along the field's edge cancel out of the area.
double area_inside_m2(const Path& district, const Path& field) {
    Path cut(district.begin(), district.end() - 1);
    for (std::size_t e = 0; e + 1 < field.size(); ++e) {
        const Coord a = field[e];
        const Coord along = field[e + 1] - a;
        const auto left = [&](Coord p) { return along.x * (p.y - a.y) - along.y * (p.x - a.x); };
        Path kept;
        for (std::size_t i = 0; i < cut.size(); ++i) {
            const Coord p = cut[i];
            const Coord q = cut[(i + 1) % cut.size()];
            const double dp = left(p);
            const double dq = left(q);
            if (dp >= 0)
                kept.push_back(p);
            if ((dp >= 0) != (dq >= 0))
                kept.push_back(p + (q - p) * (dp / (dp - dq)));
        }
        cut = std::move(kept);
    }
    if (cut.size() < 3)
        return 0.0;
    cut.push_back(cut.front());
    return true_area_m2(cut);
}

// Where the district's line passes nearest to one of its member villages, clear of roads and water.
struct Crossing {
    Coord at;
    Coord along;
    std::size_t village = 0;
};

Crossing find_crossing(const World& world, const District& own, const District& other,
                       const SegmentIndex& obstacles) {
    Crossing best;
    double nearest = 1e12;
    for (std::size_t i = 4; i + 4 < own.ring.size(); ++i) {
        const Coord at = (own.ring[i] + own.ring[i + 1]) * 0.5;
        if (std::find(other.ring.begin(), other.ring.end(), own.ring[i]) == other.ring.end() ||
            std::find(other.ring.begin(), other.ring.end(), own.ring[i + 1]) == other.ring.end() ||
            !obstacles.clear(at, 110.0))
            continue;
        for (const Group& group : world.groups) {
            const auto v = static_cast<std::size_t>(group.village);
            const double d = distance(world.villages[v].at, at);
            if (world.districts[static_cast<std::size_t>(group.district)].id == own.id &&
                !group.landless && d < nearest) {
                nearest = d;
                best = {at, unit(own.ring[i + 1] - own.ring[i]), v};
            }
        }
    }
    if (nearest > 1e11)
        throw error("sample: no field fits across the line between {} and {}", own.names.en,
                    other.names.en);
    return best;
}

// Takes an area off the members' plots of a district that are not of its cluster's crop.
void take_off(World& world, const std::string& district, const Plot* except, double area_m2) {
    std::vector<Plot*> plots;
    double sum = 0.0;
    for (Plot& plot : world.plots) {
        const Village& v = world.villages[static_cast<std::size_t>(plot.village)];
        const bool staple = plot.crop == "wheat" || plot.crop == "cotton" || plot.crop == "maize";
        if (plot.member >= 0 && staple && &plot != except &&
            world.districts[static_cast<std::size_t>(v.district)].id == district) {
            plots.push_back(&plot);
            sum += plot.wanted_m2;
        }
    }
    for (Plot* plot : plots)
        plot->wanted_m2 *= 1.0 - area_m2 / sum;
}

}  // namespace

void lay_straddling_plot(World& world, const SegmentIndex& obstacles) {
    const auto district = [&](const char* id) -> const District& {
        return *std::find_if(world.districts.begin(), world.districts.end(),
                             [&](const District& d) { return d.id == id; });
    };
    const District& kulob = district("KUL");
    const District& vose = district("VOS");
    const Crossing crossing = find_crossing(world, kulob, vose, obstacles);
    const auto plot = std::find_if(world.plots.begin(), world.plots.end(), [&](const Plot& p) {
        return p.member >= 0 && p.crop == "wheat" &&
               static_cast<std::size_t>(p.village) == crossing.village;
    });
    if (plot == world.plots.end())
        throw error("sample: nobody of the village has wheat to till across the district line");
    const Coord along = crossing.along * half_depth_m;
    const Coord across = left_of(crossing.along) * half_width_m;
    // Twice as much of it on Kulob's side, which lies to the left of its outline.
    const Coord at = crossing.at + across * 0.4;
    plot->ring = {at - along - across, at + along - across * 0.95, at + along + across,
                  at - along + across * 1.05, at - along - across};
    const double before_m2 = plot->wanted_m2;
    plot->wanted_m2 = true_area_m2(plot->ring);
    const double in_kulob = area_inside_m2(kulob.ring, plot->ring);
    const double in_vose = area_inside_m2(vose.ring, plot->ring);
    take_off(world, kulob.id, &*plot, in_kulob - before_m2);
    take_off(world, vose.id, &*plot, in_vose);
    world.faults.push_back(
        {"plots", "across a district line", plot->id,
         fmt::format("{:.2f} ha in Kulob, {:.2f} ha in Vose'", in_kulob / 1e4, in_vose / 1e4)});
}

}  // namespace zamin::sample
