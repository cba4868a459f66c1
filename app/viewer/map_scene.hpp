// From data and view state to what the renderer draws: one style a layer, the same for map and
// legend.
#pragma once

#include <optional>
#include <vector>

#include "viewer/session.hpp"
#include "viewer/theme.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// Widths in framebuffer pixels; `scale` is framebuffer pixels of a length that is 1 px at 96 dpi.
// Lines and signs are lighter in an overview than near. With `only_crop` the fills of the other
// crops fade.
MapStyle layer_style(const LoadedLayer& layer, const Theme& theme, float scale,
                     double metres_per_px, std::optional<CropSlot> only_crop);
// From here on everything has its full width, at scale 1: about 1:100 000.
inline constexpr double near_metres_per_px = 26.0;

// The draw items of a frame, from the lowest layer up; owns what they point to.
class MapScene {
  public:
    MapScene(const Session& session, const ViewState& state, const Theme& theme, float scale);
    const std::vector<DrawItem>& items() const { return m_items; }

  private:
    std::vector<MapStyle> m_styles;
    std::vector<std::vector<std::uint32_t>> m_selections;
    std::vector<DrawItem> m_items;
};

// Rows of the districts layer whose name is `district`.
std::vector<std::uint32_t> district_features(const Session& session, std::string_view district);

}  // namespace zamin::viewer
