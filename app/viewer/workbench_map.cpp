#include <algorithm>
#include <cmath>
#include <utility>

#include "core/fitted_projection.hpp"
#include "measure/area.hpp"
#include "viewer/map_scene.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

constexpr double fit_padding_px = 40.0;  // at scale 1
constexpr double feature_padding_px = 90.0;
constexpr double place_side_m = 4000.0;

}  // namespace

// Once everything that was asked for has been read, the projection is fitted to all of it, so that
// it does not depend on which file came first.
void Workbench::choose_projection() {
    if (!m_projection_stale) {
        return;
    }
    m_projection_stale = false;
    const Crs fitted = fitted_projection(m_session.lonlat_deg());
    if (!(m_session.layers.empty() && m_session.rasters.empty()) &&
        !fitted.same_as(m_session.map_crs)) {
        set_projection(fitted);
        for (const LoadedLayer& layer : m_session.layers) {
            prepare(layer.id);
        }
    }
}

void Workbench::set_projection(const Crs& crs) {
    drop_kept_maps(true);
    for (LoadedLayer& layer : m_session.layers) {
        if (layer.drawn) {
            m_renderer.remove(*layer.drawn);
            layer.drawn.reset();
        }
    }
    for (LoadedRaster& raster : m_session.rasters) {
        take_off_map(raster);
    }
    m_rasters_begun.clear();
    // What the user looks at stays in the middle.
    if (m_state.camera_used && m_session.map_crs.known()) {
        const Coord center = Transformation(m_session.map_crs, crs).apply(m_state.camera.center_m);
        m_state.camera_used = std::isfinite(center.x);
        m_state.camera.center_m = m_state.camera_used ? center : Coord{};
    }
    stop_camera(m_state);
    m_session.map_crs = crs;
    m_session.to_lonlat = std::make_shared<const Transformation>(crs, Crs::wgs84());
    m_session.from_lonlat = std::make_shared<const Transformation>(Crs::wgs84(), crs);
}

void Workbench::prepare(LayerId id) {
    const LoadedLayer* layer = m_session.find(id);
    if (layer == nullptr || layer->kind == GeometryKind::none || !layer->layer->crs.known()) {
        return;
    }
    const KeptMap* const kept = kept_map_of(*layer);
    m_preparing.insert(m_jobs.start(said("Drawing {0}", {layer->title_word()}),
                                    [this, copy = *layer, shapes = kept ? kept->shapes : nullptr,
                                     crs = m_session.map_crs](Progress& progress) {
                                        auto prepared = std::make_shared<PreparedLayer>(
                                            prepare_layer(copy, crs, shapes, progress));
                                        return [this, id = copy.id, prepared, crs] {
                                            if (crs.same_as(m_session.map_crs)) {
                                                put_on_map(id, std::move(*prepared));
                                            }
                                        };
                                    }));
}

void Workbench::put_on_map(LayerId id, PreparedLayer prepared) {
    LoadedLayer* layer = m_session.find(id);
    if (layer == nullptr) {
        return;
    }
    if (layer->drawn) {
        m_renderer.remove(*layer->drawn);
    }
    layer->box_m = prepared.shapes->box_m;
    const auto kept = std::ranges::find(m_session.kept_maps, prepared.shapes, &KeptMap::shapes);
    layer->from_kept_map = kept != m_session.kept_maps.end();
    if (layer->from_kept_map) {
        layer->drawn = kept->drawn;
        m_session.kept_maps.erase(kept);
    } else {
        m_to_keep[id] = prepared.shapes;
        layer->drawn = m_renderer.upload(std::move(prepared.shapes));
    }
    layer->to_map = std::move(prepared.to_map);
    layer->from_map = std::move(prepared.from_map);
    layer->labels = std::move(prepared.labels);
    show_classes(*layer);
    if (!m_state.camera_used) {
        fit_everything(false);
    }
    m_measure_next.insert(id);
    m_put_at_frame = m_frame;
}

// What the colours of a drawn layer follow: the chosen column, else the crops.
void Workbench::show_classes(const LoadedLayer& layer) {
    if (!layer.drawn) {
        return;
    }
    if (layer.styled) {
        m_renderer.set_classes(*layer.drawn, layer.styled->classes);
    } else {
        m_renderer.set_classes(*layer.drawn, layer.crops.classes);
    }
}

void Workbench::choose_style(const ChooseStyle& request) {
    const LoadedLayer* layer = m_session.find(request.layer);
    if (layer == nullptr) {
        return;
    }
    m_jobs.start(said("Colouring {0}", {layer->title_word()}),
                 [this, id = request.layer, style = request.style,
                  data = layer->layer](Progress& progress) -> Jobs::Finish {
                     progress.step("classes");
                     std::shared_ptr<const StyledRows> styled;
                     if (auto rows = style_rows(*data, style)) {
                         styled = std::make_shared<const StyledRows>(std::move(*rows));
                     }
                     return [this, id, style, styled] {
                         if (LoadedLayer* drawn = m_session.find(id)) {
                             drawn->source.style = style;
                             drawn->styled = styled;
                             show_classes(*drawn);
                         }
                     };
                 });
}

// A layer is shown by the frame after, and painted some time later.
bool Workbench::map_is_there() const {
    return (m_session.layers.empty() && m_session.kept_maps.empty()) ||
           (m_frame > m_put_at_frame + 1 && !m_renderer.painting());
}

// What nobody can ask for before the map is there waits until it is.
void Workbench::measure_drawn_layers() {
    for (const LayerId id : std::exchange(m_measure_next, {})) {
        measure(id);
        keep_map(id);
    }
}

// What the cursor and the cards need of a layer: where its features lie, and their areas.
void Workbench::measure(LayerId id) {
    const LoadedLayer* layer = m_session.find(id);
    if (layer == nullptr || layer->picker) {
        return;
    }
    const bool areas_too = layer->kind == GeometryKind::polygon && !layer->areas_m2;
    m_jobs.start(said("Measuring {0}", {layer->title_word()}),
                 [this, id, data = layer->layer, areas_too](Progress& progress) {
                     auto picker = std::make_shared<const Picker>(data);
                     std::shared_ptr<const std::vector<double>> areas;
                     if (areas_too) {
                         progress.step("areas");
                         areas = std::make_shared<const std::vector<double>>(
                             zamin::measure::feature_areas_m2(*data, progress));
                     }
                     return [this, id, picker, areas] {
                         if (LoadedLayer* measured = m_session.find(id)) {
                             measured->picker = picker;
                             measured->areas_m2 = areas ? areas : measured->areas_m2;
                         }
                     };
                 });
}

void Workbench::fit_everything(bool fly) {
    const Box box = m_session.box_m();
    if (box.empty()) {
        return;
    }
    if (fly) {
        fly_to(m_state, box, fit_padding_px);
        m_state.camera_used = false;
    } else {
        stop_camera(m_state);
        m_state.camera = fitted(m_state, box, fit_padding_px);
    }
}

void Workbench::fly_to_feature(FeatureRef feature) {
    const LoadedLayer* layer = m_session.find(feature.layer);
    if (layer != nullptr) {
        fly_to(m_state, with_surroundings(feature_box_m(*layer, feature.feature)),
               feature_padding_px);
        m_state.camera_used = true;
    }
}

void Workbench::fly_to_district(const std::string& district) {
    const LoadedLayer* districts = m_session.of_role("districts");
    if (districts == nullptr) {
        return;
    }
    Box box;
    for (const std::uint32_t row : district_features(m_session, district)) {
        box.add(feature_box_m(*districts, row));
    }
    fly_to(m_state, box, fit_padding_px);
    m_state.camera_used = m_state.camera_used || !box.empty();
}

void Workbench::fly_to_place(const FlyToPlace& place) {
    if (!m_session.from_lonlat) {
        return;
    }
    const Coord at_m = m_session.from_lonlat->apply(place.lonlat_deg);
    if (!std::isfinite(at_m.x) || !std::isfinite(at_m.y)) {
        return;
    }
    Box box;
    box.add(at_m);
    const double side_m =
        place.metres_per_px > 0.0
            ? place.metres_per_px * std::min(m_state.camera.width_px, m_state.camera.height_px)
            : place_side_m;
    fly_to(m_state, with_surroundings(box, side_m), 0.0);
    m_state.camera_used = true;
}

}  // namespace zamin::viewer
