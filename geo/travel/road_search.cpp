#include "travel/road_search.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::travel {

namespace {

Heading turned(Heading heading) {
    return heading == Heading::to_source ? Heading::from_source : Heading::to_source;
}

// A stretch of no length costs nothing, also on a road that is closed that way.
double stretch(double length_m, double cost_per_m) {
    return length_m > 0.0 ? length_m * cost_per_m : 0.0;
}

bool is_better(double cost, std::uint32_t source, const WayCost& than) {
    return cost < than.cost || (cost == than.cost && cost < no_way && source < than.source);
}

}  // namespace

// Heading::to_source: from the place to the node; from_source: from the node to the place.
double RoadSearch::to_start(const Access& at, Heading heading) const {
    const RoadEdge& edge = m_network.edges[at.edge];
    return stretch(at.along_m, heading == Heading::to_source ? edge.backward : edge.forward);
}

double RoadSearch::to_end(const Access& at, Heading heading) const {
    const RoadEdge& edge = m_network.edges[at.edge];
    return stretch(edge.length_m - at.along_m,
                   heading == Heading::to_source ? edge.forward : edge.backward);
}

double RoadSearch::along(const Access& farm, const Access& source) const {
    const RoadEdge& edge = m_network.edges[farm.edge];
    const bool forward = (source.along_m > farm.along_m) == (m_heading == Heading::to_source);
    return stretch(std::abs(source.along_m - farm.along_m), forward ? edge.forward : edge.backward);
}

void RoadSearch::search(std::span<const std::optional<Access>> sources,
                        std::span<const std::uint32_t> numbers, double limit,
                        const Progress& progress) {
    std::vector<Seed> seeds;
    m_sources_on.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (!sources[i]) {
            continue;
        }
        const Access& at = *sources[i];
        const RoadEdge& edge = m_network.edges[at.edge];
        const double walk = at.walk_m * m_walk_cost_per_m;
        // The way from a node to the source is the source's way to the node, driven the other way.
        for (const auto& [node, cost] : {std::pair(edge.from, to_start(at, turned(m_heading))),
                                         std::pair(edge.to, to_end(at, turned(m_heading)))}) {
            if (cost < no_way) {
                seeds.push_back({node, numbers[i], cost + walk});
            }
        }
        m_sources_on[at.edge].push_back({numbers[i], at});
    }
    find_shortest(m_heading == Heading::to_source ? m_network.inward : m_network.outward, seeds,
                  limit, m_ways, progress);
}

WayCost RoadSearch::through(const Access& farm, Exit& exit) const {
    const RoadEdge& edge = m_network.edges[farm.edge];
    WayCost best{0, no_way};
    for (const bool by_end : {false, true}) {
        const std::uint32_t node = by_end ? edge.to : edge.from;
        const double cost =
            m_ways.cost[node] + (by_end ? to_end(farm, m_heading) : to_start(farm, m_heading));
        if (is_better(cost, m_ways.source[node], best)) {
            best = {m_ways.source[node], cost};
            exit = {node, by_end};
        }
    }
    return best;
}

WayCost RoadSearch::cheapest(const Access& farm) const {
    Exit exit;
    WayCost best = through(farm, exit);
    if (const auto here = m_sources_on.find(farm.edge); here != m_sources_on.end()) {
        for (const OnEdge& source : here->second) {
            const double cost =
                along(farm, source.access) + source.access.walk_m * m_walk_cost_per_m;
            if (is_better(cost, source.source, best)) {
                best = {source.source, cost};
            }
        }
    }
    best.cost += farm.walk_m * m_walk_cost_per_m;
    return best;
}

std::optional<RoadSearch::Exit> RoadSearch::exit(const Access& farm) const {
    Exit exit;
    const WayCost by_node = through(farm, exit);
    const double walk = farm.walk_m * m_walk_cost_per_m;
    return by_node.cost + walk <= cheapest(farm).cost ? std::optional(exit) : std::nullopt;
}

bool RoadSearch::enters_at_start(std::uint32_t node, const Access& source) const {
    const RoadEdge& edge = m_network.edges[source.edge];
    return node == edge.from && (node != edge.to || to_start(source, turned(m_heading)) <=
                                                        to_end(source, turned(m_heading)));
}

}  // namespace zamin::travel
