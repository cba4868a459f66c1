// Coverage of plots that come in parts, so that a layer need not be held: the same rows, whatever
// the parts (areas are added in whole units, core/fixed_sum.hpp).
#pragma once

#include <memory>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "coverage/coverage.hpp"
#include "coverage/totals.hpp"

namespace zamin::coverage {

class CoverageInParts {
  public:
    // `districts` must outlive it. Throws as coverage() does.
    CoverageInParts(const Layer& districts, CoverageOptions options);

    // Throws as coverage() does; Error for a second part with Overlaps::once, which has to see all.
    void add(const Layer& plots, Progress& progress);
    // After at least one part.
    Coverage result() const;

  private:
    const Layer& m_districts;
    CoverageOptions m_options;
    std::unique_ptr<Zones> m_zones;  // in the CRS of the first part
    std::vector<Counts> m_counts;
    bool m_zones_overlap = false;
};

}  // namespace zamin::coverage
