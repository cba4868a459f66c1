#include "viewer/map_scene.hpp"

#include <algorithm>

namespace zamin::viewer {

namespace {
// Outlined one by one in every frame: beyond this the table says how many there are.
constexpr std::size_t most_outlines = 2000;

// Areas as large as districts: their rims would shout under every move of the cursor.
bool is_area_of_result(const LoadedLayer& layer) {
    return layer.result && layer.kind == GeometryKind::polygon;
}
}  // namespace

std::vector<std::uint32_t> district_features(const Session& session, std::string_view district) {
    std::vector<std::uint32_t> rows;
    const LoadedLayer* districts = session.of_role("districts");
    const Column* names =
        districts == nullptr ? nullptr : districts->layer->find_column(districts->name_column);
    if (names == nullptr || district.empty()) {
        return rows;
    }
    for (std::size_t row = 0; row < names->size(); ++row) {
        if (names->text(row) == district) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return rows;
}

MapStyle shown_style(const LoadedLayer& layer, const ViewState& state, const Theme& theme,
                     float scale, double metres_per_px) {
    return chosen_style(
        layer_style(layer.role(), layer.kind, theme, scale, metres_per_px, state.only_crop),
        layer.source.style, layer.styled.get(), layer.kind, scale);
}

MapScene::MapScene(const Session& session, const ViewState& state, const Theme& theme,
                   float scale) {
    // Both lists are filled before anything points into them.
    m_styles.reserve(state.layers.size() + session.rasters.size() + session.kept_maps.size() + 1);
    m_selections.reserve(4 * state.layers.size());
    MapStyle nothing;
    nothing.outline.a = 0.0F;
    nothing.outline_px = std::max(0.0F, 3.0F * (scale - 1.0F));  // the renderer adds 3 px
    m_styles.push_back(nothing);
    const LoadedLayer* districts = session.of_role("districts");
    const std::string chosen =
        state.coverage.selected ? state.coverage.selected->district : std::string();

    const auto outline = [&](const LoadedLayer& layer, std::vector<std::uint32_t> features,
                             Colour colour) {
        if (!features.empty()) {
            m_selections.push_back(std::move(features));
            m_items.push_back({*layer.drawn, &m_styles.front(), m_selections.back(), colour});
        }
    };
    for (const LoadedRaster& raster : session.rasters) {
        if (raster.drawn && state.raster_visible(raster.id)) {
            m_styles.emplace_back();
            m_items.push_back({*raster.drawn, &m_styles.back(), {}, theme.select});
            if (raster.near_drawn) {
                m_items.push_back({*raster.near_drawn, &m_styles.back(), {}, theme.select});
            }
        }
    }
    for (const KeptMap& kept : session.kept_maps) {
        m_styles.push_back(layer_style(kept.role, kept.kind, theme, scale,
                                       state.camera.metres_per_px, std::nullopt));
        m_items.push_back({kept.drawn, &m_styles.back(), {}, theme.select});
    }
    for (auto shown = state.layers.rbegin(); shown != state.layers.rend(); ++shown) {
        const LoadedLayer* layer = session.find(shown->id);
        if (layer == nullptr || !shown->visible || !layer->drawn) {
            continue;
        }
        if (!layer->source.style.shown_at(state.camera.scale_denominator(96.0 * double{scale}))) {
            continue;
        }
        m_styles.push_back(shown_style(*layer, state, theme, scale, state.camera.metres_per_px));
        m_items.push_back({*layer->drawn, &m_styles.back(), {}, theme.select});
    }
    // Highlights lie over all layers: the chosen in amber, what the cursor is on in the accent.
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        if (layer == nullptr || !shown.visible || !layer->drawn) {
            continue;
        }
        if (layer == districts) {
            outline(*layer, district_features(session, chosen), theme.select);
            if (state.hover.district != chosen) {
                outline(*layer, district_features(session, state.hover.district), theme.accent);
            }
        }
        if (state.hover.feature && state.hover.feature->layer == layer->id && layer != districts &&
            layer->kind != GeometryKind::line && !is_area_of_result(*layer) &&
            state.hover.feature != state.selected) {
            outline(*layer, {state.hover.feature->feature}, theme.accent);
        }
        if (state.selection.layer == layer->id) {
            const auto& rows = state.selection.rows;
            const auto most = std::min(rows.size(), most_outlines);
            outline(*layer, {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(most)},
                    theme.select);
        }
        if (state.selected && state.selected->layer == layer->id &&
            !state.selection.holds(*state.selected)) {
            outline(*layer, {state.selected->feature}, theme.select);
        }
    }
}

}  // namespace zamin::viewer
