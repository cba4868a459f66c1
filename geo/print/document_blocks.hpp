// A document's elements as blocks to be placed one below the other. For .cpp files of geo/print
// only.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "print/blocks.hpp"
#include "print/document.hpp"

namespace zamin::print {

struct FlowBlock {
    Block block;
    double gap_mm = 0.0;  // above it, not at the top of a page
    bool keep_with_next = false;
    std::optional<Block> repeated;  // set again at the top of a page that it opens
    MapFrame* frame = nullptr;      // of a map, whose place is set when it is drawn
    const MapFigure* figure = nullptr;
};

// Frames live in `frames`, which must not move.
std::vector<FlowBlock> flow_blocks(const Document& document, const Typesetter& type,
                                   const Measures& measures, const RectMm& content,
                                   const text::Catalogue& words,
                                   std::vector<std::unique_ptr<MapFrame>>& frames);

std::vector<FlowBlock> table_blocks(const SheetTable& table, const Typesetter& type,
                                    const Measures& measures, double width_mm);

}  // namespace zamin::print
