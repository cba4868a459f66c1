#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void left_panel(const Ui& ui, const Session& session, ViewState& state) {
    const Rect rect = ui.layout.left;
    if (rect.w <= 0.0F) {
        return;
    }
    PanelLook look;
    look.scrolls = true;
    look.on_top = ui.layout.narrow;
    const PanelWindow window(ui, "layers", rect, look);
    edge(ui, {rect.right() - 1.0F, rect.y}, {rect.right() - 1.0F, rect.bottom()});
    if (state.left_page == LeftPage::data) {
        data_page(ui, session, state);
        return;
    }
    layers_page(ui, session, state);
    style_editor(ui, session, state);
    places_list(ui, state);
    if (!state.layers.empty()) {
        rule(ui);
        legend(ui, session, state);
    }
}

}  // namespace zamin::viewer
