#include <algorithm>
#include <array>
#include <filesystem>

#include "core/error.hpp"
#include "viewer/preferences.hpp"
#include "viewer/shown_project.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

void Workbench::make_project(const MakeProject& request) {
    close_all();
    m_session.project.title = request.title;
    const std::array<std::pair<const char*, const std::string*>, 2> parts = {
        {{"districts", &request.districts}, {"plots", &request.plots}}};
    for (const auto& [role, path] : parts) {
        if (!path->empty()) {
            project::ProjectSource source;
            source.role = role;
            source.source = io::SourceName::parse(*path);
            read(std::move(source));
        }
    }
}

void Workbench::save_project(const std::filesystem::path& file) {
    if (file.empty()) {
        throw usage_error("A project needs a file to be saved in, like land.toml.");
    }
    std::filesystem::path target = file;
    if (target.extension() != ".toml") {
        target += ".toml";
    }
    project::Project project = shown_project(m_session);
    project.file = target;
    if (project.title.empty()) {
        project.title = target.stem().string();
    }
    project::save(project, target);
    m_session.project = std::move(project);
    remember_project(m_state.recent, target);
    note("Saved", target.string());
}

// The layer that was shown before is drawn until the new one is ready.
void Workbench::show_result(const ShowResult& request) {
    const auto old = std::ranges::find_if(m_session.layers, [&](const LoadedLayer& layer) {
        return layer.result && layer.title == request.title;
    });
    const bool known = old != m_session.layers.end();
    if (!request.layer || request.layer->size() == 0) {
        if (known) {
            close_layer(old->id);
        }
        return;
    }
    LoadedLayer layer = known ? std::move(*old) : LoadedLayer();
    layer.id = known ? layer.id : m_session.next_layer_id();
    layer.result = true;
    layer.title = request.title;
    layer.source.source.path = request.title;
    layer.source.role = request.role;
    layer.crops.classes = request.classes;
    layer.layer = request.layer;
    layer.kind = main_kind(*request.layer);
    layer.lonlat_deg = lonlat_box(*request.layer);
    layer.picker.reset();  // found anew when it is on the map
    layer.areas_m2.reset();
    const LayerId id = layer.id;
    if (known) {
        *old = std::move(layer);
        forget_features(m_state, id);
    } else {
        m_session.layers.push_back(std::move(layer));
        insert_layer(m_state, m_session, id);
    }
    prepare(id);
}

}  // namespace zamin::viewer
