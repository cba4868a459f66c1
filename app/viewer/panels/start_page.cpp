#include <algorithm>
#include <cmath>

#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void start_page(const Ui& ui, ViewState& state) {
    const Rect map = ui.layout.map;
    const float width = std::min(ui.px(420.0F), map.w - ui.px(32.0F));
    const ImVec2 at{std::round(map.x + (map.w - width) / 2), std::round(map.y + map.h * 0.3F)};
    ImGui::SetCursorScreenPos(at);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::BeginChild("start", {width, ui.px(220.0F)}, false, ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    heading(ui, "Put plots and districts on the map");
    paragraph(ui,
              "Drop files on this window, or open them. A project file brings all its "
              "layers; GeoPackage, Shapefile, GeoJSON, KML and the like come one by one.");
    muted(ui,
          "With plots and districts there, the crop coverage of each district is computed at "
          "once. Your files are never changed.");
    ImGui::Dummy({0.0F, ui.px(4.0F)});
    if (primary_button(ui, "Open\xE2\x80\xA6")) {
        state.dialog = Dialog::open;
    }
    ImGui::EndChild();
}

}  // namespace zamin::viewer
