#include "viewer/panels/map_drawing.hpp"

#include <cmath>

namespace zamin::viewer {

ImVec2 on_window(const Ui& ui, const ViewState& state, Coord map_m) {
    const ScreenPoint p = state.camera.to_screen(map_m);
    return {ui.layout.map.x + static_cast<float>(p.x) / ui.density,
            ui.layout.map.y + static_cast<float>(p.y) / ui.density};
}

// The text in eight directions, then itself.
void draw_map_name(const Ui& ui, ImDrawList& list, ImVec2 at, const std::string& text, Colour ink) {
    const Face& face = ui.fonts.small;
    const ImU32 ground = packed(ui.theme->ground, 0.9F);
    const float d = ui.px(map_halo);
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * 0.7853982F;
        draw_text(list, face, {at.x + d * std::cos(angle), at.y + d * std::sin(angle)}, ground,
                  text);
    }
    draw_text(list, face, at, packed(ink), text);
}

}  // namespace zamin::viewer
