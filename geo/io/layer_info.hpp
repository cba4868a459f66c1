// What can be said of a layer's columns and shapes from its first rows.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "io/read.hpp"

namespace zamin::io {

// Rows that are looked at for samples, counts and medians.
inline constexpr std::size_t sampled_rows = 200;

// Gathers the values of one column, row by row.
class ColumnSampler {
  public:
    ColumnSampler(std::string name, ColumnType type);
    // Empty = null.
    void add(const std::string& value);
    ColumnInfo info() const;

  private:
    ColumnInfo m_info;
    std::set<std::string> m_different;
    std::vector<double> m_numbers;
};

// "0.15", "0,15" or "1 200" as a number; nullopt for anything else.
std::optional<double> number_in_text(std::string_view text);

// Of the polygons, on the ellipsoid; nullopt where there are none, or the CRS is unknown and the
// numbers cannot be degrees.
std::optional<double> median_area_ha(const Geometries& shapes, const Crs& crs);

// Of a layer that was read, from its first rows.
LayerInfo layer_info(const Layer& layer);

}  // namespace zamin::io
