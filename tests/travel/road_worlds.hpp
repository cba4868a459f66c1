// Roads by hand near the equator, where 0.01 degrees are 1,113.2 m to the east.
#pragma once

#include <vector>

#include "travel/road_travel.hpp"

namespace zamin::travel {

inline constexpr double step_m = 1113.1949079;  // 0.01 degrees of the equator

// Lines in steps of 0.01 degrees; a pace each.
class RoadMaker {
  public:
    RoadMaker& line(const std::vector<Coord>& steps, double forward_km_h = 36.0,
                    double backward_km_h = 36.0) {
        for (const Coord step : steps) {
            m_roads.lines.coords.push_back({step.x * 0.01, step.y * 0.01});
        }
        m_roads.lines.end_ring();
        m_roads.lines.end_part();
        m_roads.lines.end_feature(GeometryKind::line);
        m_roads.paces.push_back({forward_km_h, backward_km_h, false});
        return *this;
    }
    RoadNetwork network(const NetworkOptions& options = {}) const {
        Progress progress;
        return build_network(m_roads, options, progress);
    }
    RoadTravel travel(const RoadOptions& options = {}) const {
        return {network(options.network), options};
    }

  private:
    Roads m_roads;
};

inline Coord at(double x, double y) {
    return {x * 0.01, y * 0.01};
}

// The cost of the way from a farm to a source; no_way if there is none.
inline double cost_of(const Travel& travel, Coord farm, Coord source,
                      Heading heading = Heading::to_source) {
    Progress progress;
    CostOptions options;
    options.heading = heading;
    const CostTable table = travel.costs({&source, 1}, {&farm, 1}, options, progress);
    return table.ways.empty() ? no_way : table.ways.front().cost;
}

inline std::vector<std::string> words_of(const std::vector<Problem>& problems) {
    std::vector<std::string> words;
    for (const Problem& problem : problems) {
        words.push_back(problem.problem);
    }
    return words;
}

}  // namespace zamin::travel
