// Drawing a map into its frame. For .cpp files of geo/print only.
#pragma once

#include <vector>

#include "print/handles.hpp"
#include "print/page_map.hpp"
#include "print/pen.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// Where a map lies on the page: its frame, and the map's middle at 1:scale, grid north up.
struct MapFrame {
    RectMm place;
    Coord centre_m;
    double scale = 1.0;
    double signs = 1.0;  // signs, lines and names are so much larger than on A4

    double m_per_mm() const { return scale / 1000.0; }
    Coord to_page(Coord m) const;  // millimetres
    Coord to_map(Coord page_mm) const;
    Box box_m() const;
};

// Entries of MapLayer::classes that are not drawn.
inline constexpr std::uint8_t not_drawn = 255;
inline std::uint8_t class_of(const MapLayer& layer, std::size_t feature) {
    return layer.classes.empty() ? std::uint8_t{0} : layer.classes[feature];
}

// Of a point's sign, on A4.
inline double sign_mm(const MapLayer& layer, std::size_t feature) {
    return layer.point_sizes_mm.empty() ? layer.point_mm : layer.point_sizes_mm[feature];
}

// Background, layers and names, clipped to the frame. Names are placed without collisions; those
// that find no room are left out. In a PDF every layer with a name can be switched by the reader;
// layers of very many features, or of features smaller than a printed dot, are drawn as a picture,
// so that a page stays small.
void draw_map(Pen& pen, const PageMap& map, const MapFrame& frame, const text::Catalogue& words);

// The features of a layer as the current path, as coarse as a small map beside the map may be; of
// class `only` where there are classes.
void add_path(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
              std::optional<std::uint8_t> only);

// The frame, on an overview of the districts, round what the page's map shows of them; none where
// it shows all.
std::optional<RectMm> seen_on_overview(const Box& seen_m, const MapFrame& overview);

void draw_names(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame);

}  // namespace zamin::print
