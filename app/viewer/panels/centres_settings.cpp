#include <imgui.h>

#include "commands/catchment_settings.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/number_field.hpp"
#include "viewer/panels/word_choice.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void way_settings(const Ui& ui, commands::CatchmentsRequest& request) {
    const bool changed = word_choice(ui, ui.tr("Way"),
                                     {{"line", msgid("Straight line")},
                                      {"road", msgid("Roads")},
                                      {"terrain", msgid("Terrain: on foot, faster on roads")}},
                                     request.by);
    // A limit of the other unit would be refused.
    if (changed && request.limit != "none" &&
        commands::fitting_text(request.by, request.limit).empty()) {
        request.limit = commands::fitting_text(request.by, commands::usual_limit);
    }
    if (request.by != "line") {
        word_choice(ui, ui.tr("On roads"),
                    {{"", request.by == "road" ? msgid("By pickup") : msgid("On foot")},
                     {"on_foot", msgid("On foot")},
                     {"donkey_cart", msgid("By donkey cart")},
                     {"motorcycle", msgid("By motorcycle")},
                     {"pickup", msgid("By pickup")},
                     {"lorry", msgid("By lorry")}},
                    request.vehicle);
    }
    text_field(ui, ui.tr("Not farther than, like 5km or 3h; none: any way counts"), "##limit",
               request.limit);
}

void assignment_settings(const Ui& ui, commands::CatchmentsRequest& request) {
    word_choice(ui, ui.tr("Who goes where"),
                {{"capacity", msgid("What serves most, by capacity")},
                 {"nearest", msgid("To the nearest")},
                 {"spill", msgid("Nearest first, then spill")},
                 {"whole", msgid("By capacity, groups kept whole")}},
                request.assign);
    word_choice(ui, ui.tr("Whom a centre serves"),
                {{"growers", msgid("All who grow its commodity")},
                 {"cluster", msgid("The groups of its cluster")},
                 {"all", msgid("Everybody")}},
                request.serves);
    word_choice(ui, ui.tr("Together"),
                {{"plot", msgid("Each plot by itself")},
                 {"group", msgid("By producer group")},
                 {"village", msgid("By village")}},
                request.per);
}

void tonnes_settings(const Ui& ui, commands::CatchmentsRequest& request) {
    text_field(ui, ui.tr("Yield in t/ha in place of the plots' own, like 32 or tomato=32"),
               "##yield", request.yield);
    text_field(ui, ui.tr("Yield where a plot has none of its own"), "##yield if unknown",
               request.yield_if_unknown);
    double marketed_pct = request.marketed_pct.value_or(100.0);
    muted(ui, ui.tr("Share of the harvest that is sold, %"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    if (number_field(ui, "##marketed", 0, marketed_pct)) {
        request.marketed_pct = marketed_pct;
    }
}

}  // namespace

bool centres_settings(const Ui& ui, CentresView& view, ViewState&) {
    disclosure(ui, ui.tr("Settings"), view.settings_open);
    if (!view.settings_open && view.failure.empty()) {
        return false;
    }
    way_settings(ui, view.request);
    assignment_settings(ui, view.request);
    tonnes_settings(ui, view.request);
    muted(ui, ui.tr("Saving the project keeps these settings."));
    return !view.running && primary_button(ui, ui.tr("Compute"));
}

}  // namespace zamin::viewer
