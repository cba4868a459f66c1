// From sources to nodes to farms: costs of ways whose ends lie along edges; for .cpp files of
// geo/travel only.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "travel/road_travel.hpp"

namespace zamin::travel {

// Costs of ways to (or from) some sources, from one search.
class RoadSearch {
  public:
    // `numbers` are the sources' numbers in the results. The network must outlive this object.
    RoadSearch(const RoadNetwork& network, Heading heading, double walk_cost_per_m)
        : m_network(network), m_heading(heading), m_walk_cost_per_m(walk_cost_per_m) {}

    // Throws Cancelled.
    void search(std::span<const std::optional<Access>> sources,
                std::span<const std::uint32_t> numbers, double limit, const Progress& progress);

    // The cheapest way of a point that meets the network there; cost no_way if there is none.
    WayCost cheapest(const Access& farm) const;
    // How that way leaves the farm's edge: by its start or end node; none where it leads along the
    // edge itself.
    struct Exit {
        std::uint32_t node = 0;
        bool by_end = false;
    };
    std::optional<Exit> exit(const Access& farm) const;
    // Whether the way from a seed's node to the source enters its edge at the start.
    bool enters_at_start(std::uint32_t node, const Access& source) const;
    const ShortestWays& ways() const { return m_ways; }

  private:
    struct OnEdge {
        std::uint32_t source = 0;
        Access access;
    };

    // Cost from a place on an edge to the edge's start and end, walks left out.
    double to_start(const Access& at, Heading heading) const;
    double to_end(const Access& at, Heading heading) const;
    double along(const Access& farm, const Access& source) const;
    WayCost through(const Access& farm, Exit& exit) const;

    const RoadNetwork& m_network;
    Heading m_heading;
    double m_walk_cost_per_m;
    ShortestWays m_ways;
    std::unordered_map<std::uint32_t, std::vector<OnEdge>> m_sources_on;  // by edge
};

}  // namespace zamin::travel
