#include "commands/catchments_run.hpp"

#include <algorithm>
#include <cmath>

#include "commands/catchment_inputs.hpp"
#include "commands/catchment_settings.hpp"
#include "commands/catchments_what_if.hpp"
#include "commands/inputs.hpp"
#include "commands/travel_run.hpp"
#include "core/error.hpp"
#include "io/read.hpp"
#include "travel/places.hpp"

namespace zamin::commands {

namespace {

using catchment::Assign;
using catchment::Per;
using catchment::Serves;

class Run {
  public:
    Run(CatchmentsRequest request, Progress& progress)
        : m_request(settled(std::move(request))),
          m_project(m_request.project),
          m_progress(progress) {}

    CatchmentsRun run() {
        const Per per = catchment::per_from(first_of(m_request.per, "plot"));
        catchment::CatchmentOptions options = catchment_options();
        catchment::Centres centres = read_centres();
        catchment::Farms farms = read_farms();
        note_problems(centres.problems);
        note_problems(farms.problems);
        m_run.travel = make_travel(travel_request(centres, farms), m_run.notes, m_progress);
        check_limit(options);
        if (per != Per::plot) {
            farms.farms = catchment::gather(std::move(farms.farms), per, places_of(per));
        }
        if (options.serves == Serves::cluster) {
            m_run.clusters = read_clusters(m_project, m_run.notes, m_progress);
        }
        m_run.members = read_members(m_project, m_run.notes, m_progress);
        m_run.catchments = catchment::catchments(std::move(farms.farms), std::move(centres.centres),
                                                 m_run.clusters, m_run.members, *m_run.travel,
                                                 options, m_progress);
        note_problems(m_run.catchments.problems);
        find_reach();
        draw_areas();
        m_run.request = m_request;
        m_run.request.project = {};
        return std::move(m_run);
    }

  private:
    catchment::CatchmentOptions catchment_options() const {
        catchment::CatchmentOptions options;
        options.assign = catchment::assign_from(first_of(m_request.assign, "capacity"));
        options.serves = catchment::serves_from(first_of(m_request.serves, "growers"));
        options.heading =
            m_request.away ? travel::Heading::from_source : travel::Heading::to_source;
        options.whole.gap_pct = m_request.gap_pct;
        options.whole.time_limit_s = m_request.time_limit_s;
        return options;
    }

    TravelRequest travel_request(const catchment::Centres& centres,
                                 const catchment::Farms& farms) const {
        TravelRequest travel;
        travel.project = &m_project;
        travel.by = m_request.by;
        travel.detour_factor = m_request.detour_factor;
        travel.vehicle = m_request.vehicle;
        travel.snap_tolerance_m = m_request.snap_tolerance_m;
        travel.speeds = m_request.speeds;
        travel.walking = m_request.walking;
        travel.cell_m = m_request.cell_m;
        travel.steepest_pct = m_request.steepest_pct;
        travel.barrier_water = m_request.barrier_water;
        for (const catchment::Centre& centre : centres.centres) {
            travel.around.add(centre.place);
        }
        for (const catchment::Farm& farm : farms.farms) {
            if (std::isfinite(farm.place.x) && is_grown_for(centres, farm)) {
                travel.around.add(farm.place);
            }
        }
        travel.by_length =
            has_limit() && travel::parse_limit(m_request.limit).unit == travel::CostUnit::metres;
        return travel;
    }

    // Farms that no centre could take do not widen the terrain.
    bool is_grown_for(const catchment::Centres& centres, const catchment::Farm& farm) const {
        const bool all = first_of(m_request.serves, "growers") == "all";
        return all || std::any_of(centres.centres.begin(), centres.centres.end(),
                                  [&](const catchment::Centre& centre) {
                                      return catchment::is_served(farm, centre,
                                                                  catchment::Serves::growers, {});
                                  });
    }

    void draw_areas() {
        if (!m_request.areas) {
            return;
        }
        AreaOptions options;
        options.cell_m = m_request.cell_m;
        for (const travel::Limit& band : travel::parse_bands(m_request.bands)) {
            check_unit(band, m_request.bands);
            options.bands.push_back(band.value);
        }
        Areas areas = draw(m_run.catchments, *m_run.travel, options, m_progress);
        m_run.fields = std::move(areas.fields);
        m_run.areas = std::move(areas.layers);
        if (m_request.clip) {
            clip_areas();
        }
    }

    void clip_areas() {
        const project::ProjectSource& source = m_project.get("districts");
        io::ReadOptions reading;
        reading.expect = GeometryKind::polygon;
        const Layer districts = read(source, reading);
        for (Layer& areas : m_run.areas) {
            areas = catchment::clipped(areas, districts, source.column("name"), m_progress);
        }
    }

    bool has_limit() const { return !m_request.limit.empty() && m_request.limit != "none"; }

    void check_limit(catchment::CatchmentOptions& options) const {
        if (!has_limit()) {
            return;
        }
        const travel::Limit limit = travel::parse_limit(m_request.limit);
        check_unit(limit, m_request.limit);
        options.limit = limit.value;
    }

    void check_unit(const travel::Limit& limit, const std::string& text) const {
        if (limit.unit != m_run.travel->unit()) {
            const bool metres = m_run.travel->unit() == travel::CostUnit::metres;
            throw usage_error(
                "a limit of {} was given, but ways ({}) are counted in {}", text,
                m_run.travel->description(),
                metres ? "metres: give one like 5km" : "minutes: give one like 30min");
        }
    }

    Layer read(const project::ProjectSource& source, io::ReadOptions options) {
        return read_source(source, std::move(options), m_run.notes, m_progress);
    }

    catchment::Centres read_centres() {
        const project::ProjectSource& source = m_project.get("centres");
        catchment::CentreOptions options = centre_options(source, m_request.capacity_column);
        options.statuses = m_request.statuses;
        options.season = m_request.season;
        io::ReadOptions reading;
        reading.expect = GeometryKind::point;
        return catchment::centres_from_layer(read(source, reading), options, m_progress);
    }

    catchment::Farms read_farms() {
        const project::ProjectSource& source = m_project.get("plots");
        catchment::FarmOptions options =
            farm_options(source, m_request.yield, m_request.yield_if_unknown);
        options.crop_column = first_of(m_request.crop_column, options.crop_column);
        options.marketed_pct = m_request.marketed_pct.value_or(100.0);
        options.season = m_request.season;
        if (!options.season.empty()) {
            options.season_column = source.column("season");
        }
        return catchment::farms_from_plots(read(source, {}), options, m_progress);
    }

    std::vector<catchment::NamedPlace> places_of(Per per) {
        return per == Per::group
                   ? named_places(m_project, "groups", "group_id", m_run.notes, m_progress)
                   : named_places(m_project, "villages", "village_id", m_run.notes, m_progress);
    }

    // Members and services within reach, and scores within the limit, else within reach.
    void find_reach() {
        if (!m_request.accessibility) {
            return;
        }
        const std::string text = first_of(m_request.reach, usual_reach);
        const std::string way =
            m_run.travel->unit() == travel::CostUnit::metres ? "line" : "terrain";
        const std::optional<travel::Limit> reach = fitting_limit(way, text);
        if (!reach) {
            throw usage_error("a reach of {} was given, but ways ({}) are counted otherwise", text,
                              m_run.travel->description());
        }
        const double limit = m_run.catchments.options.limit;
        m_run.accessibility =
            catchment::accessibility(m_run.catchments, m_run.clusters, *m_run.travel,
                                     limit < travel::no_way ? limit : reach->value, m_progress);
        m_run.accessibility->reach = reach->value;
        m_run.accessibility->kinds = catchment::members_reach(
            read_homes(m_project, m_run.notes, m_progress),
            site_kinds(m_project, m_run.catchments.centres, m_run.notes, m_progress), *m_run.travel,
            reach->value, m_progress);
    }

    void note_problems(const std::vector<Problem>& problems) {
        std::map<std::string, std::pair<std::size_t, const Problem*>> by_word;
        for (const Problem& problem : problems) {
            auto& [count, first] = by_word[problem.problem];
            first = count++ == 0 ? &problem : first;
        }
        for (const auto& [word, found] : by_word) {
            const auto& [count, first] = found;
            Remark note = remark(first->layer, *first);
            if (count > 1) {
                note.text.then(said(" (and {0} more like it)", {zamin::count(count - 1)}));
            }
            m_run.notes.push_back(std::move(note));
        }
    }

    const CatchmentsRequest m_request;
    const project::Project& m_project;
    Progress& m_progress;
    CatchmentsRun m_run;
};

}  // namespace

CatchmentsRun run_catchments(const CatchmentsRequest& request, Progress& progress) {
    return Run(request, progress).run();
}

}  // namespace zamin::commands
