#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "core/msgid.hpp"
#include "io/network.hpp"
#include "io/tile_source.hpp"
#include "viewer/rasters.hpp"
#include "viewer/session.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

// Coarser than this many pixels of the screen a picture is fetched anew.
constexpr double coarsest_px = 1.5;

double cell_m(const MapImage& image) {
    return image.box_m.width() / std::max(1, image.levels.front().width);
}

Box with_margin(Box box_m) {
    if (!box_m.empty()) {
        const double margin_m = 0.25 * std::max(box_m.width(), box_m.height());
        const Box inner = box_m;
        box_m.add(Coord{inner.min_x - margin_m, inner.min_y - margin_m});
        box_m.add(Coord{inner.max_x + margin_m, inner.max_y + margin_m});
    }
    return box_m;
}

}  // namespace

void Workbench::read_raster(const project::ProjectSource& source) {
    const std::string name = io::names_tiles(source.source.path)
                                 ? io::tile_title(source.source.path)
                                 : std::filesystem::path(source.source.path).filename().string();
    const LayerId id = m_session.next_layer_id();
    m_reading.insert(m_jobs.start(
        said("Reading {0}", {name}),
        [this, id, name, source, generation = m_generation](Progress& progress) -> Jobs::Finish {
            progress.step("raster");
            LoadedRaster raster;
            raster.id = id;
            raster.source = source;
            try {
                raster.info = io::raster_info(source.source, source.crs);
            } catch (const io::NetworkRefused& refusal) {
                return ask_for_network({source, refusal.host(), true});
            }
            raster.title = raster.info.picture ? name : std::string(msgid("Relief"));
            return [this, raster, generation] {
                if (generation != m_generation) {
                    return;
                }
                if (!raster.info.crs.known()) {
                    note(as_it_is(raster.title),
                         said("{0}: the raster has no coordinate system; name it in the project "
                              "file (crs), for example EPSG:32642. It is not shown.",
                              {raster.source.source.path}));
                    return;
                }
                m_session.rasters.push_back(raster);
                m_projection_stale = true;
            };
        }));
}

// Once the map's projection is certain and the plots are there: relief can wait for them.
void Workbench::prepare_rasters() {
    if (!m_session.map_crs.known()) {
        return;
    }
    for (const LoadedRaster& raster : m_session.rasters) {
        if (raster.drawn || !m_rasters_begun.insert(raster.id).second) {
            continue;
        }
        // A server's tiles are fetched for the region only.
        const Box around_m =
            io::names_tiles(raster.source.source.path) ? with_margin(m_session.box_m()) : Box();
        m_jobs.start(
            said("Drawing {0}", {Term{raster.title}}),
            [this, id = raster.id, source = raster.source, info = raster.info,
             crs = m_session.map_crs, around_m](Progress& progress) {
                auto image = std::make_shared<MapImage>(
                    info.picture ? picture_image(source, info, crs, around_m, 0.0, progress)
                                 : relief_image(source, info, crs, progress));
                return [this, id, image, crs] {
                    const auto drawn = std::ranges::find(m_session.rasters, id, &LoadedRaster::id);
                    if (drawn == m_session.rasters.end() || !crs.same_as(m_session.map_crs)) {
                        return;
                    }
                    drawn->box_m = image->box_m;
                    drawn->cell_m = cell_m(*image);
                    drawn->drawn = m_renderer.upload_image(std::move(*image));
                    if (!m_state.camera_used && m_session.layers.empty()) {
                        fit_everything(false);
                    }
                };
            });
    }
}

bool Workbench::rasters_waiting() const {
    return m_session.map_crs.known() &&
           std::ranges::any_of(m_session.rasters, [this](const LoadedRaster& raster) {
               return !raster.drawn && !m_rasters_begun.contains(raster.id);
           });
}

void Workbench::sharpen_pictures() {
    if (m_jobs.running(m_sharpening) || !m_state.still()) {
        return;
    }
    // Its job has ended and left nothing: it failed, and its note says why.
    for (LoadedRaster& raster : m_session.rasters) {
        raster.near_failed = raster.near_failed || raster.id == m_sharpened;
    }
    m_sharpened = 0;
    const Box seen_m = m_state.camera.visible_m();
    for (const LoadedRaster& raster : m_session.rasters) {
        const double wanted_m = std::max(m_state.camera.metres_per_px, own_cell_m(raster.info));
        const bool near_will_do = raster.near_drawn && raster.near_m.contains(seen_m) &&
                                  raster.near_cell_m <= coarsest_px * wanted_m;
        if (!raster.drawn || !raster.info.picture || raster.near_failed || near_will_do ||
            raster.cell_m <= coarsest_px * wanted_m || !m_state.raster_visible(raster.id) ||
            !raster.box_m.intersects(seen_m)) {
            continue;
        }
        m_sharpened = raster.id;
        m_sharpening = m_jobs.start(
            said("Drawing {0}", {Term{raster.title}}),
            [this, id = raster.id, source = raster.source, info = raster.info, seen_m, wanted_m,
             crs = m_session.map_crs](Progress& progress) -> Jobs::Finish {
                auto image = std::make_shared<MapImage>(
                    picture_image(source, info, crs, seen_m, wanted_m, progress));
                return [this, id, image, crs, seen_m, wanted_m] {
                    m_sharpened = 0;
                    const auto drawn = std::ranges::find(m_session.rasters, id, &LoadedRaster::id);
                    if (drawn == m_session.rasters.end() || !crs.same_as(m_session.map_crs)) {
                        return;
                    }
                    if (drawn->near_drawn) {
                        m_renderer.remove(*drawn->near_drawn);
                    }
                    drawn->near_m = seen_m;
                    drawn->near_cell_m = wanted_m;
                    drawn->near_drawn = m_renderer.upload_image(std::move(*image));
                };
            });
        return;
    }
}

void Workbench::take_off_map(LoadedRaster& raster) {
    for (std::optional<LayerHandle>* handle : {&raster.drawn, &raster.near_drawn}) {
        if (*handle) {
            m_renderer.remove(**handle);
            handle->reset();
        }
    }
    raster.near_failed = false;
}

void Workbench::close_raster(LayerId id) {
    const auto raster = std::ranges::find(m_session.rasters, id, &LoadedRaster::id);
    if (raster == m_session.rasters.end()) {
        return;
    }
    take_off_map(*raster);
    m_session.rasters.erase(raster);
    m_state.show_raster(id, true);
}

}  // namespace zamin::viewer
