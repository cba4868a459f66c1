#include <algorithm>
#include <array>
#include <filesystem>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "project/save_work.hpp"
#include "viewer/preferences.hpp"
#include "viewer/shown_project.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

// Why the file is not to be written without asking; empty = it may be.
std::string question_before(const std::filesystem::path& target, const std::filesystem::path& open,
                            const WorkKeeper* keeper) {
    std::error_code ignored;
    if (target != open) {
        return std::filesystem::exists(target, ignored) ? msgid("There is a file of this name.")
                                                        : "";
    }
    if (keeper != nullptr && keeper->open_elsewhere()) {
        return msgid("Another window has this project open, with changes of its own perhaps.");
    }
    return keeper != nullptr && keeper->changed_on_disk()
               ? msgid("Another program has changed the file since it was opened here.")
               : "";
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

void Workbench::save_project(const SaveProject& request) {
    if (request.file.empty()) {
        throw usage_error("A project needs a file to be saved in, like land.toml.");
    }
    std::filesystem::path target = request.file;
    if (target.extension() != ".toml") {
        target += ".toml";
    }
    const std::string why = question_before(target, m_session.project.file, m_keeper.get());
    if (!why.empty() && !request.replace) {
        m_state.save_question = {target, why};
        m_state.save_path = target.string();
        m_state.dialog = Dialog::save;
        return;
    }
    project::Project project = shown_project(m_session);
    project.file = target;
    if (project.title.empty()) {
        project.title = target.stem().string();
    }
    const project::Drawings drawings = m_session.drawings.all();
    const std::size_t records = m_keeper ? m_keeper->records().size() : 0;
    m_save_job =
        m_jobs.start(said("Saving the project"),
                     [this, project = std::move(project), drawings, records,
                      before = m_session.saved_drawings](Progress& progress) -> Jobs::Finish {
                         return [this, drawings, records,
                                 saved = project::save_work(project, drawings, before, progress)] {
                             finish_saving(saved, drawings, records);
                         };
                     });
}

// Of what is kept, the first `records` are in the file now.
void Workbench::finish_saving(const project::Project& project, const project::Drawings& drawings,
                              std::size_t records) {
    const bool same_file = project.file == m_session.project.file;
    m_session.project = project;
    m_session.saved_drawings = drawings;
    m_kept_text.clear();
    std::vector<std::string> later;
    if (m_keeper) {
        const std::vector<std::string>& kept = m_keeper->records();
        const auto first = static_cast<std::ptrdiff_t>(std::min(records, kept.size()));
        later.assign(kept.begin() + first, kept.end());
        m_keeper->saved(same_file ? later : std::vector<std::string>());
        m_kept_trial.clear();  // no file has it: it is kept once more
    }
    m_session.project_changed = !later.empty();
    if (!same_file) {
        m_keeper.reset();
        take_hold();
        // What a file of this name has left is of no use any more.
        answer_unsaved(false);
        for (const std::string& record : later) {
            keep(record);
        }
    }
    remember_project(m_state.recent, project.file);
    note(said("Saved"), as_it_is(project.file.string()));
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
