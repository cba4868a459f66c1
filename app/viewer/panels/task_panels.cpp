#include "viewer/panels/task_panels.hpp"

#include <algorithm>
#include <array>

#include "core/msgid.hpp"
#include "viewer/panels/access_map.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/role_title.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

std::span<const TaskPanel> task_panels() {
    static constexpr std::array panels = {
        TaskPanel{Task::coverage, msgid("Coverage"), coverage_panel, nullptr, nullptr},
        TaskPanel{Task::centres, msgid("Centres"), centres_panel, centres_on_map, centres_handles},
        TaskPanel{Task::access, msgid("Land access"), access_panel, access_on_map, nullptr},
        TaskPanel{Task::print, msgid("Print"), print_panel, print_on_map, nullptr},
    };
    return panels;
}

const TaskPanel& panel_of(Task task) {
    return *std::ranges::find(task_panels(), task, &TaskPanel::task);
}

void right_panel(const Ui& ui, const Session& session, ViewState& state) {
    const Rect rect = ui.layout.right;
    if (rect.w <= 0.0F) {
        return;
    }
    PanelLook look;
    look.scrolls = true;
    look.on_top = ui.layout.narrow;
    const PanelWindow window(ui, "job", rect, look);
    edge(ui, {rect.x, rect.y}, {rect.x, rect.bottom()});
    const TaskPanel& panel = panel_of(state.task);
    heading(ui, ui.tr(panel.title));
    panel.build(ui, session, state);
}

bool needs(const Ui& ui, const Session& session, ViewState& state,
           std::initializer_list<Need> wanted) {
    const Need* missing = nullptr;
    for (const Need& need : wanted) {
        const LoadedLayer* layer = session.of_role(need.role);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 sign{at.x + ui.px(7.0F), at.y + ui.fonts.body.px / 2};
        if (layer != nullptr) {
            list.AddCircleFilled(sign, ui.px(4.0F), packed(ui.theme->accent));
        } else {
            list.AddCircle(sign, ui.px(4.0F), packed(ui.theme->muted), 0, ui.px(1.2F));
        }
        ImGui::SetCursorScreenPos({at.x + ui.px(22.0F), at.y});
        paragraph(ui, ui.tr(need.words));
        ImGui::SetCursorScreenPos(
            {at.x + ui.px(22.0F), ImGui::GetCursorScreenPos().y - ui.px(6.0F)});
        if (layer != nullptr) {
            const auto rows = static_cast<std::int64_t>(layer->layer->size());
            muted(ui, ui.tr("{0}: {1} rows", shown_title(ui, *layer), ui.integer(rows)));
        } else {
            muted(ui, need.optional ? ui.tr("Not there; it helps, but is not needed.")
                                    : ui.tr("Not there yet."));
        }
        ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y + ui.px(2.0F)});
        if (layer == nullptr && !need.optional && missing == nullptr) {
            missing = &need;
        }
    }
    ImGui::Dummy({0.0F, ui.px(2.0F)});
    if (missing != nullptr && primary_button(ui, ui.tr("Open\xE2\x80\xA6") + "##missing")) {
        state.ask(Act{Action::open});
    }
    return missing == nullptr;
}

}  // namespace zamin::viewer
