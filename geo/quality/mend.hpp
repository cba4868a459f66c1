// How single rows are mended.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/layer.hpp"
#include "measure/repair.hpp"
#include "quality/find_problems.hpp"
#include "quality/finding.hpp"

namespace zamin::quality {

struct MendedOutline {
    measure::RepairResult repair;
    std::size_t knots =
        0;  // loops under Options::knot_m2 that were dropped; the last part never is
    double knots_m2 = 0.0;  // in the plane
};

// Appends the valid form of a polygon as one feature, of kind none where it has no area.
MendedOutline append_mended(const Geometries& from, std::size_t feature, const Crs& crs,
                            const Options& options, Geometries& to);

// The row with these findings mended and nothing else, as one feature. What was valid stays valid.
// `findings` are mendable, of this row.
Geometries mended_row(const Layer& layer, std::size_t row, std::span<const Finding* const> findings,
                      const Options& options);

// Appends a copy of one part, without closing the feature.
void append_part(const Geometries& from, std::size_t part, Geometries& to);

// Area of feature 0 in hectares on the ellipsoid. The Transformation makes it one a thread's.
class AreaHa {
  public:
    explicit AreaHa(const Crs& crs);
    double operator()(Geometries feature) const;

  private:
    Transformation m_to_degrees;
    Ellipsoid m_ellipsoid;
};

}  // namespace zamin::quality
