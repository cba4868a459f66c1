// A page with everything on it, of any length.
#pragma once

#include <string>

#include "print/print.hpp"

namespace zamin::print {

struct SheetSizes {
    std::size_t title_letters = 30;
    std::size_t legend_entries = 8;
    std::size_t rows = 30;
    bool map = true;
};

inline std::string words_of(std::size_t letters) {
    std::string text;
    while (text.size() < letters) {
        text += text.empty() ? "Coverage" : " of Khatlon";
    }
    return text;
}

// Two squares of `side_m` with names, by Kulob.
inline PageMap two_squares(double side_m) {
    auto squares = std::make_shared<Geometries>();
    for (const double x : {600000.0, 600000.0 + side_m}) {
        const double y = 4190000.0;
        for (const Coord p :
             {Coord{x, y}, {x + side_m, y}, {x + side_m, y + side_m}, {x, y + side_m}, {x, y}}) {
            squares->coords.push_back(p);
        }
        squares->end_ring();
        squares->end_part();
        squares->end_feature(GeometryKind::polygon);
    }
    PageMap map;
    map.crs = Crs::parse("EPSG:32642");
    map.extent_m = squares->box();
    MapLayer layer;
    layer.name = "Squares";
    layer.geometry = squares;
    layer.classes = {0, 1};
    layer.fills = {Fill{style::Colour::hex(0x44AA99), Hatch::none, {}, Hatch::horizontal},
                   Fill{{}, Hatch::unknown}};
    layer.outline = style::Colour::hex(0x1B1F24);
    for (std::size_t i = 0; i < 2; ++i) {
        MapName name;
        name.text = i == 0 ? "Ҷомӣ" : "Қубодиён";
        name.at_m = squares->feature_box(i).center();
        layer.names.push_back(name);
    }
    map.layers.push_back(layer);
    map.overview = Overview{squares, {1}};
    return map;
}

inline Sheet sample_sheet(const SheetSizes& sizes) {
    Sheet sheet;
    sheet.title = words_of(sizes.title_letters);
    sheet.statement = words_of(sizes.title_letters / 2);
    if (sizes.map) {
        sheet.map = two_squares(4000.0);
    }
    LegendGroup group{"Crops", {}};
    for (std::size_t i = 0; i < sizes.legend_entries; ++i) {
        LegendEntry entry;
        entry.swatch.fill.colour = style::Colour::hex(0x44AA99);
        entry.label = "Зироати рақами " + std::to_string(i);
        group.entries.push_back(entry);
    }
    sheet.legend = {group};
    sheet.figures = {{"1 234", "ha", "of members' land"}, {"30.0", "%", "rice"}};
    sheet.table.title = "Table";
    sheet.table.columns = {{"District", false}, {"Hectares", true}};
    sheet.bars.title = "Bars";
    for (std::size_t i = 0; i < sizes.rows; ++i) {
        sheet.table.rows.push_back({"Ноҳияи рақами " + std::to_string(i), std::to_string(i)});
        sheet.bars.rows.push_back({"Ноҳия", {{Fill{style::Colour::hex(0x44AA99)}, 1.0}}, "1"});
    }
    sheet.notes = {"Sources: one file.", "100 % is the land of members."};
    sheet.organisation = "Association";
    return sheet;
}

}  // namespace zamin::print
