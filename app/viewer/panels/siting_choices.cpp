// What else could be done: more or fewer new centres as a curve and a table, and the plans that
// come after the best.
#include <array>
#include <cmath>

#include "viewer/panels/siting_chart.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t columns = 4;
using Cells = std::array<std::string, columns>;
// Right edges of the columns, as shares of the width.
constexpr std::array<float, columns> right_edges{0.17F, 0.43F, 0.74F, 1.0F};

void draw_cells(const Ui& ui, ImVec2 at, float width, const Cells& cells, ImU32 ink) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < columns; ++i) {
        const float left = i == 0 ? 0.0F : width * right_edges[i - 1] + ui.px(6.0F);
        const float right = width * right_edges[i];
        const std::string text = elided(ui.fonts.small, cells[i], right - left);
        draw_text(list, ui.fonts.small,
                  {std::round(at.x + right - text_size(ui.fonts.small, text).x), at.y}, ink, text);
    }
}

// A row that can be clicked; its whole texts show under the cursor.
bool table_row(const Ui& ui, int id, const Cells& cells, bool chosen) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.fonts.small.px + ui.px(8.0F);
    ImGui::PushID(id);
    const bool clicked = ImGui::InvisibleButton("row", {width, height});
    ImGui::PopID();
    if (ImGui::IsItemHovered() || chosen) {
        ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + height},
                                                  packed(ui.theme->accent, chosen ? 0.16F : 0.08F),
                                                  ui.px(3.0F));
    }
    draw_cells(ui, {at.x, at.y + ui.px(4.0F)}, width, cells, packed(ui.theme->ink));
    return clicked;
}

void table_head(const Ui& ui, const SitingView& view) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.fonts.small.px + ui.px(4.0F);
    const std::string reach = way_text(view.more->reach, view.run->question.unit, *ui.words);
    draw_cells(ui, at, width,
               {ui.tr("new"), objective_unit(*view.run, *ui.words), ui.tr("members, {0}", reach),
                ui.tr("left, {0}", weight_unit(*view.run, *ui.words))},
               packed(ui.theme->muted));
    ImGui::Dummy({width, height});
    explain(ui, ui.tr("New centres; what they give by the objective; members within {0} of a "
                      "centre; what lies beyond the limit of all",
                      reach));
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + height}, {at.x + width, at.y + height},
                                        packed(ui.theme->line), ui.px(1.0F));
}

std::string members_text(const Ui& ui, const SitingView& view, std::size_t point) {
    if (point >= view.more->members.size()) {
        return "\xE2\x80\x93";
    }
    const catchment::BoundedShare& share = view.more->members[point];
    return share.point_pct() ? ui.tr("{0} %", ui.number(*share.point_pct(), 0)) : "\xE2\x80\x93";
}

void curve(const Ui& ui, SitingView& view, ViewState& state) {
    const auto& points = view.more->curve;
    if (points.size() < 2) {
        return;
    }
    strong(ui, ui.tr("If there were more, or fewer"));
    std::vector<CurvePoint> shown;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < points.size(); ++i) {
        shown.push_back({points[i].new_sites, points[i].siting.objective});
        const bool is_answer = view.plan.of != PlanRef::Of::curve &&
                               points[i].new_sites == view.run->options.new_sites;
        const bool is_shown = view.plan.of == PlanRef::Of::curve && view.plan.at == i;
        chosen = is_answer || is_shown ? std::optional(i) : chosen;
    }
    const auto text = [&](double value) { return objective_text(*view.run, value, *ui.words); };
    std::optional<std::size_t> hovered;
    std::optional<std::size_t> clicked = curve_chart(ui, shown, chosen, text, hovered);
    table_head(ui, view);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Cells cells{ui.integer(points[i].new_sites),
                          ui.number(points[i].siting.objective,
                                    view.run->options.objective == siting::Objective::p_center),
                          members_text(ui, view, i),
                          ui.number(points[i].siting.unserved_weight, 0)};
        if (table_row(ui, static_cast<int>(i), cells, chosen == i || hovered == i)) {
            clicked = i;
        }
    }
    if (clicked) {
        const bool answer = points[*clicked].new_sites == view.run->options.new_sites;
        show_plan(answer ? PlanRef{} : PlanRef{PlanRef::Of::curve, *clicked}, view, state);
    }
    rule(ui);
}

void runners(const Ui& ui, SitingView& view, ViewState& state) {
    const auto& plans = view.more->runners;
    if (plans.size() < 2) {
        return;
    }
    strong(ui, ui.tr("The next best"));
    for (std::size_t i = 0; i < plans.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const bool answer = i == 0;
        const PlanRef ref = answer ? PlanRef{} : PlanRef{PlanRef::Of::runner, i};
        const std::string label = ui.tr("{0}. {1}", ui.integer(static_cast<std::int64_t>(i) + 1),
                                        new_sites_text(*view.run, plans[i]));
        if (link(ui, elided(ui.fonts.body, label, ImGui::GetContentRegionAvail().x),
                 view.plan == ref)) {
            show_plan(ref, view, state);
        }
        muted(ui, answer ? ui.tr("the best") : loss_text(view.run->answer, plans[i], *ui.words));
        ImGui::PopID();
    }
    rule(ui);
}

}  // namespace

void siting_choices(const Ui& ui, SitingView& view, ViewState& state) {
    if (view.comparing) {
        muted(ui, ui.tr("Comparing with other plans\xE2\x80\xA6"));
    }
    if (view.more) {
        curve(ui, view, state);
    }
    if (view.more) {
        runners(ui, view, state);
    }
}

}  // namespace zamin::viewer
