#include <algorithm>
#include <cmath>

#include "core/msgid.hpp"
#include "viewer/panels/access_map.hpp"
#include "viewer/panels/access_view.hpp"
#include "viewer/panels/access_words.hpp"
#include "viewer/panels/number_field.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using access::UnitSummary;

void opening(const Ui& ui, const AccessView& view) {
    double missing = 0.0;
    std::int64_t lacking = 0;
    for (const UnitSummary& summary : view.result->indicators.summaries) {
        missing += missing_ha(summary);
        lacking += missing_ha(summary) > 0.0 ? 1 : 0;
    }
    paragraph(ui,
              ui.tr("{0} groups have members with less than {1} ha. Together {2} ha are "
                    "missing.",
                    ui.integer(lacking), ui.number(view.threshold_ha, 1), ui.number(missing, 0)));
}

void choose_group(const Ui& ui, const std::string& id, AccessView& view, ViewState& state) {
    view.group = id;
    view.parcel.clear();
    view.candidates.reset();
    view.running = true;
    state.ask(candidates_work(view, ui.words->language()));
    const auto& groups = view.result->holdings().groups;
    const auto group = std::ranges::find(groups, id, &access::Group::id);
    if (group != groups.end() && group->at) {
        constexpr double metres_per_px = 45.0;  // the parcels of a district are in view
        state.ask(FlyToPlace{*group->at, metres_per_px});
    }
}

// A group or parcel that was clicked on the map is chosen here.
void follow_map(const Ui& ui, const Session& session, AccessView& view, ViewState& state) {
    if (view.clicked == state.selected) {
        return;
    }
    view.clicked = state.selected;
    const LoadedLayer* layer = state.selected ? session.find(state.selected->layer) : nullptr;
    if (layer == nullptr) {
        return;
    }
    const std::size_t row = state.selected->feature;
    if (layer->role() == "groups") {
        const Column* ids = layer->layer->find_column(layer->source.column("group_id"));
        const std::string id = ids == nullptr ? std::string() : ids->text(row);
        const auto& summaries = view.result->indicators.summaries;
        if (id != view.group &&
            std::ranges::find(summaries, id, &UnitSummary::unit) != summaries.end()) {
            choose_group(ui, id, view, state);
        }
    } else if (layer->role() == "parcels" && view.candidates) {
        const auto& parcels = view.candidates->parcels;
        const auto parcel = std::ranges::find(parcels, row, &access::Candidate::row);
        if (parcel != parcels.end() && !parcel->refused()) {
            view.parcel = parcel->id;
        }
    }
}

// Step one: which group.
void group_list(const Ui& ui, AccessView& view, ViewState& state) {
    strong(ui, ui.tr("1  Which group?"));
    // It scrolls by itself, so that the answer above and what is below stay in sight.
    const float below = ui.px(44.0F);
    const float height =
        std::max(ui.px(130.0F), std::round(ImGui::GetContentRegionAvail().y - below));
    ImGui::BeginChild("groups", {0.0F, height});
    int place = 0;
    for (const std::size_t i : view.result->largest_first) {
        const UnitSummary& summary = view.result->indicators.summaries[i];
        ImGui::PushID(place++);
        if (link(ui, group_name(summary))) {
            choose_group(ui, summary.unit, view, state);
        }
        muted(ui, deficit_text(ui, summary.deficit_ha) + "; " + people_text(ui, summary));
        ImGui::PopID();
    }
    ImGui::EndChild();
}

// Step three, once a parcel is chosen.
void request_part(const Ui& ui, const AccessView& view, ViewState& state) {
    rule(ui);
    strong(ui, ui.tr("3  The request"));
    if (view.parcel.empty()) {
        muted(ui, ui.tr("Choose a parcel above first."));
        return;
    }
    for (const auto& [language, label] : {std::pair{text::Language::tajik, "Тоҷикӣ"},
                                          {text::Language::russian, "Русский"},
                                          {text::Language::english, "English"}}) {
        if (link(ui, label)) {
            state.ask(request_work(view, language));
        }
    }
    muted(ui, ui.tr("Writes the request for {0} beside the project: pages, tables and layers.",
                    view.parcel));
}

void chosen_group(const Ui& ui, const Session& session, AccessView& view, ViewState& state) {
    const auto& summaries = view.result->indicators.summaries;
    const auto found = std::ranges::find(summaries, view.group, &UnitSummary::unit);
    if (found == summaries.end()) {
        view.group.clear();
        return;
    }
    if (small_link(ui, ui.tr("Another group"))) {
        view.group.clear();
        state.ask(ShowResult{candidates_title, nullptr});
        return;
    }
    strong(ui, group_name(*found));
    paragraph(ui, deficit_text(ui, found->deficit_ha));
    muted(ui, people_text(ui, *found));
    rule(ui);
    strong(ui, ui.tr("2  Which parcel?"));
    if (session.of_role("parcels") == nullptr) {
        muted(ui, ui.tr("Open a layer of parcels that could be asked for: reserve, special fund, "
                        "idle land."));
    } else if (!view.candidates) {
        muted(ui, view.running ? ui.tr("Looking at every parcel…")
                               : ui.tr("There is no answer; see the note."));
    } else {
        candidate_list(ui, session, view, state);
        request_part(ui, view, state);
    }
}

void threshold(const Ui& ui, AccessView& view, ViewState& state) {
    muted(ui, ui.tr("Hectares that a member should have"));
    ImGui::SetNextItemWidth(ui.px(120.0F));
    number_field(ui, "##threshold", 2, view.threshold_ha);
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        view.threshold_ha = std::clamp(view.threshold_ha, 0.01, 1000.0);
        view.running = true;
        state.ask(gaps_work(view, ui.words->language()));
    }
}

// Every indicator of the chosen group, and what each means.
void figures(const Ui& ui, AccessView& view) {
    disclosure(ui, ui.tr("All figures"), view.figures_open);
    if (!view.figures_open) {
        return;
    }
    for (const access::IndicatorRow& row : view.result->indicators.rows) {
        if (row.unit == view.group) {
            paragraph(ui, row.title + ": " + estimate_text(ui, row.estimate) + " " + row.measure);
        }
    }
}

void method(const Ui& ui, AccessView& view) {
    disclosure(ui, ui.tr("How it is counted"), view.method_open);
    if (!view.method_open) {
        return;
    }
    muted(ui, view.result->method.caption);
    for (const auto& row : view.result->method.rows) {
        strong(ui, std::get<std::string>(row[1]));
        paragraph(ui, std::get<std::string>(row[2]));
        muted(ui, std::get<std::string>(row[3]));
    }
}

void legend(const Ui& ui, AccessView& view) {
    disclosure(ui, ui.tr("Signs on the map"), view.legend_open);
    if (view.legend_open) {
        access_legend(ui);
    }
}

// Asked in another language than the answer was given in.
void refresh(const Ui& ui, AccessView& view, ViewState& state) {
    const text::Language language = ui.words->language();
    if (view.running) {
        return;
    }
    if (view.result->indicators.options.language != language) {
        view.running = true;
        state.ask(gaps_work(view, language));
    } else if (!view.group.empty() && !view.candidates &&
               view.result->reading->project.find("parcels") != nullptr) {
        view.running = true;
        state.ask(candidates_work(view, language));
    }
}

}  // namespace

void access_panel(const Ui& ui, const Session& session, ViewState& state) {
    AccessView& view = access_view(state);
    const bool ready = session.of_role("groups") != nullptr &&
                       session.of_role("members") != nullptr && session.of_role("plots") != nullptr;
    if (!ready) {
        paragraph(ui, ui.tr("Which groups and members lack land, how many hectares are missing, by "
                            "sex, and which parcels could be asked for."));
        rule(ui);
        needs(ui, session, state,
              {{"groups", msgid("Producer groups")},
               {"members", msgid("Members, with their group and sex")},
               {"plots", msgid("Plots, with who holds them")},
               {"parcels", msgid("Parcels that could be asked for"), true}});
        return;
    }
    if (!view.failure.empty()) {
        paragraph(ui, ui.words->say(view.failure));
        if (quiet_button(ui, ui.tr("Try again"))) {
            view.failure = {};
        }
        return;
    }
    if (!view.result) {
        muted(ui, ui.tr("Putting people and land together…"));
        if (!view.running) {
            view.running = true;
            state.ask(access_work(session, view, ui.words->language()));
        }
        return;
    }
    follow_map(ui, session, view, state);
    place_gaps(session, view);
    if (view.group.empty()) {
        opening(ui, view);
        threshold(ui, view, state);
        legend(ui, view);
        rule(ui);
        group_list(ui, view, state);
    } else {
        chosen_group(ui, session, view, state);
        rule(ui);
        figures(ui, view);
        legend(ui, view);
    }
    method(ui, view);
    refresh(ui, view, state);
}

}  // namespace zamin::viewer
