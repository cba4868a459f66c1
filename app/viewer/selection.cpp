#include "viewer/selection.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/view_state.hpp"

namespace zamin::viewer {

bool Selection::holds(FeatureRef feature) const {
    return feature.layer == layer && std::ranges::binary_search(rows, feature.feature);
}

void select_feature(ViewState& state, FeatureRef feature, bool more) {
    Selection& selection = state.selection;
    if (!more || selection.layer != feature.layer) {
        selection = {feature.layer, {feature.feature}};
        state.selected = feature;
        return;
    }
    const auto place = std::ranges::lower_bound(selection.rows, feature.feature);
    if (place != selection.rows.end() && *place == feature.feature) {
        selection.rows.erase(place);
        if (state.selected == feature) {
            state.selected.reset();
        }
    } else {
        selection.rows.insert(place, feature.feature);
        state.selected = feature;
    }
}

const LoadedLayer* main_layer(const Session& session, const ViewState& state) {
    if (const LoadedLayer* layer = session.find(state.table.layer);
        layer != nullptr && state.table.open && state.table.picked) {
        return layer;
    }
    if (const LoadedLayer* plots = session.of_role("plots");
        plots != nullptr && state.visible(plots->id)) {
        return plots;
    }
    for (const ShownLayer& shown : state.layers) {
        if (shown.visible) {
            return session.find(shown.id);
        }
    }
    return session.layers.empty() ? nullptr : &session.layers.front();
}

std::vector<std::uint32_t> rows_inside(const Layer& layer, const Crs& map_crs,
                                       const std::vector<Coord>& ring_m, Progress& progress) {
    Geometries area;
    area.coords = ring_m;
    if (!ring_m.empty() && !(ring_m.front() == ring_m.back())) {
        area.coords.push_back(ring_m.front());
    }
    area.end_ring();
    area.end_part();
    area.end_feature(GeometryKind::polygon);
    const Box box = area.box();
    const Transformation to_map(layer.crs, map_crs);
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (row % 8192 == 0) {
            progress.set(static_cast<double>(row) / static_cast<double>(layer.size()));
        }
        if (layer.geometry.kinds[row] == GeometryKind::none) {
            continue;
        }
        const Coord at = to_map.apply(layer.geometry.feature_box(row).center());
        if (std::isfinite(at.x) && box.contains(at) && polygon_holds(area, 0, at)) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return rows;
}

}  // namespace zamin::viewer
