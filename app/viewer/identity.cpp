#include "viewer/identity.hpp"

#include <fmt/format.h>

#include "measure/area.hpp"
#include "text/number.hpp"
#include "viewer/coverage_model.hpp"

namespace zamin::viewer {

namespace {

// "Plot" of "Plots"; a layer's own name stays as it is.
std::string one_of(const LoadedLayer& layer) {
    std::string word = layer.title;
    if (!layer.role().empty() && word.ends_with('s')) {
        word.pop_back();
    }
    return word;
}

std::string title_of(const LoadedLayer& layer, std::uint32_t row) {
    std::string name = layer.feature_name(row);
    const Column* number = layer.layer->find_column(layer.source.column("plot_id"));
    if (layer.role() == "plots" && number != nullptr) {
        name = number->text(row);
    }
    return name.empty() ? fmt::format("{} {}", one_of(layer), layer.layer->feature_ids[row]) : name;
}

}  // namespace

std::string problem_sentence(const Problem& problem, const text::Catalogue& words) {
    std::string text = shown_name(words.lookup(problem.problem));
    if (!problem.detail.empty()) {
        text += ": " + words.say(problem.detail);
    }
    while (text.ends_with('.')) {
        text.pop_back();
    }
    if (!problem.action.empty()) {
        text += "; " + words.say(problem.action);
    }
    if (problem.area_before_ha && problem.area_after_ha) {
        text += words.tr(", {0} ha before, {1} ha after",
                         text::number(*problem.area_before_ha, 4, words.language()),
                         text::number(*problem.area_after_ha, 4, words.language()));
    }
    return text + ".";
}

Identity identity_of(const LoadedLayer& layer, std::uint32_t row) {
    Identity identity;
    identity.feature = {layer.id, row};
    const Layer& data = *layer.layer;
    identity.title = title_of(layer, row);
    if (row < layer.crops.classes.size()) {
        identity.crop_slot = layer.crops.classes[row];
        const Column* column = data.find_column(layer.crops.column);
        identity.crop = column == nullptr ? std::string() : column->text(row);
        if (identity.crop.empty()) {
            identity.crop = "Crop unknown";
        }
    }
    identity.has_area = data.geometry.kinds[row] == GeometryKind::polygon;
    if (identity.has_area && layer.areas_m2 && row < layer.areas_m2->size()) {
        identity.area_ha = (*layer.areas_m2)[row] / measure::m2_per_ha;
    }
    for (const Column& column : data.columns) {
        std::string value = column.text(row);
        identity.fields.emplace_back(column.name, value.empty() ? "\xE2\x80\x93" : value);
    }
    for (const Problem& problem : layer.report.problems) {
        if (problem.feature == data.feature_ids[row]) {
            identity.problems.push_back(problem);
        }
    }
    return identity;
}

}  // namespace zamin::viewer
