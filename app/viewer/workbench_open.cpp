#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"
#include "core/fitted_projection.hpp"
#include "core/msgid.hpp"
#include "io/network.hpp"
#include "project/drawings_file.hpp"
#include "viewer/guess_role.hpp"
#include "viewer/preferences.hpp"
#include "viewer/rasters.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

// "plots.gpkg", or "land.gpkg, plots" for a named layer.
std::string short_name(const io::SourceName& source) {
    std::string name = std::filesystem::path(source.path).filename().string();
    if (name.empty()) {
        name = source.path;
    }
    return source.layer.empty() ? name : name + ", " + source.layer;
}

bool is_missing(const project::ProjectWithGaps& loaded, std::string_view role) {
    return std::ranges::find(loaded.missing, role, &project::MissingFile::role) !=
           loaded.missing.end();
}

}  // namespace

void Workbench::open_project(const std::string& file, bool with_gaps) {
    const std::string name = std::filesystem::path(file).filename().string();
    m_project_job =
        m_jobs.start(said("Opening {0}", {name}), [this, file, with_gaps](Progress& progress) {
            progress.step("project");
            auto loaded = std::make_shared<project::ProjectWithGaps>(project::load_with_gaps(file));
            auto drawings = std::make_shared<project::Drawings>();
            const bool ask = !with_gaps && !loaded->missing.empty();
            if (!ask && !loaded->project.drawings.empty() && !is_missing(*loaded, "drawings")) {
                *drawings = project::read_drawings(loaded->project.drawings, progress);
            }
            return [this, loaded, drawings, ask] {
                if (ask) {
                    ask_for_files(std::move(*loaded));
                    return;
                }
                // Only now is it certain that there is something to take the old one's place.
                close_all();
                show_project(loaded->project, std::move(*drawings), loaded->missing);
                remember_project(m_state.recent, loaded->project.file);
                take_hold();
            };
        });
    m_reading.insert(m_project_job);
}

void Workbench::show_project(const project::Project& project, project::Drawings drawings,
                             const std::vector<project::MissingFile>& missing) {
    m_session.project = project;
    m_state.bookmarks = project.places;
    m_session.saved_drawings = drawings;
    m_session.drawings = project::DrawingBook(std::move(drawings));
    if (!project.coverage.denominator.empty()) {
        m_session.coverage_options.denominator =
            coverage::denominator_from(project.coverage.denominator);
    }
    m_session.coverage_options.overlaps = coverage::overlaps_from(project.coverage.overlaps);
    for (const project::ProjectSource& source : project.sources) {
        if (std::ranges::find(missing, source.role, &project::MissingFile::role) != missing.end()) {
            continue;
        }
        if (source.role == "elevation") {
            read_raster(source);
        } else if (source.source.path != project.drawings) {
            read(source);
        }
    }
}

void Workbench::open_source(const std::string& text) {
    const io::SourceName name = io::SourceName::parse(text);
    io::allow_host(io::host_of(name.path));  // the user named it
    project::ProjectSource source;
    source.source = name;
    if (names_a_raster(name.path)) {
        read_raster(source);
        return;
    }
    const JobId job = m_jobs.start(
        said("Opening {0}", {short_name(name)}),
        [this, text, source, generation = m_generation](Progress& progress) -> Jobs::Finish {
            progress.step("layers");
            std::vector<project::ProjectSource> sources;
            try {
                sources = sources_of(text);
            } catch (const io::NetworkRefused& refusal) {
                return ask_for_network({source, refusal.host(), false});
            }
            return [this, sources = std::move(sources), generation] {
                for (const project::ProjectSource& found : sources) {
                    if (generation == m_generation) {
                        read(found);
                    }
                }
            };
        });
    m_reading.insert(job);
}

void Workbench::read(project::ProjectSource source) {
    // The id is given here, so that the order of the layers is that in which they were asked for.
    const LayerId id = m_session.next_layer_id();
    if (const auto job = open_kept_map(source, id)) {
        m_deferred.push_back({std::move(source), id, *job});
        return;
    }
    start_reading(std::move(source), id);
}

JobId Workbench::start_reading(project::ProjectSource source, LayerId id) {
    const Sentence title = said("Reading {0}", {short_name(source.source)});
    std::vector<std::shared_ptr<const Layer>> references;
    for (const LoadedLayer& layer : m_session.layers) {
        if (layer.role() == "districts" || layer.role() == "villages") {
            references.push_back(layer.layer);
        }
    }
    const JobId job = m_jobs.start(
        title,
        [this, id, source = std::move(source), references = std::move(references),
         generation = m_generation](Progress& progress) -> Jobs::Finish {
            auto layer = std::make_shared<LoadedLayer>();
            try {
                *layer = load_layer(source, progress);
            } catch (const io::NetworkRefused& refusal) {
                return ask_for_network({source, refusal.host(), false});
            } catch (const Error& failure) {
                const auto question = crs_question(source, failure.what(), references, progress);
                if (!question) {
                    throw;
                }
                return [this, question, generation] {
                    if (generation == m_generation) {
                        ask_for_crs(*question);
                    }
                };
            }
            layer->id = id;
            return [this, layer, generation] {
                if (generation == m_generation) {
                    add_layer(std::move(*layer));
                }
            };
        });
    m_reading.insert(job);
    return job;
}

void Workbench::ask_for_crs(CrsQuestion question) {
    note(said("Opening {0}", {short_name(question.source.source)}),
         said("Its coordinate system is missing or wrong. Those that fit are offered under Data."));
    m_session.crs_questions.push_back(std::move(question));
    m_state.left_page = LeftPage::data;
    m_state.left_open = true;
}

Jobs::Finish Workbench::ask_for_network(NetworkQuestion question) {
    return [this, question = std::move(question), generation = m_generation] {
        if (generation == m_generation) {
            if (m_session.network_questions.empty()) {
                note(
                    said("A layer lies on a network"),
                    said("It is fetched from {0} once you say so, under Layers.", {question.host}));
            }
            m_session.network_questions.push_back(question);
            m_state.left_page = LeftPage::layers;
            m_state.left_open = true;
        }
    };
}

void Workbench::answer_network(const AnswerNetwork& answer) {
    std::vector<NetworkQuestion> answered;
    std::erase_if(m_session.network_questions, [&](const NetworkQuestion& question) {
        const bool of_host = question.host == answer.host;
        if (of_host) {
            answered.push_back(question);
        }
        return of_host;
    });
    if (!answer.fetch) {
        return;
    }
    io::allow_host(answer.host);
    m_state.allowed_hosts.push_back(answer.host);
    for (const NetworkQuestion& question : answered) {
        if (question.raster) {
            read_raster(question.source);
        } else {
            read(question.source);
        }
    }
}

void Workbench::read_again(const ReadAgain& request) {
    close_layer(request.layer);
    leave_out(request.source.source);
    for (project::ProjectSource& source : m_session.project.sources) {
        if (source.role == request.source.role) {
            source = request.source;
        }
    }
    read(request.source);
}

void Workbench::leave_out(const io::SourceName& source) {
    std::erase_if(m_session.crs_questions, [&](const CrsQuestion& question) {
        return question.source.source.text() == source.text();
    });
}

void Workbench::add_layer(LoadedLayer layer) {
    const LayerId id = layer.id;
    const bool drawable = layer.kind != GeometryKind::none && layer.layer->crs.known();
    const auto place = std::find_if(m_session.layers.begin(), m_session.layers.end(),
                                    [id](const LoadedLayer& other) { return other.id > id; });
    if (!layer.style_complaint.empty()) {
        note(said("The style of {0}", {layer.title_word()}), as_it_is(layer.style_complaint));
    }
    m_session.layers.insert(place, std::move(layer));
    if (!drawable) {
        if (m_session.find(id)->role().empty()) {
            note(
                said("Opening {0}", {short_name(m_session.find(id)->source.source)}),
                said("No row of it has a shape that could be drawn. What was found in it is listed "
                     "under Data."));
        }
        adopt_roles();
        return;
    }
    insert_layer(m_state, m_session, id);
    adopt_roles();
    m_projection_stale = true;
    if (!m_session.map_crs.known()) {
        set_projection(fitted_projection(m_session.lonlat_deg()));
    }
    prepare(id);
}

void Workbench::close_layer(LayerId id) {
    const LoadedLayer* layer = m_session.find(id);
    if (layer == nullptr) {
        return;
    }
    if (layer->drawn) {
        m_renderer.remove(*layer->drawn);
    }
    const bool result = layer->result;
    std::erase_if(m_session.layers, [id](const LoadedLayer& other) { return other.id == id; });
    forget_layer(m_state, id);
    if (!result) {
        adopt_roles();
    }
}

void Workbench::close_all() {
    let_go();
    ++m_generation;
    m_deferred.clear();
    drop_kept_maps(true);
    while (!m_session.layers.empty()) {
        close_layer(m_session.layers.back().id);
    }
    while (!m_session.rasters.empty()) {
        close_raster(m_session.rasters.back().id);
    }
    m_jobs.cancel(m_coverage_job);
    m_session.project = {};
    m_session.drawings = project::DrawingBook();
    m_session.saved_drawings.clear();
    m_state.drawing = {};
    m_state.bookmarks.clear();
    m_state.renaming.reset();
    m_state.overview.reset();
    m_session.crs_questions.clear();
    m_session.network_questions.clear();
    m_state.data.reset();
    m_state.centres.reset();
    m_state.scenarios.reset();
    m_state.siting.reset();
    m_session.coverage_options = {};
    m_session.map_crs = {};
    m_state.camera_used = false;
    m_state.only_crop.reset();
}

void Workbench::set_role(LayerId id, const std::string& role) {
    LoadedLayer* layer = m_session.find(id);
    if (layer == nullptr || layer->role() == role) {
        return;
    }
    layer->source.role = role;
    layer->title = layer_title(role, layer->layer->name);
    const bool on_map = std::any_of(m_state.layers.begin(), m_state.layers.end(),
                                    [id](const ShownLayer& shown) { return shown.id == id; });
    if (on_map) {
        std::erase_if(m_state.layers, [id](const ShownLayer& shown) { return shown.id == id; });
        insert_layer(m_state, m_session, id);
    }
    adopt_roles();
    if (role == "plots" && layer->crops.classes.empty()) {
        read_crops(id);
    }
    prepare(id);
}

// For a layer that becomes plots after it was read.
void Workbench::read_crops(LayerId id) {
    const LoadedLayer* layer = m_session.find(id);
    const JobId job = m_jobs.start(
        said("Reading the crops of {0}", {layer->title_word()}),
        [this, id, data = layer->layer](Progress&) {
            auto crops = std::make_shared<CropField>(crop_field(*data, guess_crop_column(*data)));
            return [this, id, crops] {
                if (LoadedLayer* plots = m_session.find(id)) {
                    plots->crops = std::move(*crops);
                    adopt_roles();
                    show_classes(*plots);
                }
            };
        });
    m_reading.insert(job);
}

void Workbench::list_folder(const std::filesystem::path& folder) {
    m_jobs.start(said("Listing {0}", {folder.filename().string()}), [this, folder](Progress&) {
        auto list = std::make_shared<FolderList>(zamin::viewer::list_folder(folder));
        return [this, list] {
            m_state.browser.listing = false;
            m_state.browser.folder = list->folder;
            m_state.browser.path_text = list->folder.string();
            m_state.browser.list = std::move(*list);
        };
    });
}

bool Workbench::reading() const {
    return !m_reading.empty() || !m_deferred.empty();
}

}  // namespace zamin::viewer
