#include <fmt/format.h>

#include <algorithm>

#include "text/number.hpp"
#include "viewer/identity.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_listed = 200;

std::string rows_sentence(const ImportReport& report) {
    const auto n = [](std::int64_t count) { return text::integer(count); };
    std::string text = fmt::format("{} rows read", n(report.rows_read));
    if (report.rows_kept != report.rows_read) {
        text += fmt::format(", {} kept", n(report.rows_kept));
    }
    if (report.repaired > 0) {
        text += fmt::format(", {} repaired", n(report.repaired));
    }
    if (report.without_geometry > 0) {
        text += fmt::format(", {} without geometry", n(report.without_geometry));
    }
    return text + ".";
}

// Row of the layer with a feature id; none if it was rejected.
std::optional<std::uint32_t> row_of(const Layer& layer, std::int64_t id) {
    const auto found = std::find(layer.feature_ids.begin(), layer.feature_ids.end(), id);
    if (found == layer.feature_ids.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(found - layer.feature_ids.begin());
}

void problem_line(const Ui& ui, const Problem& problem, const LoadedLayer* layer,
                  ViewState& state) {
    if (problem.feature && layer != nullptr) {
        const std::string label = fmt::format("{} {}", layer->title, *problem.feature);
        if (small_link(ui, label.c_str())) {
            if (const auto row = row_of(*layer->layer, *problem.feature)) {
                state.selected = FeatureRef{layer->id, *row};
                state.ask(FlyToFeature{*state.selected});
            }
        }
        explain(ui, "Show it on the map");
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    }
    muted(ui, problem_sentence(problem));
}

void problem_list(const Ui& ui, const std::vector<Problem>& problems, const LoadedLayer* layer,
                  ViewState& state) {
    for (std::size_t i = 0; i < std::min(problems.size(), most_listed); ++i) {
        ImGui::PushID(static_cast<int>(i));
        problem_line(ui, problems[i], layer, state);
        ImGui::PopID();
    }
    if (problems.size() > most_listed) {
        muted(ui,
              fmt::format("{} more; \"zamin check\" lists them all.",
                          text::integer(static_cast<std::int64_t>(problems.size() - most_listed))));
    }
}

void layer_report(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    strong(ui, layer.title);
    muted(ui, layer.source.source.text());
    paragraph(ui, rows_sentence(layer.report));
    if (layer.report.problems.empty()) {
        muted(ui, "Nothing had to be mended or left out.");
    }
    problem_list(ui, layer.report.problems, &layer, state);
    rule(ui);
}

}  // namespace

void data_page(const Ui& ui, const Session& session, ViewState& state) {
    if (small_link(ui, "Back to the layers")) {
        state.left_page = LeftPage::layers;
    }
    heading(ui, "Data");
    if (session.layers.empty()) {
        muted(ui,
              "What reading a file did to its rows is listed here: what was repaired, kept "
              "without a shape, or rejected, and why.");
        if (quiet_button(ui, "Open\xE2\x80\xA6")) {
            state.dialog = Dialog::open;
        }
        return;
    }
    for (const LoadedLayer& layer : session.layers) {
        ImGui::PushID(static_cast<int>(layer.id));
        layer_report(ui, layer, state);
        ImGui::PopID();
    }
    if (session.coverage && !session.coverage->problems.empty()) {
        strong(ui, "Coverage");
        problem_list(ui, session.coverage->problems, session.of_role("plots"), state);
    }
}

}  // namespace zamin::viewer
