#include "viewer/shown_project.hpp"

#include <algorithm>

namespace zamin::viewer {

namespace {

project::ProjectSource shown_source(const Session& session, const LoadedLayer& layer) {
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

project::Project shown_project(const Session& session) {
    project::Project project = session.project;
    for (const LoadedLayer& layer : session.layers) {
        if (layer.role().empty() || layer.result) {
            continue;
        }
        const auto known =
            std::ranges::find(project.sources, layer.role(), &project::ProjectSource::role);
        if (known != project.sources.end()) {
            *known = shown_source(session, layer);
        } else {
            project.sources.push_back(shown_source(session, layer));
        }
    }
    project.coverage.denominator = to_string(session.coverage_options.denominator);
    project.coverage.season = session.coverage_options.season;
    return project;
}

}  // namespace zamin::viewer
