// Projects whose files lie elsewhere now.
#include <algorithm>
#include <utility>

#include "core/msgid.hpp"
#include "viewer/moved_view.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

void use_found(MovedView& moved, const std::map<std::string, std::string>& found) {
    for (const auto& [role, path] : found) {
        const auto source =
            std::ranges::find(moved.project.sources, role, &project::ProjectSource::role);
        (source == moved.project.sources.end() ? moved.project.drawings : source->source.path) =
            path;
    }
    std::erase_if(moved.missing,
                  [&](const project::MissingFile& file) { return found.contains(file.role); });
    moved.some_found = moved.some_found || !found.empty();
    moved.looked_in_vain = found.empty();
}

}  // namespace

void Workbench::ask_for_files(project::ProjectWithGaps loaded) {
    m_failures.push_back(loaded.missing.front().complaint);
    m_state.browser = {};
    m_state.browser.listing = true;
    m_state.ask(ListFolder{std::filesystem::absolute(loaded.project.file).parent_path()});
    m_state.moved = std::make_shared<MovedView>(
        MovedView{std::move(loaded.project), std::move(loaded.missing)});
    m_state.dialog = Dialog::moved;
}

void Workbench::find_moved(const FindMoved& request) {
    const std::shared_ptr<MovedView> moved = m_state.moved;
    if (!moved || moved->looking) {
        return;
    }
    moved->looking = true;
    m_jobs.start(said("Looking for the project's files"),
                 [this, moved, missing = moved->missing,
                  folder = request.folder](Progress& progress) -> Jobs::Finish {
                     progress.step("folders");
                     auto found = project::find_moved(missing, folder, progress);
                     return [this, moved, found = std::move(found)] {
                         moved->looking = false;
                         use_found(*moved, found);
                         // Closed meanwhile: nothing is asked for any more.
                         if (moved->missing.empty() && m_state.moved == moved) {
                             m_state.ask(OpenWithGaps{});
                         }
                     };
                 });
}

void Workbench::open_with_gaps() {
    const std::shared_ptr<MovedView> moved = std::exchange(m_state.moved, nullptr);
    if (!moved) {
        return;
    }
    m_state.dialog = Dialog::none;
    if (moved->some_found) {
        project::save(moved->project, moved->project.file);
        note(said("Saved"), as_it_is(moved->project.file.string()));
    }
    open_project(moved->project.file.string(), true);
}

}  // namespace zamin::viewer
