#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "viewer/map_index.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

std::optional<JobId> Workbench::open_kept_map(const project::ProjectSource& source, LayerId id) {
    std::error_code failure;
    if (!m_least_rows_kept || !std::filesystem::exists(map_index_file(source), failure)) {
        return std::nullopt;
    }
    return m_jobs.start(
        said("Opening the kept map of {0}", {source.source.text()}),
        [this, source, id, generation = m_generation](Progress& progress) -> Jobs::Finish {
            progress.step("reading");
            auto index = read_map_index(source, progress);
            if (!index) {
                return {};
            }
            return [this, id, generation, index = std::make_shared<MapIndex>(std::move(*index))] {
                if (generation == m_generation) {
                    show_kept_map(
                        {id, 0, index->role, index->kind, index->lonlat_deg, 0, index->shapes},
                        index->map_crs_wkt, index->classes);
                }
            };
        });
}

// The map may have another projection by now.
void Workbench::show_kept_map(KeptMap map, const std::string& crs_wkt,
                              std::span<const std::uint8_t> classes) {
    try {
        const Crs crs = Crs::parse(crs_wkt);
        if (!m_session.map_crs.known()) {
            set_projection(crs);
        } else if (!crs.same_as(m_session.map_crs)) {
            return;
        }
    } catch (const Error&) {
        return;
    }
    map.drawn = m_renderer.upload(map.shapes);
    m_renderer.set_classes(map.drawn, classes);
    m_session.kept_maps.push_back(std::move(map));
    if (!m_state.camera_used) {
        fit_everything(false);
    }
    m_put_at_frame = m_frame;
}

void Workbench::start_deferred() {
    const bool on_screen = map_is_there();
    std::vector<Deferred> later;
    for (Deferred& reading : std::exchange(m_deferred, {})) {
        const auto kept = std::ranges::find(m_session.kept_maps, reading.id, &KeptMap::id);
        const bool is_shown = kept == m_session.kept_maps.end() || on_screen;
        if (m_jobs.running(reading.kept_job) || !is_shown) {
            later.push_back(std::move(reading));
            continue;
        }
        const JobId job = start_reading(std::move(reading.source), reading.id);
        if (kept != m_session.kept_maps.end()) {
            kept->reading = job;
        }
    }
    m_deferred = std::move(later);
}

const KeptMap* Workbench::kept_map_of(const LoadedLayer& layer) const {
    for (const KeptMap& kept : m_session.kept_maps) {
        if (kept.id == layer.id && kept.shapes->feature_count == layer.layer->size()) {
            return &kept;
        }
    }
    return nullptr;
}

// Those of layers that are there, or will not come.
void Workbench::drop_kept_maps(bool all) {
    std::erase_if(m_session.kept_maps, [&](const KeptMap& kept) {
        const bool waits = kept.reading == 0 || m_jobs.running(kept.reading) ||
                           (m_session.find(kept.id) && !m_preparing.empty());
        if (waits && !all) {
            return false;
        }
        m_renderer.remove(kept.drawn);
        return true;
    });
}

// Where the file cannot be written, the map is made anew the next time: nothing to be told.
void Workbench::keep_map(LayerId id) {
    const auto shapes = m_to_keep.extract(id);
    const LoadedLayer* layer = m_session.find(id);
    const bool is_wanted = m_least_rows_kept && layer != nullptr && !layer->result && shapes &&
                           layer->layer->size() >= *m_least_rows_kept && !layer->file_stamp.empty();
    if (!is_wanted) {
        return;
    }
    auto index = std::make_shared<MapIndex>();
    index->role = layer->role();
    index->kind = layer->kind;
    index->lonlat_deg = layer->lonlat_deg;
    index->map_crs_wkt = m_session.map_crs.wkt();
    index->shapes = shapes.mapped();
    index->classes = layer->crops.classes;
    index->classes.resize(layer->layer->size(), 0);
    m_jobs.start(said("Keeping the map of {0}", {layer->title_word()}),
                 [source = layer->source, stamp = layer->file_stamp, index](Progress& progress) {
                     progress.step("writing");
                     try {
                         if (source_stamp(source) == stamp) {
                             write_map_index(source, stamp, *index, progress);
                         }
                     } catch (const Cancelled&) {
                         throw;
                     } catch (const Error&) {
                         return Jobs::Finish();
                     }
                     return Jobs::Finish();
                 });
}

}  // namespace zamin::viewer
