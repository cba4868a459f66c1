// Accepted proposals, applied: a new layer beside the old one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "quality/find_problems.hpp"

namespace zamin::quality {

// What mending one finding, alone, would do.
struct Proposal {
    std::size_t finding = 0;  // in Findings
    std::uint32_t row = 0;
    Geometries before;  // one feature, as it is in the layer
    Geometries after;   // one feature; of kind none where the shape is rejected
    double area_before_ha = 0.0;
    double area_after_ha = 0.0;
};

// nullopt where the finding is not mendable or changes no geometry (drawn).
std::optional<Proposal> proposal_of(const Layer& layer, const Findings& findings,
                                    std::size_t finding, const Options& options);

// The layer with all of these findings mended (indices in Findings::findings; those that are not
// mendable change nothing). Rows keep their order, ids and attributes, but for `capture` where
// 'drawn' was accepted; the column is added where the layer has none. Several findings of one row
// go in the order of Kind. Options are those that the findings were found with.
Layer apply(const Layer& layer, const Fields& fields, const Findings& findings,
            std::span<const std::size_t> accepted, const Options& options, Progress& progress);

// The layer with other geometries for some rows (ascending), without its columns.
Layer with_shapes(const Layer& layer, std::span<const std::uint32_t> rows,
                  const Geometries& shapes);

}  // namespace zamin::quality
