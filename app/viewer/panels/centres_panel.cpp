#include <imgui.h>
#include <imgui_stdlib.h>

#include <array>
#include <map>

#include "core/msgid.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;
using catchment::Reason;

struct Sums {
    double served_t = 0.0;
    std::map<Reason, double> left_t;
    std::size_t farms = 0;
};

Sums sums_of(const Catchments& catchments) {
    Sums sums;
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        const double tonnes = delivery.tonnes.value_or(0.0);
        if (delivery.reason == Reason::served) {
            sums.served_t += tonnes;
            ++sums.farms;
        } else {
            sums.left_t[delivery.reason] += tonnes;
        }
    }
    return sums;
}

double left_over(const Sums& sums) {
    double left_t = 0.0;
    for (const Reason reason : {Reason::no_room, Reason::beyond_limit, Reason::no_way}) {
        const auto found = sums.left_t.find(reason);
        left_t += found == sums.left_t.end() ? 0.0 : found->second;
    }
    return left_t;
}

// The answer as a sentence; what was tried stands beside what is.
void opening(const Ui& ui, const CentresView& view) {
    const Sums now = sums_of(*view.shown);
    const double left_t = left_over(now);
    if (left_t > 0.5) {
        paragraph(ui, ui.tr("The centres take {0} t; {1} t find no room or no way.",
                            ui.number(now.served_t, 0), ui.number(left_t, 0)));
    } else {
        paragraph(ui, ui.tr("The centres take all {0} t of what they could be brought.",
                            ui.number(now.served_t, 0)));
    }
    if (view.tries_something()) {
        const Sums before = sums_of(view.run->catchments);
        muted(ui, ui.tr("With the capacities tried here; as it is, {0} t are taken and {1} t left.",
                        ui.number(before.served_t, 0), ui.number(left_over(before), 0)));
    }
}

void reasons(const Ui& ui, const Catchments& catchments) {
    const Sums sums = sums_of(catchments);
    for (const auto& [reason, tonnes] : sums.left_t) {
        if (tonnes > 0.5 && reason != Reason::no_centre) {
            muted(ui, ui.tr("{0} t: {1}", ui.number(tonnes, 0),
                            ui.words->lookup(catchment::to_string(reason))));
        }
    }
}

bool word_choice(const Ui& ui, const std::string& label,
                 std::initializer_list<std::pair<const char*, const char*>> words,
                 std::string& value) {
    std::vector<std::string> shown;
    std::string chosen;
    for (const auto& [word, text] : words) {
        shown.push_back(ui.tr(text));
        if (word == value) {
            chosen = shown.back();
        }
    }
    if (!choice(ui, label, shown, chosen, shown.front())) {
        return false;
    }
    value = words.begin()->first;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] == chosen) {
            value = (words.begin() + i)->first;
        }
    }
    return true;
}

void text_field(const Ui& ui, const std::string& label, const char* id, std::string& text) {
    muted(ui, label);
    ImGui::SetNextItemWidth(-1.0F);
    ImGui::InputText(id, &text);
}

void settings(const Ui& ui, commands::CatchmentsRequest& request) {
    word_choice(ui, ui.tr("Way"),
                {{"line", msgid("Straight line")},
                 {"road", msgid("Roads")},
                 {"terrain", msgid("Terrain, on foot")}},
                request.by);
    word_choice(ui, ui.tr("Who goes where"),
                {{"capacity", msgid("What serves most, by capacity")},
                 {"nearest", msgid("To the nearest")},
                 {"spill", msgid("Nearest first, then spill")},
                 {"whole", msgid("By capacity, groups kept whole")}},
                request.assign);
    text_field(ui, ui.tr("Not farther than, like 5km or 30min"), "##limit", request.limit);
    text_field(ui, ui.tr("Yield in t/ha in place of the plots' own, like 32"), "##yield",
               request.yield);
}

void start(const Session& session, CentresView& view, ViewState& state) {
    view.running = true;
    state.ask(catchments_work(session, view));
}

void result(const Ui& ui, CentresView& view, ViewState& state) {
    opening(ui, view);
    reasons(ui, *view.shown);
    muted(ui, ui.tr("Ways: {0}.", view.run->travel->description()));
    rule(ui);
    centres_table(ui, view, state);
    for (const std::string& note : view.run->notes) {
        muted(ui, note);
    }
}

}  // namespace

void centres_panel(const Ui& ui, const Session& session, ViewState& state) {
    CentresView& view = centres_view(state);
    const bool ready = session.of_role("centres") != nullptr && session.of_role("plots") != nullptr;
    if (!view.shown || !ready) {
        paragraph(ui, ui.tr("Who each collection centre reaches, where its capacity runs out, and "
                            "where a new centre would serve most."));
        rule(ui);
        needs(ui, session, state,
              {{"centres", msgid("Collection centres, with their capacity in tonnes")},
               {"plots", msgid("Plots or producer groups that deliver")},
               {"roads", msgid("Roads, for times instead of straight lines"), true}});
    }
    if (!ready) {
        return;
    }
    if (view.running) {
        muted(ui, ui.tr("Looking for the ways…"));
    } else if (!view.shown && view.failure.empty()) {
        start(session, view, state);
    }
    if (!view.failure.empty()) {
        paragraph(ui, view.failure);
    }
    if (view.shown) {
        result(ui, view, state);
    }
    disclosure(ui, ui.tr("Settings"), view.settings_open);
    if (view.settings_open || !view.failure.empty()) {
        settings(ui, view.request);
        if (!view.running && primary_button(ui, ui.tr("Compute"))) {
            start(session, view, state);
        }
    }
}

}  // namespace zamin::viewer
