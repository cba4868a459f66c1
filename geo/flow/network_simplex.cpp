#include "flow/network_simplex.hpp"

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace zamin::flow {

namespace {

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

// Positions of the arcs by their tails, which is the order that a static graph is built in.
std::vector<std::uint32_t> by_tail(const std::vector<FlowArc>& arcs) {
    std::vector<std::uint32_t> order(arcs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return arcs[a].from < arcs[b].from; });
    return order;
}

void build(Graph& graph, const FlowNetwork& network, const std::vector<std::uint32_t>& order) {
    std::vector<std::pair<int, int>> ends;
    ends.reserve(order.size());
    for (const std::uint32_t arc : order) {
        ends.emplace_back(static_cast<int>(network.arcs[arc].from),
                          static_cast<int>(network.arcs[arc].to));
    }
    graph.build(static_cast<int>(network.supply.size()), ends.begin(), ends.end());
}

}  // namespace

FlowAnswer least_cost_flow(const FlowNetwork& network) {
    const std::vector<std::uint32_t> order = by_tail(network.arcs);
    Graph graph;
    build(graph, network, order);
    Graph::ArcMap<std::int64_t> cost(graph);
    for (std::size_t i = 0; i < order.size(); ++i) {
        cost[Graph::arc(static_cast<int>(i))] = network.arcs[order[i]].cost;
    }
    Graph::NodeMap<std::int64_t> supply(graph);
    for (std::size_t i = 0; i < network.supply.size(); ++i) {
        supply[Graph::node(static_cast<int>(i))] = network.supply[i];
    }
    Simplex simplex(graph);
    simplex.costMap(cost).supplyMap(supply).supplyType(Simplex::GEQ);
    if (simplex.run() != Simplex::OPTIMAL) {
        throw std::runtime_error("least-cost flow: the supplies cannot all be sent");
    }
    FlowAnswer answer;
    answer.flow.resize(order.size());
    answer.potential.resize(network.supply.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        answer.flow[order[i]] = simplex.flow(Graph::arc(static_cast<int>(i)));
    }
    for (std::size_t i = 0; i < network.supply.size(); ++i) {
        answer.potential[i] = simplex.potential(Graph::node(static_cast<int>(i)));
    }
    return answer;
}

}  // namespace zamin::flow
