#include "travel/terrain_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/memory.hpp"

namespace zamin::travel {

namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();
// Slopes between entries of the table of walking paces: a bend of either rule falls on an entry.
constexpr float slope_step = 0.0005F;
constexpr std::size_t most_buckets = 65536;
constexpr std::uint8_t no_move = 255;

}  // namespace

TerrainSearch::TerrainSearch(const TerrainGrid& grid)
    : m_grid(grid), m_width(grid.frame.width), m_stride(grid.frame.width + 2 * margin) {
    const std::size_t rows = grid.frame.height + 2 * margin;
    reserve_large(m_nodes, m_stride * rows);
    m_nodes.assign(m_stride * rows,
                   Node{infinite, 0.0F, Field::no_source, TerrainGrid::closed, no_move});
    for (std::size_t cell = 0; cell < grid.surface.size(); ++cell) {
        Node& node = m_nodes[padded(cell)];
        node.height_m = grid.height_m[cell];
        node.surface = grid.surface[cell];
    }
    make_moves();
    make_paces();
}

void TerrainSearch::make_moves() {
    const auto stride = static_cast<std::ptrdiff_t>(m_stride);
    const auto cell_m = static_cast<float>(m_grid.frame.cell_m);
    std::size_t count = 0;
    for (std::ptrdiff_t dy = -2; dy <= 2; ++dy) {
        for (std::ptrdiff_t dx = -2; dx <= 2; ++dx) {
            const std::ptrdiff_t size = dx * dx + dy * dy;
            if (size != 1 && size != 2 && size != 5) {
                continue;
            }
            Move move;
            move.to = dy * stride + dx;
            move.knight = size == 5;
            if (move.knight) {
                // The line leads over the cell beside this one and the one beside the goal.
                const std::ptrdiff_t beside = std::abs(dx) == 2 ? dx / 2 : dy / 2 * stride;
                move.over_a = beside;
                move.over_b = move.to - beside;
            }
            move.length_m = cell_m * std::sqrt(static_cast<float>(size));
            move.one_over_length = 1.0F / move.length_m;
            m_moves[count++] = move;
        }
    }
}

void TerrainSearch::make_paces() {
    const double steepest = m_grid.options.steepest_slope;
    const auto half = static_cast<std::ptrdiff_t>(std::ceil(steepest / slope_step));
    float dearest = 0.0F;
    float cheapest_walk = infinite;
    for (std::ptrdiff_t i = -half - 1; i <= half + 1; ++i) {
        m_paces.push_back(static_cast<float>(
            walking_s_per_m(m_grid.options.walking, static_cast<double>(i) * slope_step)));
        dearest = std::max(dearest, m_paces.back());
        cheapest_walk = std::min(cheapest_walk, m_paces.back());
    }
    m_least_s_per_m = infinite;
    float most_s_per_m = 0.0F;
    for (std::size_t i = 1; i < m_grid.surfaces.size(); ++i) {
        const TerrainGrid::Surface& surface = m_grid.surfaces[i];
        m_least_s_per_m =
            std::min(m_least_s_per_m, surface.walk_weight * cheapest_walk + surface.fixed_s_per_m);
        most_s_per_m =
            std::max(most_s_per_m, surface.walk_weight * dearest + surface.fixed_s_per_m);
    }
    const auto cell_m = static_cast<float>(m_grid.frame.cell_m);
    const float least_step_s = m_least_s_per_m * cell_m;
    const float most_step_s = most_s_per_m * cell_m * std::sqrt(5.0F);
    m_bucket_s = std::max(least_step_s, most_step_s / static_cast<float>(most_buckets - 4));
    m_buckets.resize(static_cast<std::size_t>(most_step_s / m_bucket_s) + 4);
}

// Interpolated in the table; the rule itself is 1e-6 away at most, but within 0.0005 of r.walk's
// jump at -0.2125. Infinite where it is too steep to walk.
float TerrainSearch::pace(float slope) const {
    const auto steepest = static_cast<float>(m_grid.options.steepest_slope);
    if (!(std::abs(slope) <= steepest)) {
        return infinite;
    }
    const float middle = static_cast<float>(m_paces.size() - 1) / 2.0F;
    const float at = slope / slope_step + middle;
    const auto below = static_cast<std::size_t>(at);
    const float share = at - static_cast<float>(below);
    return m_paces[below] + share * (m_paces[below + 1] - m_paces[below]);
}

// The time of a move between two cells, travelled in the direction of the ways; infinite where it
// cannot be made.
float TerrainSearch::step_s(const Node* from, const Move& move, bool uphill_is_positive) const {
    const Node* to = from + move.to;
    float weight = 0.0F;
    float fixed = 0.0F;
    const auto surface = [&](const Node* node) -> const TerrainGrid::Surface& {
        return m_grid.surfaces[node->surface];
    };
    const auto& a = surface(from);
    const auto& b = surface(to);
    if (move.knight) {
        const Node* over_a = from + move.over_a;
        const Node* over_b = from + move.over_b;
        if (over_a->surface == TerrainGrid::closed || over_b->surface == TerrainGrid::closed) {
            return infinite;
        }
        const auto& c = surface(over_a);
        const auto& d = surface(over_b);
        if ((a.bridge || b.bridge || c.bridge || d.bridge) &&
            !(a.road && b.road && c.road && d.road)) {
            return infinite;
        }
        weight = 0.25F * (a.walk_weight + b.walk_weight + c.walk_weight + d.walk_weight);
        fixed = 0.25F * (a.fixed_s_per_m + b.fixed_s_per_m + c.fixed_s_per_m + d.fixed_s_per_m);
    } else {
        if ((a.bridge || b.bridge) && !(a.road && b.road)) {
            return infinite;
        }
        weight = 0.5F * (a.walk_weight + b.walk_weight);
        fixed = 0.5F * (a.fixed_s_per_m + b.fixed_s_per_m);
    }
    if (weight > 0.0F) {
        const float rise_m = to->height_m - from->height_m;
        weight *= pace((uphill_is_positive ? rise_m : -rise_m) * move.one_over_length);
    }
    return move.length_m * (weight + fixed);
}

void TerrainSearch::wait(std::uint32_t node, float cost_s) {
    const auto bucket = static_cast<std::size_t>(cost_s / m_bucket_s) % m_buckets.size();
    m_buckets[bucket].push_back({cost_s, node});
    ++m_waiting;
}

void TerrainSearch::look_around(std::uint32_t at) {
    const Node* here = m_nodes.data() + at;
    for (std::uint8_t i = 0; i < m_moves.size(); ++i) {
        const Move& move = m_moves[i];
        Node& there = m_nodes[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + move.to)];
        if (there.surface == TerrainGrid::closed ||
            here->cost_s + move.length_m * m_least_s_per_m > there.cost_s) {
            continue;
        }
        // Ways lead from there to here when they are for going to the source.
        const float cost_s = here->cost_s + step_s(here, move, !m_toward);
        const bool better =
            cost_s < there.cost_s || (cost_s == there.cost_s && here->source < there.source);
        if (better && cost_s <= m_limit_s && cost_s < infinite) {
            there.cost_s = cost_s;
            there.source = here->source;
            there.from = i;
            wait(static_cast<std::uint32_t>(&there - m_nodes.data()), cost_s);
        }
    }
}

void TerrainSearch::search(std::span<const TerrainSeed> seeds, Heading heading, double limit_s,
                           const Progress& progress) {
    for (Node& node : m_nodes) {
        node.cost_s = infinite;
        node.source = Field::no_source;
        node.from = no_move;
    }
    m_toward = heading == Heading::to_source;
    m_limit_s = static_cast<float>(limit_s);
    float first_s = infinite;
    for (const TerrainSeed& seed : seeds) {
        Node& node = m_nodes[padded(seed.cell)];
        if (node.surface != TerrainGrid::closed && seed.cost_s <= m_limit_s &&
            (seed.cost_s < node.cost_s ||
             (seed.cost_s == node.cost_s && seed.source < node.source))) {
            node.cost_s = seed.cost_s;
            node.source = seed.source;
            wait(static_cast<std::uint32_t>(padded(seed.cell)), seed.cost_s);
            first_s = std::min(first_s, seed.cost_s);
        }
    }
    std::size_t bucket = m_waiting > 0 ? static_cast<std::size_t>(first_s / m_bucket_s) : 0;
    for (std::size_t round = 0; m_waiting > 0; ++bucket) {
        std::vector<Waiting>& list = m_buckets[bucket % m_buckets.size()];
        while (!list.empty()) {
            const Waiting next = list.back();
            list.pop_back();
            --m_waiting;
            if ((++round & 0xfffffU) == 0) {
                progress.check();
            }
            if (next.cost_s == m_nodes[next.node].cost_s) {
                look_around(next.node);
            }
        }
    }
}

std::size_t TerrainSearch::next(std::size_t cell) const {
    const std::size_t node = padded(cell);
    const std::uint8_t from = m_nodes[node].from;
    if (from == no_move) {
        return cell;
    }
    return unpadded(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(node) - m_moves[from].to));
}

}  // namespace zamin::travel
