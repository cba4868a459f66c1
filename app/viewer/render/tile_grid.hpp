// The map at one scale, cut into square tiles that are drawn once and shown many times.
#pragma once

#include <compare>
#include <vector>

#include "viewer/map_view.hpp"

namespace zamin::viewer {

struct TileKey {
    int x = 0;  // east of the anchor
    int y = 0;  // north of it
    friend auto operator<=>(const TileKey&, const TileKey&) = default;
};

// In pixels of the map area, y up from its lower left corner.
struct TilePlace {
    double x_px = 0.0;
    double y_px = 0.0;
    double size_px = 0.0;
};

struct TileGrid {
    static constexpr int tile_px = 256;
    Coord anchor_m;  // lower left corner of tile (0, 0)
    double metres_per_px = 1.0;

    Box box_m(TileKey key) const;
    // Tiles that the view shows, those nearest to its middle first.
    std::vector<TileKey> covering(const MapView& view) const;
    // At the grid's own scale tiles lie on whole pixels, up to half a pixel from their true
    // place; at any other scale exactly.
    TilePlace place(TileKey key, const MapView& view) const;
    // The view that whole pixels lead to: what is drawn over the tiles takes this one.
    MapView snapped(MapView view) const;
};

}  // namespace zamin::viewer
