// Which parts of the map area are covered already, in cells of a few pixels: what lies under other
// tiles is not drawn. For the .cpp files of app/viewer/render.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "viewer/map_view.hpp"
#include "viewer/render/tile_grid.hpp"

namespace zamin::viewer {

// Whole pixels, y up from the area's lower left corner.
struct PixelBox {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

class CoverMask {
  public:
    static constexpr int cell_px = 16;
    CoverMask(double width_px, double height_px);

    // The box of all uncovered cells that the tile touches, and of nothing outside the area; none
    // when there is nothing left to draw. The cells that lie wholly in the tile are covered then.
    std::optional<PixelBox> take(const TilePlace& tile);

  private:
    int m_columns;
    int m_rows;
    int m_width_px;
    int m_height_px;
    std::vector<std::uint8_t> m_covered;
};

}  // namespace zamin::viewer
