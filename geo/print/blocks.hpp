// The parts of a page beside its map: each knows its height at a width, and draws itself there. For
// .cpp files of geo/print only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "print/map_drawing.hpp"
#include "print/pen.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

struct Block {
    std::string name;
    std::function<double(double width_mm)> height;
    std::function<void(Pen&, const RectMm&)> draw;
    double least_width = 0.0;  // at which no word is broken
};

// How much of the parts is shown; the layout gives way step by step.
struct Measures {
    double scale = 1.0;  // of type and signs, by paper
    double legend_pt = 8.0;
    int legend_columns = 1;
    std::size_t legend_entries = 1000;
    std::size_t table_rows = 14;
    std::size_t bar_rows = 12;
    bool overview = true;
    double figure_pt = 20.0;
};

Block figures_block(const Typesetter& type, const std::vector<KeyFigure>& figures,
                    const Measures& measures);
// The same beside one another, across a page.
Block figures_across_block(const Typesetter& type, const std::vector<KeyFigure>& figures,
                           const Measures& measures);
Block legend_block(const Typesetter& type, const std::vector<LegendGroup>& legend,
                   const Measures& measures, const text::Catalogue& words);
Block bars_block(const Typesetter& type, const Bars& bars, const Measures& measures,
                 const text::Catalogue& words);
Block table_block(const Typesetter& type, const SheetTable& table, const Measures& measures,
                  const text::Catalogue& words);
// Scale bar, 1:N and north arrow of the map in `frame`, which is read when the block is drawn.
Block scale_block(const Typesetter& type, const Crs& crs, const MapFrame& frame,
                  const Measures& measures, const text::Catalogue& words);
Block overview_block(const Overview& overview, const MapFrame& frame, const Measures& measures);

}  // namespace zamin::print
