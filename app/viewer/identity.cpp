#include "viewer/identity.hpp"

#include <fmt/format.h>

#include "core/msgid.hpp"
#include "measure/area.hpp"
#include "text/number.hpp"
#include "viewer/coverage_model.hpp"
#include "viewer/field_title.hpp"

namespace zamin::viewer {

namespace {

std::string title_of(const LoadedLayer& layer, std::uint32_t row, const text::Catalogue& words) {
    std::string name = layer.feature_name(row);
    const Column* number = layer.layer->find_column(layer.source.column("plot_id"));
    if (layer.role() == "plots" && number != nullptr) {
        name = number->text(row);
    }
    if (!name.empty()) {
        return name;
    }
    return fmt::format("{} {}", layer.role().empty() ? layer.title : words.tr(layer.title),
                       layer.layer->feature_ids[row]);
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

Identity identity_of(const LoadedLayer& layer, std::uint32_t row, const text::Catalogue& words) {
    Identity identity;
    identity.feature = {layer.id, row};
    const Layer& data = *layer.layer;
    identity.title = title_of(layer, row, words);
    if (row < layer.crops.classes.size()) {
        identity.crop_slot = layer.crops.classes[row];
        const Column* column = data.find_column(layer.crops.column);
        identity.crop = column == nullptr ? std::string() : column->text(row);
        if (identity.crop.empty()) {
            identity.crop = words.lookup(msgid("Land of unknown crop"));
        }
    }
    identity.has_area = data.geometry.kinds[row] == GeometryKind::polygon;
    if (identity.has_area && layer.areas_m2 && row < layer.areas_m2->size()) {
        identity.area_ha = (*layer.areas_m2)[row] / measure::m2_per_ha;
    }
    for (const Column& column : data.columns) {
        const std::string value = field_value(layer, column, row, words);
        identity.fields.emplace_back(field_title(layer, column.name, words),
                                     value.empty() ? "\xE2\x80\x93" : value);
    }
    for (const Problem& problem : layer.report.problems) {
        if (problem.feature == data.feature_ids[row]) {
            identity.problems.push_back(problem);
        }
    }
    return identity;
}

}  // namespace zamin::viewer
