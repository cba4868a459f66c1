// Catchments and bands of cost as polygons: from the field of a mode of travel, so that they follow
// roads, rivers and ridges, and tile without gaps or overlaps.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catchment/catchment.hpp"
#include "core/layer.hpp"
#include "travel/field.hpp"

namespace zamin::catchment {

// The field of the centres that serve alike (one commodity, or one cluster).
struct ServedField {
    std::string commodity;               // of these centres; empty = any
    std::vector<std::uint32_t> centres;  // numbers in Catchments::centres, by source of the field
    travel::Field field;
};

// One field for each set of centres that serve alike, over a box about farms and centres (terrain
// has its own frame). `cell_m` 0 derives one. Throws what the mode throws.
std::vector<ServedField> served_fields(const Catchments& catchments, const travel::Travel& travel,
                                       double cell_m, Progress& progress);

// The land nearer to each centre than to others that serve alike, within the limit. Columns
// centre,name,commodity,area_ha, in the field's system.
Layer catchment_areas(const Catchments& catchments, std::span<const ServedField> fields,
                      Progress& progress);

// Land by cost to the nearest centre: up to the first limit, from it to the second, ... `limits` in
// the unit of the costs, ascending. Columns commodity,from,to,unit (km or min),area_ha.
Layer band_areas(const Catchments& catchments, std::span<const ServedField> fields,
                 std::span<const double> limits, Progress& progress);

// The same areas cut to districts: a piece for each area and district, with a column district. What
// lies in no district is left out. Districts in any system.
Layer clipped(const Layer& areas, const Layer& districts, const std::string& name_column,
              Progress& progress);

}  // namespace zamin::catchment
