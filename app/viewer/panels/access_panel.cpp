#include <algorithm>

#include "core/msgid.hpp"
#include "viewer/panels/access_view.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using access::UnitSummary;

double missing_ha(const UnitSummary& summary) {
    return summary.deficit_ha.value.value_or(summary.deficit_ha.upper.value_or(0.0));
}

// Groups by what they lack, the most first.
std::vector<const UnitSummary*> by_gap(const access::Indicators& indicators) {
    std::vector<const UnitSummary*> groups;
    for (const UnitSummary& summary : indicators.summaries) {
        groups.push_back(&summary);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto* a, const auto* b) { return missing_ha(*a) > missing_ha(*b); });
    return groups;
}

std::string deficit_text(const Ui& ui, const access::Estimate& deficit) {
    if (deficit.value) {
        return ui.tr("{0} ha missing", ui.number(*deficit.value, 1));
    }
    if (deficit.lower && deficit.upper) {
        return ui.tr("{0} to {1} ha missing", ui.number(*deficit.lower, 1),
                     ui.number(*deficit.upper, 1));
    }
    return ui.tr("what is missing is not known");
}

std::string people_text(const Ui& ui, const UnitSummary& summary) {
    return ui.tr("{0} members: {1} women, {2} men, {3} not recorded", ui.integer(summary.members),
                 ui.integer(summary.women), ui.integer(summary.men),
                 ui.integer(summary.sex_unknown));
}

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

void choose_group(const std::string& id, AccessView& view, ViewState& state) {
    view.group = id;
    view.parcel.clear();
    view.candidates.reset();
    view.running = true;
    state.ask(candidates_work(view));
}

// Step one: which group.
void group_list(const Ui& ui, AccessView& view, ViewState& state) {
    strong(ui, ui.tr("1  Which group?"));
    int place = 0;
    for (const UnitSummary* summary : by_gap(view.result->indicators)) {
        ImGui::PushID(place++);
        if (link(ui, summary->name.empty() ? summary->unit : summary->name)) {
            choose_group(summary->unit, view, state);
        }
        muted(ui, deficit_text(ui, summary->deficit_ha) + "; " + people_text(ui, *summary));
        ImGui::PopID();
    }
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
    strong(ui, found->name.empty() ? found->unit : found->name);
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

void threshold(const Ui& ui, const Session& session, AccessView& view, ViewState& state) {
    muted(ui, ui.tr("Hectares that a member should have"));
    ImGui::SetNextItemWidth(ui.px(120.0F));
    ImGui::InputDouble("##threshold", &view.threshold_ha, 0.0, 0.0, "%.2f");
    if (ImGui::IsItemDeactivatedAfterEdit()) {
        view.threshold_ha = std::clamp(view.threshold_ha, 0.01, 1000.0);
        view.running = true;
        state.ask(access_work(session, view));
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
        paragraph(ui, view.failure);
        if (quiet_button(ui, ui.tr("Try again"))) {
            view.failure.clear();
        }
        return;
    }
    if (!view.result) {
        muted(ui, ui.tr("Putting people and land together…"));
        if (!view.running) {
            view.running = true;
            state.ask(access_work(session, view));
        }
        return;
    }
    if (view.group.empty()) {
        opening(ui, view);
        threshold(ui, session, view, state);
        rule(ui);
        group_list(ui, view, state);
    } else {
        chosen_group(ui, session, view, state);
    }
}

}  // namespace zamin::viewer
