// The work of the step "New centres", each on a thread of its own.
#include <algorithm>
#include <chrono>
#include <map>

#include "core/error.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

using commands::SiteRun;

constexpr int curve_points = 10;
constexpr int runners = 5;
// Each of the plans beside the best is given this long.
constexpr double comparing_limit_s = 10.0;

// A failure stands in the panel, where the question is that can mend it; a run that was stopped
// before there was any plan leaves what was shown before.
RunWork::Finish failed(const Sentence& why) {
    return [why](Session&, ViewState& state) {
        SitingView& view = siting_view(state);
        view.watch.reset();
        view.failure = why;
        view.question_open = true;
    };
}

RunWork compare_work(const std::shared_ptr<const SiteRun>& run) {
    RunWork work;
    work.title = said("Comparing with other plans");
    work.kept_when_cancelled = true;
    work.work = [run](Progress& progress) -> RunWork::Finish {
        std::shared_ptr<const commands::SiteAlternatives> more;
        Sentence failure;
        try {
            commands::SiteComparison wish;
            wish.curve = curve_points;
            wish.runners = runners;
            wish.time_limit_s = comparing_limit_s;
            more = std::make_shared<const commands::SiteAlternatives>(
                commands::alternatives(*run, wish, progress));
        } catch (const std::exception&) {
            failure = sentence(std::current_exception());
        }
        return [run, more, failure](Session&, ViewState& state) {
            SitingView& view = siting_view(state);
            if (view.run == run) {
                view.comparing = false;
                view.more = more;
            }
            if (!failure.empty()) {
                state.ask(TellUser{said("Comparing with other plans"), failure});
            }
        };
    };
    return work;
}

void take_run(const std::shared_ptr<const SiteRun>& run, const std::optional<Sentence>& why,
              ViewState& state) {
    SitingView& view = siting_view(state);
    view.watch.reset();
    view.failure = {};
    view.obstacle = why;
    view.run = run;
    view.more.reset();
    view.comparing = !why.has_value();
    view.question_open = why.has_value();
    view.refused_open = why.has_value();
    view.shown = {};
    view.moved.clear();
    view.ground.clear();
    view.tried.reset();
    show_candidates(view, state);
    if (!run->request.district.empty()) {
        state.ask(FlyToDistrict{run->request.district});
    }
    if (why) {
        show_site_areas(view, state);
    } else {
        show_plan({}, view, state);
        state.ask(compare_work(run));
    }
}

// Centres and villages are called as on the map: in the reader's language where the data has it.
void name_sites(const Session& session, text::Language language, SiteRun& run) {
    for (const auto& [role, field] :
         {std::pair{"centres", "centre_id"}, std::pair{"villages", "village_id"}}) {
        const LoadedLayer* layer = session.of_role(role);
        const Column* ids =
            layer == nullptr ? nullptr : layer->layer->find_column(layer->source.column(field));
        std::map<std::string, std::size_t> row_of;
        for (std::size_t row = 0; ids != nullptr && row < ids->size(); ++row) {
            row_of.emplace(ids->text(row), row);
        }
        for (std::size_t site = 0; site < run.question.site_names.size(); ++site) {
            const auto found = row_of.find(run.question.site_names[site]);
            const std::string name =
                found == row_of.end() ? "" : layer->map_name(found->second, language);
            if (!name.empty()) {
                run.question.site_titles[site] = name;
            }
        }
    }
}

// Sites that were drawn on the map.
std::vector<siting::CandidateLand> drawn_places(const Session& session) {
    std::vector<siting::CandidateLand> places;
    for (const auto& [id, drawing] : session.drawings.all()) {
        if (drawing.kind == project::DrawingKind::site) {
            siting::CandidateLand& place = places.emplace_back();
            place.id = "site-" + std::to_string(id);
            place.name = drawing.text;
            place.place = drawing.points.front();
        }
    }
    return places;
}

// Places of a layer of the user's own are the project's candidates for this question.
project::Project project_of(const Session& session, commands::SiteRequest& request) {
    project::Project project = shown_project(session);
    request.places = request.candidates_from == "places" ? drawn_places(session)
                                                         : std::vector<siting::CandidateLand>();
    constexpr std::string_view own = own_places_word;
    if (request.candidates_from.starts_with(own)) {
        const auto id =
            static_cast<LayerId>(std::stoul(request.candidates_from.substr(own.size())));
        if (const LoadedLayer* layer = session.find(id)) {
            std::erase_if(project.sources, [](const project::ProjectSource& source) {
                return source.role == "candidates";
            });
            project::ProjectSource source = layer->source;
            source.role = "candidates";
            project.sources.push_back(std::move(source));
        }
        request.candidates_from = "candidates";
    }
    return project;
}

RunWork sites_work(const Session& session, const SitingView& view) {
    RunWork work;
    commands::SiteRequest request = view.request;
    project::Project project = project_of(session, request);
    work.title = said("Looking for the best places");
    work.kept_when_cancelled = true;
    work.work = [request = std::move(request), watch = view.watch,
                 project = std::move(project)](Progress& progress) mutable -> RunWork::Finish {
        watch->follow(&progress);
        RunWork::Finish finish;
        try {
            request.project = std::move(project);
            request.on_trace = [watch](const siting::TracePoint& point) { watch->add(point); };
            auto run = std::make_shared<SiteRun>(commands::ask_site(request, progress));
            const std::optional<Sentence> why = commands::obstacle(*run);
            if (!why) {
                commands::answer_site(*run, progress);
            }
            finish = [run, why](Session& open, ViewState& state) {
                name_sites(open, state.language, *run);
                take_run(run, why, state);
            };
        } catch (...) {
            finish = failed(sentence(std::current_exception()));
        }
        watch->follow(nullptr);
        return finish;
    };
    return work;
}

// What the panel and the map show of a plan.
void refresh_shown(SitingView& view) {
    const siting::Siting& plan = view.tried ? *view.tried : plan_of(view, view.plan);
    view.shown.sites = plan.sites;
    view.shown.catchments = std::make_shared<const catchment::Catchments>(
        commands::as_catchments(*view.run, plan, view.tried ? view.moved : commands::MovedSites()));
    view.shown.sums = commands::site_sums(*view.shown.catchments);
}

RunWork pins_work(const SitingView& view) {
    RunWork work;
    work.title = said("Trying other places");
    work.work = [run = view.run, plan = view.plan, sites = plan_of(view, view.plan).sites,
                 moved = view.moved](Progress& progress) -> RunWork::Finish {
        const auto start = std::chrono::steady_clock::now();
        std::shared_ptr<siting::Siting> tried;
        try {
            tried = std::make_shared<siting::Siting>(
                commands::moved_plan(*run, sites, moved, progress));
        } catch (...) {
            return [why = sentence(std::current_exception())](Session&, ViewState& state) {
                siting_view(state).trying = false;
                state.ask(TellUser{said("Trying other places"), why});
            };
        }
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        return [run, plan, tried, took](Session&, ViewState& state) {
            SitingView& now = siting_view(state);
            now.trying = false;
            if (now.run != run || !(now.plan == plan) || now.moved.empty()) {
                return;
            }
            now.follow_ms = took.count();
            now.tried = *tried;
            refresh_shown(now);
            if (now.again) {
                follow_pins(now, state);
            }
        };
    };
    return work;
}

RunWork ground_work(const Session& session, const SitingView& view, std::uint32_t site) {
    RunWork work;
    work.title = said("Looking at the land there");
    work.work = [request = view.run->request, project = shown_project(session), run = view.run,
                 site, place = view.moved.at(site)](Progress& progress) mutable -> RunWork::Finish {
        request.project = std::move(project);
        auto found = std::make_shared<siting::ScreenedCandidate>(
            commands::look_at(request, place, progress));
        return [run, site, place, found](Session&, ViewState& state) {
            SitingView& now = siting_view(state);
            const auto moved = now.moved.find(site);
            if (now.run == run && moved != now.moved.end() && moved->second == place) {
                now.ground[site] = *found;
            }
        };
    };
    return work;
}

}  // namespace

void SitingWatch::add(const siting::TracePoint& point) {
    const std::lock_guard lock(m_mutex);
    m_points.push_back(point);
}

std::vector<siting::TracePoint> SitingWatch::points() const {
    const std::lock_guard lock(m_mutex);
    return m_points;
}

void SitingWatch::follow(Progress* work) {
    const std::lock_guard lock(m_mutex);
    m_work = work;
    if (m_work != nullptr && m_stopped) {
        m_work->cancel();
    }
}

void SitingWatch::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    if (m_work != nullptr) {
        m_work->cancel();
    }
}

bool SitingWatch::stopped() const {
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

SitingView& siting_view(ViewState& state) {
    if (!state.siting) {
        state.siting = std::make_shared<SitingView>();
    }
    return *state.siting;
}

void ask_for_sites(const Session& session, SitingView& view, ViewState& state) {
    view.watch = std::make_shared<SitingWatch>();
    view.failure = {};
    state.ask(sites_work(session, view));
}

const siting::Siting& plan_of(const SitingView& view, PlanRef plan) {
    if (view.more && plan.of == PlanRef::Of::runner && plan.at < view.more->runners.size()) {
        return view.more->runners[plan.at];
    }
    if (view.more && plan.of == PlanRef::Of::curve && plan.at < view.more->curve.size()) {
        return view.more->curve[plan.at].siting;
    }
    return view.run->answer;
}

const siting::Siting& base_plan(const SitingView& view) {
    return view.plan.of == PlanRef::Of::curve ? plan_of(view, view.plan) : view.run->answer;
}

void show_plan(PlanRef plan, SitingView& view, ViewState& state) {
    view.plan = plan;
    view.moved.clear();
    view.ground.clear();
    view.tried.reset();
    refresh_shown(view);
    show_site_areas(view, state);
}

void follow_pins(SitingView& view, ViewState& state) {
    view.again = view.trying;
    if (!view.trying) {
        view.trying = true;
        state.ask(pins_work(view));
    }
}

void look_at_pin(const Session& session, std::uint32_t site, SitingView& view, ViewState& state) {
    view.ground.erase(site);
    state.ask(ground_work(session, view, site));
}

void put_back(std::uint32_t site, SitingView& view, ViewState& state) {
    view.moved.erase(site);
    view.ground.erase(site);
    if (view.moved.empty()) {
        show_plan(view.plan, view, state);
    } else {
        follow_pins(view, state);
    }
}

}  // namespace zamin::viewer
