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

void Workbench::show_result(const ShowResult& request) {
    const auto old = std::ranges::find_if(m_session.layers, [&](const LoadedLayer& layer) {
        return layer.result && layer.title == request.title;
    });
    if (old != m_session.layers.end()) {
        close_layer(old->id);
    }
    if (!request.layer) {
        return;
    }
    LoadedLayer layer;
    layer.id = m_session.next_layer_id();
    layer.result = true;
    layer.title = request.title;
    layer.source.source.path = request.title;
    layer.layer = request.layer;
    layer.kind = main_kind(*request.layer);
    layer.lonlat_deg = lonlat_box(*request.layer);
    add_layer(std::move(layer));
}

}  // namespace zamin::viewer
