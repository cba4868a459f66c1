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
// With `only_crop` the fills of the other crops fade.
MapStyle layer_style(const LoadedLayer& layer, const Theme& theme, float scale,
                     std::optional<CropSlot> only_crop);

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
