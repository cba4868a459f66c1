// Districts as zones: one a name, numbered in the order of the names, in the plots' CRS.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "measure/zone_index.hpp"

namespace zamin::coverage {

struct Zones {
    std::vector<std::string> names;  // sorted byte by byte
    std::vector<double> area_m2;     // of each zone, on its own layer's ellipsoid
    Geometries polygons;             // in the plots' CRS, features as in the layer
    std::vector<std::optional<measure::ZoneId>> zone_of_feature;  // none: not a polygon
    std::vector<std::vector<std::size_t>> features;               // rows of the layer, by zone
    std::vector<Problem> problems;
};

// The rows with a polygon by district name, without surrounding blanks; unnamed districts are
// "(unknown)". Throws UsageError for a missing name column.
using RowsByName = std::map<std::string, std::vector<std::size_t>>;
RowsByName rows_by_name(const Layer& districts, const std::string& name_column,
                        std::vector<Problem>& problems);

// Throws UsageError for a missing name column, Error when the layer has no polygon.
Zones make_zones(const Layer& districts, const std::string& name_column, const Crs& plots_crs,
                 Progress& progress);

}  // namespace zamin::coverage
