#include "project/save_work.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/error.hpp"
#include "project/drawings_file.hpp"

namespace zamin::project {

namespace fs = std::filesystem;

namespace {

void name_candidates(Project& project, bool sites, const std::string& former_file) {
    std::erase_if(project.sources, [&](const ProjectSource& source) {
        return source.role == candidates_layer && source.source.path == former_file;
    });
    if (sites && project.find(candidates_layer) == nullptr) {
        ProjectSource source;
        source.role = candidates_layer;
        source.source = {project.drawings, candidates_layer};
        project.sources.push_back(std::move(source));
    }
}

void check_replaceable(const fs::path& target) {
    std::error_code ignored;
    if (fs::exists(target, ignored) && !holds_drawings(target)) {
        throw error("{}: expected a file of drawings, as the project is saved with; move it away",
                    target.string());
    }
}

}  // namespace

Project save_work(Project project, const Drawings& drawings, const Drawings& before,
                  Progress& progress) {
    const fs::path target = drawings_beside(project.file);
    const std::string former = std::exchange(project.drawings, {});
    const bool moved = former != target.string();
    const bool write = drawings != before || (moved && !drawings.empty());
    if (write) {
        check_replaceable(target);
    }
    const bool sites = std::ranges::any_of(
        drawings, [](const auto& entry) { return entry.second.kind == DrawingKind::site; });
    if (!drawings.empty()) {
        project.drawings = target.string();
    }
    name_candidates(project, sites, former);
    // Between the two writes the project names nothing that is not there: candidates or a file that
    // go are taken out of it first, those that come are there first.
    const bool project_first = drawings.empty() || (!sites && !moved);
    if (project_first) {
        save(project, project.file);
    }
    if (write) {
        write_drawings(drawings, target, progress);
    }
    if (!project_first) {
        save(project, project.file);
    }
    return project;
}

}  // namespace zamin::project
