#include "viewer/zoom_to.hpp"

#include <algorithm>

#include "core/error.hpp"
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
    for (std::size_t row = 0; row < layer->layer->size(); ++row) {
        if (std::to_string(layer->layer->feature_ids[row]) == id ||
            layer->feature_name(row) == id) {
            place.box_m.add(feature_box_m(*layer, row));
            place.feature = FeatureRef{layer->id, static_cast<std::uint32_t>(row)};
        }
    }
    if (place.box_m.empty()) {
        throw usage_error("Layer '{}' has no feature '{}' with a shape, neither by id nor by name.",
                          text.substr(0, colon), id);
    }
    if (place.feature) {
        place.box_m = with_surroundings(place.box_m);
    }
    return place;
}

}  // namespace zamin::viewer
