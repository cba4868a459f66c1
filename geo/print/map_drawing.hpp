// Drawing a map into its frame. For .cpp files of geo/print only.
#pragma once

#include <vector>

#include "print/handles.hpp"
#include "print/page_map.hpp"
#include "print/type.hpp"

namespace zamin::print {

// Where a map lies on the page: its frame, and the map's middle at 1:scale, grid north up.
struct MapFrame {
    RectMm place;
    Coord centre_m;
    double scale = 1.0;

    double m_per_mm() const { return scale / 1000.0; }
    Coord to_page(Coord m) const;  // millimetres
    Coord to_map(Coord page_mm) const;
    Box box_m() const;
};

struct MapDrawing {
    // Layers with more vertices in the frame are drawn as a picture of this resolution, so that a
    // page stays small; 0 = never (the page is a picture itself).
    double raster_dpi = 300.0;
    std::size_t most_vertices = 150000;
};

// Background, layers and names, clipped to the frame. Names are placed without collisions; those
// that find no room are left out.
void draw_map(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame,
              const MapDrawing& drawing);

// The features of a layer as the current path, without vertices that lie closer than a printer
// can tell apart; of class `only` where there are classes.
void add_path(cairo_t* cr, const MapLayer& layer, const MapFrame& frame,
              std::optional<std::uint8_t> only);

void draw_names(cairo_t* cr, const Typesetter& type, const PageMap& map, const MapFrame& frame);

}  // namespace zamin::print
