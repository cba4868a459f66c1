// The way over roads as a line: the other half of road_travel.hpp.
#include <algorithm>
#include <cmath>

#include "travel/road_search.hpp"
#include "travel/road_travel.hpp"

namespace zamin::travel {

namespace {

// Adds the line of a route stretch by stretch, with what is still to go at each vertex.
class RouteLine {
  public:
    RouteLine(const RoadNetwork& network, Heading heading, Route& route)
        : m_network(network), m_heading(heading), m_route(route) {}

    void add(Coord p, double cost) {
        m_route.line.push_back(p);
        m_route.cost.push_back(cost);
    }

    // The vertices of an edge between two places along it, the places themselves left out.
    void add_stretch(std::uint32_t edge, double from_m, double to_m, double cost_at_from) {
        const RoadEdge& e = m_network.edges[edge];
        const bool forward = (to_m > from_m) == (m_heading == Heading::to_source);
        const double per_m = forward ? e.forward : e.backward;
        const std::uint32_t begin = m_network.shape_offsets[edge];
        const std::uint32_t count = m_network.shape_offsets[edge + 1] - begin;
        for (std::uint32_t k = 0; k < count; ++k) {
            const std::uint32_t i = from_m <= to_m ? begin + k : begin + count - 1 - k;
            const double along_m = m_network.along_m[i];
            if (along_m > std::min(from_m, to_m) && along_m < std::max(from_m, to_m)) {
                add(m_network.vertices[i], cost_at_from - std::abs(along_m - from_m) * per_m);
            }
        }
    }

  private:
    const RoadNetwork& m_network;
    Heading m_heading;
    Route& m_route;
};

}  // namespace

Route RoadTravel::route(Coord farm, Coord source, const CostOptions& options,
                        Progress& progress) const {
    Route route;
    const auto from = access(farm);
    const auto to = access(source);
    if (!from || !to) {
        return route;
    }
    RoadSearch search(m_network, options.heading, walk_cost(1.0));
    const std::uint32_t number = 0;
    search.search({&to, 1}, {&number, 1}, options.limit, progress);
    const double total = search.cheapest(*from).cost;
    if (total == no_way || total > options.limit) {
        return route;
    }
    route.total = total;
    RouteLine line(m_network, options.heading, route);
    line.add(farm, total);
    const double at_road = total - walk_cost(from->walk_m);
    line.add(from->place, at_road);
    const ShortestWays& ways = search.ways();
    if (const auto exit = search.exit(*from)) {
        const RoadEdge& first = m_network.edges[from->edge];
        line.add_stretch(from->edge, from->along_m, exit->by_end ? first.length_m : 0.0, at_road);
        std::uint32_t node = exit->node;
        line.add(m_network.nodes[node], ways.cost[node]);
        while (ways.before[node] != ShortestWays::none) {
            const RoadEdge& edge = m_network.edges[ways.edge[node]];
            const bool onward = edge.from == node;
            line.add_stretch(ways.edge[node], onward ? 0.0 : edge.length_m,
                             onward ? edge.length_m : 0.0, ways.cost[node]);
            node = ways.before[node];
            line.add(m_network.nodes[node], ways.cost[node]);
        }
        const double entry_m =
            search.enters_at_start(node, *to) ? 0.0 : m_network.edges[to->edge].length_m;
        line.add_stretch(to->edge, entry_m, to->along_m, ways.cost[node]);
    } else {
        line.add_stretch(from->edge, from->along_m, to->along_m, at_road);
    }
    line.add(to->place, walk_cost(to->walk_m));
    line.add(source, 0.0);
    return route;
}

}  // namespace zamin::travel
