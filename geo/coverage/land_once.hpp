// Land under several plots of a group counted once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "coverage/coverage.hpp"
#include "coverage/zones.hpp"
#include "measure/overlap.hpp"
#include "measure/overlay.hpp"

namespace zamin::coverage {

// Plots that count are of one group where their season, and `by_crop` also their crop, is one; the
// others have measure::no_group.
std::vector<std::uint32_t> groups_of_plots(const Layer& plots, const CoverageOptions& options,
                                           bool by_crop);

class LandOnce {
  public:
    // `plots` and `zones` must outlive this object. Throws like measure::find_overlaps.
    LandOnce(const Layer& plots, const Zones& zones, std::span<const double> areas_m2,
             std::span<const std::uint32_t> group_of_row, Progress& progress);

    // What the row adds to the land of its group, given what it covers alone. Thread-safe.
    double area_m2(std::size_t row, double whole_m2) const;
    measure::PlotOverlay overlay(std::size_t row, const measure::PlotOverlay& whole) const;

  private:
    std::unordered_map<std::size_t, std::size_t> m_place;  // of rows that give land away
    std::unique_ptr<const Layer> m_rest;                   // what is left of each
    std::vector<double> m_rest_m2;
    std::unique_ptr<const measure::Overlay> m_rest_overlay;
};

// Pairs of plots of one crop and season that lie over each other, and the land that counts for
// both.
struct DoubleLand {
    std::size_t pairs = 0;
    double area_ha = 0.0;
};
DoubleLand find_double_land(const Layer& plots, const CoverageOptions& options, Progress& progress);

}  // namespace zamin::coverage
