#include "viewer/panels/map_drawing.hpp"

#include <algorithm>
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

void draw_dashes(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float width, float dash) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const auto point = [&](float along) {
        const float share = std::min(along / length, 1.0F);
        return ImVec2{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    };
    for (float at = 0.0F; at < length; at += 2.0F * dash) {
        list.AddLine(point(at), point(at + dash), colour, width);
    }
}

void tell(const Ui& ui, const std::vector<std::string>& lines) {
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(320.0F));
    for (const std::string& line : lines) {
        ImGui::TextUnformatted(line.data(), line.data() + line.size());
    }
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace zamin::viewer
