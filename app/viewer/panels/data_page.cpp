#include <fmt/format.h>

#include <algorithm>

#include "core/msgid.hpp"
#include "viewer/data_view.hpp"
#include "viewer/identity.hpp"
#include "viewer/panels/data_questions.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/problem_walk.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_listed = 200;

std::string rows_sentence(const Ui& ui, const ImportReport& report) {
    std::string text = ui.tr("Rows read: {0}", ui.integer(report.rows_read));
    const auto add = [&](std::string_view message, std::int64_t count) {
        if (count > 0) {
            text += fmt::format("; {} {}", ui.words->lookup(message), ui.integer(count));
        }
    };
    add(msgid("rejected"), report.rejected);
    add(msgid("repaired"), report.repaired);
    add(msgid("turned round"), report.swapped);
    add(msgid("without a shape"), report.without_geometry - report.rejected);
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
        const std::string label =
            fmt::format("{} {}", ui.words->lookup(layer->title), *problem.feature);
        if (small_link(ui, label)) {
            if (const auto row = row_of(*layer->layer, *problem.feature)) {
                state.selected = FeatureRef{layer->id, *row};
                state.ask(FlyToFeature{*state.selected});
            }
        }
        explain(ui, ui.tr("Show it on the map"));
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    }
    muted(ui, problem_sentence(problem, *ui.words));
}

void problem_list(const Ui& ui, const std::vector<Problem>& problems, const LoadedLayer* layer,
                  ViewState& state) {
    for (std::size_t i = 0; i < std::min(problems.size(), most_listed); ++i) {
        ImGui::PushID(static_cast<int>(i));
        problem_line(ui, problems[i], layer, state);
        ImGui::PopID();
    }
    if (problems.size() > most_listed) {
        muted(ui, ui.tr("{0} more; \"zamin check\" lists them all.",
                        ui.integer(static_cast<std::int64_t>(problems.size() - most_listed))));
    }
}

// What only some sources need: columns, letters.
void reading_part(const Ui& ui, const LoadedLayer& layer, DataView& data, ViewState& state) {
    bool& open = data.unfolded[layer.id];
    disclosure(ui, ui.tr("How it is read"), open);
    if (open) {
        columns_question(ui, layer, data, state);
        encoding_question(ui, layer, data, state);
    }
}

bool can_be_reviewed(const LoadedLayer& layer) {
    return layer.kind == GeometryKind::polygon &&
           (layer.role() == "plots" || layer.role() == "parcels" || layer.role().empty());
}

void layer_part(const Ui& ui, const LoadedLayer& layer, DataView& data, ViewState& state) {
    strong(ui, ui.words->lookup(layer.title));
    muted(ui, layer.source.source.text());
    paragraph(ui, rows_sentence(ui, layer.report));
    if (layer.report.problems.empty()) {
        muted(ui, ui.tr("Nothing had to be mended or left out."));
    }
    problem_list(ui, layer.report.problems, &layer, state);
    reading_part(ui, layer, data, state);
    if (can_be_reviewed(layer)) {
        problem_walk(ui, layer, data, state);
    }
    rule(ui);
}

// Those with something to say first, plots before the others.
std::vector<const LoadedLayer*> in_reading_order(const Session& session) {
    std::vector<const LoadedLayer*> layers;
    for (const LoadedLayer& layer : session.layers) {
        if (!layer.result) {
            layers.push_back(&layer);
        }
    }
    const auto rank = [](const LoadedLayer* layer) {
        return layer->role() == "plots" ? 0 : (layer->report.problems.empty() ? 2 : 1);
    };
    std::stable_sort(layers.begin(), layers.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return layers;
}

void empty_page(const Ui& ui, ViewState& state) {
    muted(ui, ui.tr("What reading a file did to its rows is listed here: what was repaired, kept "
                    "without a shape, or rejected, and why."));
    if (quiet_button(ui, ui.tr("Open…"))) {
        state.dialog = Dialog::open;
    }
}

}  // namespace

void data_page(const Ui& ui, const Session& session, ViewState& state) {
    if (small_link(ui, ui.tr("Back to the layers"))) {
        state.left_page = LeftPage::layers;
    }
    heading(ui, ui.tr("Data"));
    DataView& data = data_view(state);
    crs_questions(ui, session, data, state);
    if (session.layers.empty() && session.crs_questions.empty()) {
        empty_page(ui, state);
        return;
    }
    for (const LoadedLayer* layer : in_reading_order(session)) {
        ImGui::PushID(static_cast<int>(layer->id));
        layer_part(ui, *layer, data, state);
        ImGui::PopID();
    }
    if (session.coverage && !session.coverage->problems.empty()) {
        strong(ui, ui.tr("Coverage"));
        problem_list(ui, session.coverage->problems, session.of_role("plots"), state);
    }
}

}  // namespace zamin::viewer
