// Least-cost flow in whole numbers by the network simplex method (LEMON). The header is C++17, as
// LEMON's are; callers want transport.hpp.
#pragma once

#include <cstdint>
#include <vector>

namespace zamin::flow {

struct FlowArc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int64_t cost = 0;  // a unit; the sum along any path must stay below 2^60
};

struct FlowNetwork {
    std::vector<std::int64_t> supply;  // by node: sent out if positive, at most taken in if not
    std::vector<FlowArc> arcs;         // without capacities
};

struct FlowAnswer {
    std::vector<std::int64_t> flow;       // by arc
    std::vector<std::int64_t> potential;  // by node: cost + potential(from) - potential(to) >= 0
};

// Throws std::runtime_error when the supplies find no way to nodes that take them. The same network
// gives the same answer, among several of least cost too.
FlowAnswer least_cost_flow(const FlowNetwork& network);

}  // namespace zamin::flow
