// Which polygons of a layer overlap, and by how much: every pair, exactly.
//
// Pairs whose boxes meet come from a packed R-tree; the area in common of each is summed strip by
// strip (shared_area.hpp), so that neighbours who share a border, nearly all pairs of a cadastre,
// cost some hundred nanoseconds and no decision about points on lines. Only pairs with land in
// common get their shape from GEOS.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::measure {

struct OverlapOptions {
    // Less land than this, or than a ten-billionth of the smaller polygon, is rounding.
    double least_m2 = 0.01;
    // Where more polygons than this lie on top of one, the rest of its pairs is left out.
    std::size_t most_of_one = 1000;
    // More polygons than this with the same coordinates are paired with the first of them only, and
    // only that one with others: a file that holds one plot ten thousand times has one fault.
    std::size_t most_copies = 10;
    // Rows of different groups are never compared; empty = all rows are one group.
    std::span<const std::uint32_t> group_of_row;
    int threads = 0;  // 0 = one a core
};

// A row that belongs to no group: left out.
inline constexpr std::uint32_t no_group = 0xFFFFFFFF;

struct Overlap {
    std::uint32_t first = 0;   // row; the lower feature id of the two
    std::uint32_t second = 0;  // row
    bool identical = false;    // the same coordinates
    double area_m2 = 0.0;      // in common, on the ellipsoid
    double first_share = 0.0;  // of the first polygon's area, 0..1
    double second_share = 0.0;
    double iou = 0.0;  // area in common / area of both together, 0..1
};

struct Overlaps {
    std::vector<Overlap> pairs;  // by feature id
    Geometries shapes;           // of each pair, in the layer's CRS
    bool some_left_out = false;  // OverlapOptions::most_of_one was reached
};

// `areas_m2` are feature_areas_m2 of the layer, whose polygons are valid. The result depends
// neither on the number of threads nor on the order of rows (feature ids going with them). Throws
// Cancelled; Error for a layer with polygons and without CRS.
Overlaps find_overlaps(const Layer& layer, std::span<const double> areas_m2,
                       const OverlapOptions& options, Progress& progress);

// Rows whose land is partly another's, with what is left of it when every hectare belongs to one
// row only: of two that overlap, the one whose coordinates come first in order keeps the land.
struct Remainders {
    std::vector<std::uint32_t> rows;  // ascending
    Geometries shapes;                // one a row, in the layer's CRS; none where nothing is left
};
Remainders without_double_land(const Layer& layer, const Overlaps& overlaps, Progress& progress);

}  // namespace zamin::measure
