#include "sample/rivers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "sample/gazetteer.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double river_step_m = 450.0;
constexpr double meeting_m = 6000.0;

// Heights and floors of the control points carried to every vertex: by the way travelled between
// the vertices nearest to consecutive control points.
void spread(River& river, std::span<const RiverPoint> points) {
    std::vector<std::size_t> at;
    for (const RiverPoint& p : points) {
        const Coord place = to_plane(p.at);
        const auto nearest = std::min_element(
            river.line.begin(), river.line.end(),
            [&](Coord a, Coord b) { return distance(a, place) < distance(b, place); });
        at.push_back(static_cast<std::size_t>(nearest - river.line.begin()));
    }
    at.front() = 0;
    at.back() = river.line.size() - 1;
    river.height_m.resize(river.line.size());
    river.floor_m.resize(river.line.size());
    for (std::size_t k = 0; k + 1 < at.size(); ++k) {
        const auto steps = static_cast<double>(std::max<std::size_t>(1, at[k + 1] - at[k]));
        for (std::size_t i = at[k]; i <= at[k + 1]; ++i) {
            const double t = static_cast<double>(i - at[k]) / steps;
            river.height_m[i] = std::lerp(points[k].height_m, points[k + 1].height_m, t);
            river.floor_m[i] = 1000 * std::lerp(points[k].floor_km, points[k + 1].floor_km, t);
        }
    }
}

// The vertex of the rivers drawn so far that is nearest to a mouth, if it is near.
std::optional<Coord> meeting(const std::vector<River>& rivers, Coord mouth) {
    std::optional<Coord> best;
    double nearest = meeting_m;
    for (const River& river : rivers)
        for (const Coord p : river.line)
            if (distance(p, mouth) < nearest) {
                nearest = distance(p, mouth);
                best = p;
            }
    return best;
}

// Wide bends on the plain, then small ones.
Path meandering(const Path& hand, std::uint64_t seed) {
    const Path bends = wiggled(rounded(hand, 2), 2200.0, 0.27, seed);
    return rounded(wiggled(rounded(bends, 1), river_step_m, 0.14, mix(seed, 1)), 2);
}

}  // namespace

std::vector<River> draw_rivers(const Path& panj) {
    std::vector<River> rivers;
    River rim;
    rim.names = {"Panj", "Панҷ", "Пяндж"};
    rim.line = panj;
    spread(rim, panj_heights());
    rivers.push_back(std::move(rim));
    for (const RiverFacts& facts : river_facts()) {
        River river;
        river.names = facts.names;
        Path hand;
        for (const RiverPoint& p : facts.points)
            hand.push_back(to_plane(p.at));
        // A tributary ends on a vertex of the river that it reaches.
        if (const auto mouth = meeting(rivers, hand.back()))
            hand.back() = *mouth;
        river.line = meandering(hand, word(facts.names.en));
        spread(river, facts.points);
        rivers.push_back(std::move(river));
    }
    return rivers;
}

std::vector<WaterLine> draw_canals(const std::vector<River>& rivers) {
    std::vector<WaterLine> canals;
    for (const CanalFacts& facts : canal_facts()) {
        const auto river = std::find_if(rivers.begin(), rivers.end(),
                                        [&](const River& r) { return r.names.en == facts.river; });
        if (river == rivers.end())
            throw error("sample: the gazetteer has no river {}", facts.river);
        const double total = path_length(river->line);
        Path along;
        for (double at = total * facts.from; at < total * facts.to; at += 1500.0)
            along.push_back(point_at(river->line, at));
        // Far from the river its bends fade, or the canal would cross itself.
        Path calm = along;
        for (int k = 0; k < static_cast<int>(6 + std::abs(facts.offset_km) * 8); ++k)
            for (std::size_t i = 1; i + 1 < calm.size(); ++i)
                calm[i] = calm[i] * 0.5 + (calm[i - 1] + calm[i + 1]) * 0.25;
        const Path beside = offset_path(calm, facts.offset_km * 1000);
        canals.push_back({facts.names, "canal",
                          wiggled(resampled(beside, 900.0), 300.0, 0.06, word(facts.names.en))});
    }
    return canals;
}

}  // namespace zamin::sample
