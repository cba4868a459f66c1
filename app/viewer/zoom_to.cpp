#include "viewer/zoom_to.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "project/place_names.hpp"
#include "project/roles.hpp"
#include "text/words.hpp"
#include "viewer/loading.hpp"

namespace zamin::viewer {

namespace {

const LoadedLayer* layer_named(const Session& session, std::string_view name) {
    const std::string wanted = text::fold_word(name);
    for (const LoadedLayer& layer : session.layers) {
        if (layer.drawn &&
            (text::fold_word(layer.role()) == wanted || text::fold_word(layer.title) == wanted ||
             text::fold_word(layer.layer->name) == wanted)) {
            return &layer;
        }
    }
    return nullptr;
}

std::string open_layers(const Session& session) {
    std::string names;
    for (const LoadedLayer& layer : session.layers) {
        if (layer.drawn) {
            names += (names.empty() ? "" : ", ") +
                     (layer.role().empty() ? layer.layer->name : layer.role());
        }
    }
    return names.empty() ? "none" : names;
}

// The column of the role's own ids: plot_id, group_id. nullptr where there is none.
const Column* key_column(const LoadedLayer& layer) {
    const project::Role* role = project::find_role(layer.role());
    return role != nullptr && !role->fields.empty()
               ? layer.layer->find_column(layer.source.column(role->fields.front().name))
               : nullptr;
}

std::vector<std::size_t> rows_by_id_or_name(const LoadedLayer& layer, const std::string& wanted) {
    std::vector<std::size_t> rows;
    const Column* key = key_column(layer);
    for (std::size_t row = 0; row < layer.layer->size(); ++row) {
        if (std::to_string(layer.layer->feature_ids[row]) == wanted ||
            layer.feature_name(row) == wanted || (key != nullptr && key->text(row) == wanted)) {
            rows.push_back(row);
        }
    }
    return rows;
}

// The row whose name is the same in another spelling or language; none with the names that it might
// be in `near`.
std::vector<std::size_t> row_by_other_name(const LoadedLayer& layer, const std::string& wanted,
                                           std::string& near) {
    project::ProjectSource source = layer.source;
    source.columns["name"] = layer.name_column;
    const auto matches =
        text::match_names({&wanted, 1}, project::place_names(*layer.layer, source)).front();
    if (!matches.empty() && matches.front().certain) {
        return {matches.front().place};
    }
    for (const text::PlaceMatch& match : matches) {
        near += (near.empty() ? "" : ", ") + layer.feature_name(match.place);
    }
    return {};
}

}  // namespace

ZoomPlace zoom_place(const Session& session, std::string_view text) {
    if (const LoadedLayer* whole = layer_named(session, text)) {
        return {whole->box_m, std::nullopt};
    }
    const std::size_t colon = text.rfind(':');
    const LoadedLayer* layer =
        colon == std::string_view::npos ? nullptr : layer_named(session, text.substr(0, colon));
    if (layer == nullptr) {
        throw usage_error("There is no layer '{}' to zoom to; layers on the map: {}.",
                          text.substr(0, colon), open_layers(session));
    }
    const std::string id(text.substr(colon + 1));
    ZoomPlace place;
    std::string near;
    std::vector<std::size_t> rows = rows_by_id_or_name(*layer, id);
    if (rows.empty()) {
        rows = row_by_other_name(*layer, id, near);
    }
    for (const std::size_t row : rows) {
        place.box_m.add(feature_box_m(*layer, row));
        place.feature = FeatureRef{layer->id, static_cast<std::uint32_t>(row)};
    }
    if (place.box_m.empty()) {
        throw usage_error(
            "Layer '{}' has no feature '{}' with a shape, neither by id nor by name{}.",
            text.substr(0, colon), id, near.empty() ? "" : "; did you mean one of: " + near);
    }
    if (place.feature) {
        place.box_m = with_surroundings(place.box_m);
    }
    return place;
}

}  // namespace zamin::viewer
