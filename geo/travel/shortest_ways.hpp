// Shortest ways from several seeds over a graph held in rows (Dijkstra's method with a heap of four
// children a node).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/progress.hpp"
#include "travel/cost_table.hpp"

namespace zamin::travel {

struct GraphArc {
    std::uint32_t to = 0;
    std::uint32_t edge = 0;
    double cost = 0.0;  // not negative
};

struct Graph {
    std::vector<std::uint32_t> offsets{0};  // by node, into arcs; one more than nodes
    std::vector<GraphArc> arcs;

    std::size_t nodes() const { return offsets.size() - 1; }
    std::span<const GraphArc> of(std::uint32_t node) const {
        return std::span(arcs).subspan(offsets[node], offsets[node + 1] - offsets[node]);
    }
};

// Where a search starts, and what it has cost to get there.
struct Seed {
    std::uint32_t node = 0;
    std::uint32_t source = 0;
    double cost = 0.0;
};

struct ShortestWays {
    static constexpr std::uint32_t none = 0xffffffffU;
    std::vector<double> cost;           // by node; no_way where none leads
    std::vector<std::uint32_t> source;  // of the seed it leads to; the lower where equal
    std::vector<std::uint32_t> before;  // the node before it on the way; none at seeds
    std::vector<std::uint32_t> edge;    // the edge from that node; meaningless at seeds
};

// Ways that cost more than `limit` are not followed. Reuses the arrays of `ways`. Throws Cancelled.
void find_shortest(const Graph& graph, std::span<const Seed> seeds, double limit,
                   ShortestWays& ways, const Progress& progress);

}  // namespace zamin::travel
