// A layer as columns: attributes as typed arrays, geometry as offset arrays, its CRS beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/column.hpp"
#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin {

struct Layer {
    std::string source;                     // as the user named it
    std::string name;                       // the layer's name in the source
    Crs crs;                                // unknown only for layers without geometry
    std::vector<std::int64_t> feature_ids;  // ids in the source, for messages and reports
    Geometries geometry;                    // one entry a row, kind none where there is none
    std::vector<Column> columns;            // all of the same length

    std::size_t size() const { return feature_ids.size(); }
    // nullptr if there is none of exactly this name.
    const Column* find_column(std::string_view column) const;
    // Throws UsageError naming the source, the columns that exist and the closest name.
    const Column& column(std::string_view column) const;
};

// The word of `words` closest to `wanted` by edit distance, upper and lower case alike; empty if
// none is near (more than a third of its letters differ).
std::string closest_word(std::string_view wanted, const std::vector<std::string>& words);

}  // namespace zamin
