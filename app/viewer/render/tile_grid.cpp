#include "viewer/render/tile_grid.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

Box TileGrid::box_m(TileKey key) const {
    const double size_m = tile_px * metres_per_px;
    return {anchor_m.x + key.x * size_m, anchor_m.y + key.y * size_m,
            anchor_m.x + (key.x + 1) * size_m, anchor_m.y + (key.y + 1) * size_m};
}

std::vector<TileKey> TileGrid::covering(const MapView& view) const {
    const Box visible = snapped(view).visible_m();
    const double size_m = tile_px * metres_per_px;
    const auto index = [size_m](double from_anchor_m) {
        return static_cast<int>(std::floor(from_anchor_m / size_m));
    };
    std::vector<TileKey> keys;
    for (int y = index(visible.min_y - anchor_m.y); y <= index(visible.max_y - anchor_m.y); ++y) {
        for (int x = index(visible.min_x - anchor_m.x); x <= index(visible.max_x - anchor_m.x);
             ++x) {
            keys.push_back({x, y});
        }
    }
    const auto from_middle = [&](TileKey key) {
        const Coord middle = box_m(key).center();
        return std::hypot(middle.x - view.center_m.x, middle.y - view.center_m.y);
    };
    std::ranges::sort(keys, {}, [&](TileKey key) { return std::pair(from_middle(key), key); });
    return keys;
}

TilePlace TileGrid::place(TileKey key, const MapView& view) const {
    const MapView seen = snapped(view);
    const Box box = box_m(key);
    const ScreenPoint lower_left = seen.to_screen({box.min_x, box.min_y});
    TilePlace place{lower_left.x, seen.height_px - lower_left.y,
                    tile_px * metres_per_px / view.metres_per_px};
    if (metres_per_px == view.metres_per_px) {
        place = {std::round(place.x_px), std::round(place.y_px), double{tile_px}};
    }
    return place;
}

MapView TileGrid::snapped(MapView view) const {
    if (metres_per_px == view.metres_per_px) {
        const ScreenPoint anchor = view.to_screen(anchor_m);
        view.pan_px(std::round(anchor.x) - anchor.x,
                    view.height_px - std::round(view.height_px - anchor.y) - anchor.y);
    }
    return view;
}

}  // namespace zamin::viewer
