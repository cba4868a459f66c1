#include <algorithm>
#include <filesystem>

#include "viewer/panels/large_numbers.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// A click on a number sorts the table by what it counts.
void number_row(const Ui& ui, const std::array<KeyNumber, 3>& numbers, ViewState& state) {
    std::vector<LargeNumber> shown;
    for (const KeyNumber& number : numbers) {
        shown.push_back(
            {number.value, number.unit, number.caption, ui.tr("Click to sort the table by this")});
    }
    if (const auto clicked = large_numbers(ui, shown)) {
        const SortBy by = numbers[*clicked].rows;
        state.coverage.sort = {by, by != SortBy::crop};
    }
}

// What is missing before there is anything to show, with the next step.
void what_is_missing(const Ui& ui, const Session& session, ViewState& state) {
    const bool plots = session.of_role("plots") != nullptr;
    const bool districts = session.of_role("districts") != nullptr;
    if (session.coverage_running) {
        paragraph(ui, ui.tr("Computing the coverage\xE2\x80\xA6"));
        muted(ui, ui.tr("The numbers appear here as soon as they are there."));
        return;
    }
    paragraph(ui,
              ui.tr("How many hectares of each crop every district has, and what share that is."));
    if (plots && districts) {
        muted(ui,
              ui.tr("There is no result: see the note on the map, or choose the columns below."));
        return;
    }
    if (!session.kept_maps.empty()) {
        muted(ui,
              ui.tr("The map is that of the last time; its rows are being read. The numbers appear "
                    "here as soon as they are there."));
        return;
    }
    if (!plots && !districts) {
        muted(
            ui,
            ui.tr("It needs a layer of plots with their crops and a layer of districts with their "
                  "names. Drop both files on the window, or open them."));
    } else if (plots) {
        muted(ui,
              ui.tr("Plots are there. Open a layer of districts, or say in a layer's menu that it "
                    "holds the districts."));
    } else {
        muted(ui,
              ui.tr("Districts are there. Open a layer of plots, or say in a layer's menu that it "
                    "holds the plots."));
    }
    if (primary_button(ui, plots ? ui.tr("Open districts\xE2\x80\xA6")
                                 : (districts ? ui.tr("Open plots\xE2\x80\xA6")
                                              : ui.tr("Open\xE2\x80\xA6")))) {
        state.dialog = Dialog::open;
    }
}

std::string file_name(const LoadedLayer& layer) {
    return std::filesystem::path(layer.source.source.path).filename().string();
}

// Of several layers of plots one is counted; the others keep their shapes and lose the role.
void which_plots(const Ui& ui, const Session& session, ViewState& state) {
    std::vector<const LoadedLayer*> plots;
    for (const LoadedLayer& layer : session.layers) {
        if (layer.role() == "plots" && !layer.result) {
            plots.push_back(&layer);
        }
    }
    if (plots.size() < 2) {
        return;
    }
    muted(ui, ui.tr("Only the plots of {0} are counted.", file_name(*plots.front())));
    for (std::size_t chosen = 1; chosen < plots.size(); ++chosen) {
        ImGui::PushID(static_cast<int>(chosen));
        if (small_link(ui, ui.tr("Count those of {0} instead", file_name(*plots[chosen])))) {
            for (std::size_t i = 0; i < plots.size(); ++i) {
                if (i != chosen) {
                    state.ask(SetRole{plots[i]->id, ""});
                }
            }
        }
        ImGui::PopID();
    }
}

void result(const Ui& ui, const Session& session, ViewState& state) {
    which_plots(ui, session, state);
    const coverage::Coverage& coverage = *session.coverage;
    paragraph(ui, coverage_sentence(coverage, state.coverage.selected, *ui.words));
    if (state.coverage.selected && small_link(ui, ui.tr("Back to all districts"))) {
        state.coverage.selected.reset();
    }
    ImGui::Dummy({0.0F, ui.px(2.0F)});
    number_row(ui, key_numbers(coverage, state.coverage.selected, *ui.words), state);
    if (session.coverage_running) {
        muted(ui, ui.tr("Computing with the new settings\xE2\x80\xA6"));
    }
    rule(ui);
    // The table and the bars share what the folded settings leave; neither shrinks to nothing.
    const float settings = ui.px(state.settings_open ? 330.0F : 44.0F);
    const float heads = ui.px(64.0F);
    const float room = ImGui::GetContentRegionAvail().y - settings - heads;
    const float table = std::max(ui.px(150.0F), room * 0.55F);
    coverage_table(ui, session, state, table);
    rule(ui);
    coverage_bars(ui, session, state, std::max(ui.px(110.0F), room - table));
}

}  // namespace

void coverage_panel(const Ui& ui, const Session& session, ViewState& state) {
    if (session.coverage) {
        result(ui, session, state);
    } else {
        what_is_missing(ui, session, state);
    }
    if (session.of_role("plots") != nullptr && session.of_role("districts") != nullptr) {
        rule(ui);
        if (disclosure(ui, ui.tr("Settings"), state.settings_open)) {
            coverage_settings(ui, session, state);
        }
    }
}

}  // namespace zamin::viewer
