// What a page says, as plain values: the layout decides where. Texts come in the reader's language
// with their numbers put in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "print/page_map.hpp"
#include "print/rect.hpp"
#include "style/colour.hpp"

namespace zamin::print {

enum class SwatchShape : std::uint8_t { area, line, square, circle, diamond, triangle };

constexpr SwatchShape swatch_shape(style::PointSign sign) {
    switch (sign) {
        case style::PointSign::square:
            return SwatchShape::square;
        case style::PointSign::diamond:
            return SwatchShape::diamond;
        case style::PointSign::triangle:
            return SwatchShape::triangle;
        default:
            return SwatchShape::circle;
    }
}

// What stands before an entry of the legend: the same style as on the map.
struct Swatch {
    SwatchShape shape = SwatchShape::area;
    Fill fill;
    style::Colour outline{0.0F, 0.0F, 0.0F, 0.0F};
    double outline_mm = 0.2;
    bool dashed = false;
    double sign_mm = 0.0;  // of a point's sign, as on the map; 0 = as large as the line
};

struct LegendEntry {
    Swatch swatch;
    std::string label;
};
struct LegendGroup {
    std::string title;
    std::vector<LegendEntry> entries;
};

struct KeyFigure {
    std::string value;
    std::string unit;
    std::string caption;
};

// A table for the page: as many rows as find room, then "+N more".
struct SheetTable {
    struct Column {
        std::string title;
        bool numeric = false;
    };
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

struct BarRow {
    std::string label;
    std::vector<BarPart> parts;
    std::string value;  // written behind the bar
};
struct Bars {
    std::string title;
    std::vector<BarRow> rows;
};

// A line of contents or index.
struct ListingLine {
    std::string text;
    std::vector<std::size_t> pages;  // from 1
};

struct Sheet {
    std::string title;
    std::string statement;  // the finding, a sentence with its number
    std::optional<PageMap> map;
    // A second map of the same extent and scale, beside the first or below it, each under its
    // caption: before and after.
    std::optional<PageMap> other_map;
    std::string caption, other_caption;
    std::vector<LegendGroup> legend;
    std::vector<KeyFigure> figures;
    Bars bars;
    SheetTable table;
    std::vector<ListingLine> listing;  // over the whole page, in place of a map
    std::vector<std::string> notes;    // foot: sources and dates, method, denominator, unknowns
    std::string organisation;
    std::filesystem::path logo;           // PNG or JPEG; empty = none
    std::vector<std::string> signatures;  // a box each, with this caption
    std::string outline;                  // entry in a PDF's contents; empty = the title
};

}  // namespace zamin::print
