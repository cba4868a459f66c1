#include <algorithm>
#include <array>
#include <filesystem>

#include "core/error.hpp"
#include "viewer/preferences.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

// The columns that were found or chosen, so that the file says what the window shows.
project::ProjectSource saved_source(const Session& session, const LoadedLayer& layer) {
    project::ProjectSource source = layer.source;
    const auto keep = [&](const char* field, const std::string& column) {
        if (!column.empty() && column != source.column(field)) {
            source.columns[field] = column;
        }
    };
    if (layer.role() == "plots") {
        keep("crop", session.coverage_options.crop_column);
        keep("season", session.coverage_options.season_column);
    } else if (layer.role() == "districts") {
        keep("name", session.coverage_options.district_name_column);
    }
    return source;
}

}  // namespace

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
    project::Project project = m_session.project;
    project.file = target;
    if (project.title.empty()) {
        project.title = target.stem().string();
    }
    // Sources that could not be read stay in the project, layers that came later join it.
    for (const LoadedLayer& layer : m_session.layers) {
        if (layer.role().empty() || layer.result) {
            continue;
        }
        const auto known =
            std::ranges::find(project.sources, layer.role(), &project::ProjectSource::role);
        if (known != project.sources.end()) {
            *known = saved_source(m_session, layer);
        } else {
            project.sources.push_back(saved_source(m_session, layer));
        }
    }
    project.coverage.denominator = to_string(m_session.coverage_options.denominator);
    project.coverage.season = m_session.coverage_options.season;
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
    layer.picker = std::make_shared<const Picker>(request.layer);
    add_layer(std::move(layer));
}

}  // namespace zamin::viewer
