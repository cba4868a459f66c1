#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "viewer/panels/scenarios_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using project::Scenario;

std::string side_name(const Ui& ui, const std::string& name) {
    return name.empty() ? ui.tr("As it is") : name;
}

Scenario named(const std::vector<Scenario>& scenarios, const std::string& name) {
    const auto found = std::ranges::find(scenarios, name, &Scenario::name);
    return found == scenarios.end() ? Scenario() : *found;
}

void keep_new(const Session& session, const CentresView& view, const std::string& name,
              ViewState& state) {
    std::vector<Scenario> scenarios = session.project.scenarios;
    scenarios.push_back(scenario_of(view, free_name(scenarios, name)));
    scenarios_view(state).chosen = scenarios.back().name;
    state.ask(KeepScenarios{std::move(scenarios)});
}

void rename(const Session& session, const std::string& from, const std::string& to,
            ViewState& state) {
    std::vector<Scenario> scenarios = session.project.scenarios;
    const auto found = std::ranges::find(scenarios, from, &Scenario::name);
    if (found == scenarios.end() || from == to) {
        return;
    }
    found->name.clear();
    found->name = free_name(scenarios, to);
    ScenariosView& view = scenarios_view(state);
    view.chosen = view.chosen == from ? found->name : view.chosen;
    for (std::string& side : view.sides) {
        side = side == from ? found->name : side;
    }
    state.ask(KeepScenarios{std::move(scenarios)});
}

// The field for a name; Enter keeps it.
void name_field(const Ui& ui, const Session& session, const CentresView& view, ViewState& state) {
    ScenariosView& scenarios = scenarios_view(state);
    ImGui::SetNextItemWidth(ui.px(200.0F));
    const bool entered =
        ImGui::InputText("##scenario name", &scenarios.name, ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine(0.0F, ui.px(8.0F));
    const bool clicked = quiet_button(ui, ui.tr("Keep"));
    if ((!entered && !clicked) || scenarios.name.empty()) {
        return;
    }
    if (scenarios.renamed.empty()) {
        keep_new(session, view, scenarios.name, state);
    } else {
        rename(session, scenarios.renamed, scenarios.name, state);
    }
    scenarios.naming = false;
    scenarios.renamed.clear();
}

void begin_naming(ScenariosView& scenarios, const std::string& renamed, const std::string& name) {
    scenarios.naming = true;
    scenarios.renamed = renamed;
    scenarios.name = name;
}

void row_menu(const Ui& ui, const Session& session, const CentresView& view, std::size_t i,
              ViewState& state) {
    std::vector<Scenario> scenarios = session.project.scenarios;
    const std::string name = scenarios[i].name;
    if (ImGui::MenuItem(ui.tr("Rename").c_str())) {
        begin_naming(scenarios_view(state), name, name);
    }
    if (ImGui::MenuItem(ui.tr("Copy").c_str())) {
        Scenario copy = scenarios[i];
        copy.name = free_name(scenarios, name);
        scenarios.insert(scenarios.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(copy));
        state.ask(KeepScenarios{std::move(scenarios)});
    } else if (ImGui::MenuItem(ui.tr("Keep what is tried now in it").c_str())) {
        scenarios[i] = scenario_of(view, name);
        scenarios_view(state).chosen = name;
        state.ask(KeepScenarios{std::move(scenarios)});
    } else if (ImGui::MenuItem(ui.tr("Delete").c_str())) {
        scenarios.erase(scenarios.begin() + static_cast<std::ptrdiff_t>(i));
        ScenariosView& now = scenarios_view(state);
        now.chosen = now.chosen == name ? "" : now.chosen;
        for (std::string& side : now.sides) {
            side = side == name ? "" : side;
        }
        state.ask(KeepScenarios{std::move(scenarios)});
    }
}

void row(const Ui& ui, const Session& session, CentresView& view, std::size_t i, ViewState& state) {
    const Scenario& scenario = session.project.scenarios[i];
    const float width = ImGui::GetContentRegionAvail().x;
    const float x = ImGui::GetCursorPosX();
    const std::string label = elided(ui.fonts.body, scenario.name, width - ui.px(40.0F));
    if (link(ui, label, scenarios_view(state).chosen == scenario.name)) {
        scenarios_view(state).chosen = scenario.name;
        take_scenario(scenario, session, view, state);
    }
    explain(ui, ui.tr("Try what this scenario has"));
    ImGui::SameLine();
    ImGui::SetCursorPosX(x + width - ui.px(24.0F));
    if (icon_button(ui, "more", Icon::more, ui.tr("Rename, copy, delete"))) {
        ImGui::OpenPopup("scenario menu");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup("scenario menu")) {
        row_menu(ui, session, view, i, state);
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

// One of the scenarios, or what is there.
void side_choice(const Ui& ui, const Session& session, const char* id, const std::string& label,
                 std::string& side) {
    muted(ui, label);
    ImGui::SetNextItemWidth(-1.0F);
    if (!begin_choice(ui, id, side_name(ui, side))) {
        return;
    }
    if (ImGui::Selectable((ui.tr("As it is") + "##none").c_str(), side.empty())) {
        side.clear();
    }
    for (const Scenario& scenario : session.project.scenarios) {
        if (ImGui::Selectable(scenario.name.c_str(), side == scenario.name)) {
            side = scenario.name;
        }
    }
    ImGui::EndCombo();
}

void compare_part(const Ui& ui, const Session& session, const CentresView& view, ViewState& state) {
    ScenariosView& scenarios = scenarios_view(state);
    if (scenarios.sides[0] == scenarios.sides[1]) {
        scenarios.sides = {"", session.project.scenarios.back().name};
    }
    const std::array<std::string, 2> before = scenarios.sides;
    side_choice(ui, session, "##left", ui.tr("At the left of the curtain"), scenarios.sides[0]);
    side_choice(ui, session, "##right", ui.tr("At the right"), scenarios.sides[1]);
    const bool others = before != scenarios.sides && scenarios.comparing;
    if (scenarios.running) {
        muted(ui, ui.tr("Comparing\xE2\x80\xA6"));
    } else if (others || (!scenarios.comparing && quiet_button(ui, ui.tr("Compare on the map")))) {
        scenarios.comparing = true;
        scenarios.running = true;
        scenarios.failure = {};
        state.ask(comparison_work(session, view,
                                  {named(session.project.scenarios, scenarios.sides[0]),
                                   named(session.project.scenarios, scenarios.sides[1])}));
    }
    if (scenarios.comparing && !scenarios.running &&
        quiet_button(ui, ui.tr("End the comparison"))) {
        end_comparison(view, state);
    }
    if (!scenarios.failure.empty()) {
        paragraph(ui, ui.words->say(scenarios.failure));
    }
    if (compares(state)) {
        scenario_figures(ui, scenarios);
    }
}

// Sites that were drawn open and follow what is done to them.
void drawn_sites(const Ui& ui, const Session& session, CentresView& view, ViewState& state) {
    std::vector<project::OpenedSite> drawn;
    for (const auto& [id, drawing] : session.drawings.all()) {
        if (drawing.kind == project::DrawingKind::site) {
            const std::string name =
                drawing.text.empty() ? ui.tr("Site {0}", ui.integer(id)) : drawing.text;
            drawn.push_back({name, drawing.points.front(), drawing.capacity_t, drawing.commodity});
        }
    }
    const std::string count = ui.integer(static_cast<std::int64_t>(
        view.open_drawn ? drawn.size() : std::max(drawn.size(), view.opened.size())));
    bool open = !view.opened.empty();
    if ((!drawn.empty() || open) &&
        tick(ui, ui.tr("Open the sites drawn on the map: {0}", count), open)) {
        view.open_drawn = open;
        view.opened = open ? drawn : std::vector<project::OpenedSite>();
        follow_trials(view, state, true);
    } else if (view.open_drawn && view.opened != drawn) {
        view.opened = std::move(drawn);
        follow_trials(view, state, true);
    }
}

}  // namespace

void scenarios_part(const Ui& ui, const Session& session, CentresView& view, ViewState& state) {
    ScenariosView& scenarios = scenarios_view(state);
    drawn_sites(ui, session, view, state);
    if (!disclosure(ui, ui.tr("Scenarios"), scenarios.open)) {
        return;
    }
    if (session.project.scenarios.empty()) {
        muted(ui, ui.tr("What is tried here - centres that are moved, made larger or smaller, or "
                        "opened, and the settings - can be kept under a name and compared."));
    }
    for (std::size_t i = 0; i < session.project.scenarios.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        row(ui, session, view, i, state);
        ImGui::PopID();
    }
    if (scenarios.naming) {
        name_field(ui, session, view, state);
    } else if (quiet_button(ui, ui.tr("Keep what is tried as a scenario"))) {
        const auto number = static_cast<std::int64_t>(session.project.scenarios.size()) + 1;
        begin_naming(scenarios, "", ui.tr("Scenario {0}", ui.integer(number)));
    }
    if (!session.project.scenarios.empty()) {
        compare_part(ui, session, view, state);
    }
}

void scenario_figures(const Ui& ui, const ScenariosView& view) {
    const ScenarioAnswer& a = *view.answers[0];
    const ScenarioAnswer& b = *view.answers[1];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float line = ui.fonts.small.px + ui.px(6.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    int row = 0;
    const auto cells = [&](const std::string& what, const std::string& left,
                           const std::string& right, const Colour& ink) {
        const float y = at.y + static_cast<float>(row++) * line;
        const auto right_at = [&](float x, const std::string& text) {
            const std::string shown = elided(ui.fonts.small, text, width * 0.3F);
            draw_text(list, ui.fonts.small, {x - text_size(ui.fonts.small, shown).x, y},
                      packed(ink), shown);
        };
        draw_text(list, ui.fonts.small, {at.x, y}, packed(ui.theme->muted),
                  elided(ui.fonts.small, what, width * 0.38F));
        right_at(at.x + width * 0.69F, left);
        right_at(at.x + width, right);
    };
    const auto way = [&](const ScenarioAnswer& answer) {
        return answer.mean_cost ? cost_text(ui, *answer.mean_cost, answer.catchments->unit)
                                : std::string("\xE2\x80\x93");
    };
    cells("", side_name(ui, a.scenario.name), side_name(ui, b.scenario.name), ui.theme->muted);
    cells(ui.tr("Taken, t"), ui.number(a.sums.served_t, 0), ui.number(b.sums.served_t, 0),
          ui.theme->ink);
    cells(ui.tr("Left, t"), ui.number(a.sums.left(), 0), ui.number(b.sums.left(), 0),
          ui.theme->ink);
    cells(ui.tr("Mean way"), way(a), way(b), ui.theme->ink);
    cells(ui.tr("Open centres"),
          ui.integer(static_cast<std::int64_t>(a.catchments->centres.size())),
          ui.integer(static_cast<std::int64_t>(b.catchments->centres.size())), ui.theme->ink);
    ImGui::Dummy({width, static_cast<float>(row) * line});
}

}  // namespace zamin::viewer
