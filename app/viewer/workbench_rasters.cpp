#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "core/msgid.hpp"
#include "viewer/rasters.hpp"
#include "viewer/session.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

void Workbench::read_raster(const project::ProjectSource& source) {
    const std::string name = std::filesystem::path(source.source.path).filename().string();
    const LayerId id = m_session.next_layer_id();
    m_reading.insert(m_jobs.start(
        "Reading " + name, [this, id, name, source, generation = m_generation](Progress& progress) {
            progress.step("raster");
            LoadedRaster raster;
            raster.id = id;
            raster.source = source;
            raster.info = io::raster_info(source.source, source.crs);
            raster.title = raster.info.picture ? name : std::string(msgid("Relief"));
            return [this, raster, generation] {
                if (generation != m_generation) {
                    return;
                }
                if (!raster.info.crs.known()) {
                    note(raster.title,
                         raster.source.source.path +
                             ": the raster has no coordinate system; name it in the project file "
                             "(crs), for example EPSG:32642. It is not shown.");
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
        m_jobs.start("Drawing " + raster.title, [this, id = raster.id, source = raster.source,
                                                 info = raster.info,
                                                 crs = m_session.map_crs](Progress& progress) {
            auto image = std::make_shared<MapImage>(
                info.picture ? picture_image(source, info, crs, progress)
                             : relief_image(source, info, crs, progress));
            return [this, id, image, crs] {
                const auto drawn = std::ranges::find(m_session.rasters, id, &LoadedRaster::id);
                if (drawn == m_session.rasters.end() || !crs.same_as(m_session.map_crs)) {
                    return;
                }
                drawn->box_m = image->box_m;
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

void Workbench::close_raster(LayerId id) {
    const auto raster = std::ranges::find(m_session.rasters, id, &LoadedRaster::id);
    if (raster == m_session.rasters.end()) {
        return;
    }
    if (raster->drawn) {
        m_renderer.remove(*raster->drawn);
    }
    m_session.rasters.erase(raster);
    m_state.show_raster(id, true);
}

}  // namespace zamin::viewer
