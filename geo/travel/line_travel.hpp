// Straight lines on the ellipsoid.
#pragma once

#include "travel/travel.hpp"

namespace zamin::travel {

class LineTravel : public Travel {
  public:
    // Distances are multiplied by `detour_factor`: roads are longer than the straight line, by a
    // third or so in hilly land. Throws UsageError for a factor below 1 or not finite.
    explicit LineTravel(double detour_factor = 1.0);

    CostUnit unit() const override { return CostUnit::metres; }
    Sentence described() const override;
    CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                    const CostOptions& options, Progress& progress) const override;
    Field field(std::span<const Coord> sources, const Frame& frame, const CostOptions& options,
                Progress& progress) const override;
    Route route(Coord farm, Coord source, const CostOptions& options,
                Progress& progress) const override;
    std::vector<Problem> problems_of(std::span<const Coord> points,
                                     std::string_view what) const override;

  private:
    double m_detour_factor;
};

}  // namespace zamin::travel
