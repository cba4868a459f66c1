#include <algorithm>
#include <nlohmann/json.hpp>

#include "commands/info_crs.hpp"
#include "commands/info_output.hpp"

namespace zamin::commands {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t shown_samples = 5;  // of a reading

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json extent_json(const Box& box) {
    return box.empty() ? Json() : Json{box.min_x, box.min_y, box.max_x, box.max_y};
}

Json encoding_json(const io::EncodingInfo& encoding) {
    if (encoding.guess.readings.empty()) {
        return {};
    }
    Json readings = Json::array();
    for (const text::Reading& reading : encoding.guess.readings) {
        const auto shown =
            static_cast<std::ptrdiff_t>(std::min(shown_samples, reading.texts.size()));
        const std::vector<std::string> texts(reading.texts.begin(), reading.texts.begin() + shown);
        readings.push_back({{"encoding", reading.encoding},
                            {"score", reading.score},
                            {"unreadable_bytes", reading.lost},
                            {"samples", texts}});
    }
    return {{"read_as", encoding.encoding},
            {"declared", or_null(encoding.declared)},
            {"guessed", encoding.guessed},
            {"clear", encoding.guess.clear},
            {"readings", readings}};
}

Json columns_json(const io::LayerInfo& layer) {
    Json columns = Json::array();
    for (const io::ColumnInfo& column : layer.columns) {
        columns.push_back(
            {{"name", column.name}, {"type", to_string(column.type)}, {"samples", column.samples}});
    }
    return columns;
}

Json field_json(const project::FieldProposal& field) {
    Json candidates = Json::array();
    for (const project::ColumnProposal& candidate : field.candidates) {
        candidates.push_back({{"column", candidate.column},
                              {"score", candidate.score},
                              {"reason", candidate.reason.english()},
                              {"samples", candidate.samples}});
    }
    return {{"field", field.field}, {"clear", field.clear}, {"candidates", candidates}};
}

Json proposal_json(const LayerView& view) {
    if (view.role.role.empty()) {
        return {};
    }
    Json fields = Json::array();
    for (const project::FieldProposal& field : view.columns.fields) {
        fields.push_back(field_json(field));
    }
    Json questions = Json::array();
    for (const project::Question& question : view.columns.questions) {
        questions.push_back({{"field", question.field},
                             {"question", question.text.english()},
                             {"answers", question.answers},
                             {"likely", or_null(question.likely)}});
    }
    return {{"role", view.role.role},
            {"score", view.role.score},
            {"reason", view.role.reason},
            {"fields", fields},
            {"questions", questions}};
}

Json layer_json(const LayerView& view) {
    const io::LayerInfo& layer = *view.layer;
    return {{"name", layer.name},
            {"geometry", layer.geometry},
            {"features", layer.features},
            {"crs", layer.crs.known() ? Json(layer.crs.label()) : Json()},
            {"extent", extent_json(layer.extent)},
            {"encoding", encoding_json(layer.encoding)},
            {"columns", columns_json(layer)},
            {"proposal", proposal_json(view)}};
}

}  // namespace

nlohmann::ordered_json source_json(const io::SourceInfo& info, const References& references) {
    Json layers = Json::array();
    for (const io::LayerInfo& layer : info.layers) {
        layers.push_back(layer_json(view_of(info, layer)));
        if (!layer.shapes.empty()) {
            layers.back()["shapes"] = layer.shapes;
        }
        add_crs_json(crs_findings(layer, references), layers.back());
    }
    return {{"source", info.source}, {"driver", info.driver}, {"layers", layers}};
}

}  // namespace zamin::commands
