// From data and view state to what the renderer draws: one style a layer (style/map_style.hpp), the
// same for map and legend.
#pragma once

#include <optional>
#include <vector>

#include "viewer/session.hpp"
#include "viewer/style.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// The style of a layer as it is drawn now: its role's with the user's choice laid over it.
MapStyle shown_style(const LoadedLayer& layer, const ViewState& state, const Theme& theme,
                     float scale, double metres_per_px);

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
