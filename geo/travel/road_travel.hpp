// Ways over a network of roads, the walk to the nearest road included.
#pragma once

#include <memory>
#include <optional>

#include "travel/road_network.hpp"
#include "travel/segment_index.hpp"
#include "travel/travel.hpp"

namespace zamin::travel {

struct RoadOptions {
    Vehicle vehicle = Vehicle::pickup;
    NetworkOptions network;
    double walk_km_h = 5.0;          // to and from the road
    double longest_walk_m = 5000.0;  // points farther from any road are off the network
    double least_part_km = 1.0;      // points do not go to parts of the network shorter than this
};

// Where a point meets the network.
struct Access {
    std::uint32_t edge = 0;
    double along_m = 0.0;  // from the edge's start
    double walk_m = 0.0;
    Coord place;
};

class RoadTravel : public Travel {
  public:
    RoadTravel(RoadNetwork network, const RoadOptions& options);

    CostUnit unit() const override;
    Sentence described() const override;
    CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                    const CostOptions& options, Progress& progress) const override;
    Field field(std::span<const Coord> sources, const Frame& frame, const CostOptions& options,
                Progress& progress) const override;
    Route route(Coord farm, Coord source, const CostOptions& options,
                Progress& progress) const override;
    std::vector<Problem> problems_of(std::span<const Coord> points,
                                     std::string_view what) const override;

    const RoadNetwork& network() const { return m_network; }
    // None where no road is near enough.
    std::optional<Access> access(Coord point) const;

  private:
    using Accesses = std::vector<std::optional<Access>>;

    double walk_cost(double walk_m) const;
    CostTable nearest_costs(const Accesses& sources, const Accesses& farms,
                            const CostOptions& options, const Progress& progress) const;
    CostTable all_costs(const Accesses& sources, const Accesses& farms, const CostOptions& options,
                        const Progress& progress) const;
    Accesses accesses(std::span<const Coord> points, int threads, const Progress& progress) const;

    RoadNetwork m_network;
    RoadOptions m_options;
    std::vector<std::uint32_t> m_vertex_of;  // by segment of the index: its first vertex
    std::vector<std::uint32_t> m_edge_of;    // by segment
    std::unique_ptr<SegmentIndex> m_index;
};

}  // namespace zamin::travel
