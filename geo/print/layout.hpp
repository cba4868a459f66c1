// Where the parts of a sheet go. Everything is measured first; where it does not fit, the layout
// gives way in a fixed order: fewer rows of tables and bars ("+N more"), no overview, a smaller
// legend in more columns, a larger zone beside the map, and at last fewer entries of the legend.
// For .cpp files of geo/print only.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "print/blocks.hpp"
#include "print/page.hpp"

namespace zamin::print {

struct PlacedBlock {
    Block block;
    RectMm place;
};

struct PageNumber {
    std::size_t page = 1;
    std::size_t pages = 1;
};

// Blocks refer to `frame`, so that a layout stays where it was made.
struct SheetLayout {
    std::vector<PlacedBlock> blocks;  // none overlaps another or the map
    MapFrame frame;                   // without a map: of no size
    std::optional<MapFrame> other_frame;
    double gutter_mm = 0.0;  // round the frame, for the graticule's labels
    Measures measures;

    SheetLayout() = default;
    SheetLayout(const SheetLayout&) = delete;
    SheetLayout& operator=(const SheetLayout&) = delete;
};

// `type`, `words` and `sheet` must outlive the layout.
std::unique_ptr<SheetLayout> lay_out(const Sheet& sheet, const PageFormat& format,
                                     const Typesetter& type, const text::Catalogue& words,
                                     PageNumber number);

}  // namespace zamin::print
