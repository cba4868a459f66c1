#include "commands/catchments_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

std::string first_of(const std::string& asked, const std::string& otherwise) {
    return asked.empty() ? otherwise : asked;
}

class Run {
  public:
    Run(const CatchmentsRequest& request, Progress& progress)
        : m_request(request), m_project(request.project), m_progress(progress) {}

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
            m_run.clusters = read_clusters();
        }
        m_run.members = read_members();
        m_run.catchments = catchment::catchments(std::move(farms.farms), std::move(centres.centres),
                                                 m_run.clusters, m_run.members, *m_run.travel,
                                                 options, m_progress);
        note_problems(m_run.catchments.problems);
        draw_areas();
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
        travel.by = first_of(m_request.by, best_way());
        travel.detour_factor = m_request.detour_factor;
        travel.vehicle = m_request.vehicle;
        travel.snap_tolerance_m = m_request.snap_tolerance_m;
        travel.speeds = m_request.speeds;
        travel.walking = m_request.walking;
        travel.cell_m = m_request.cell_m;
        travel.barrier_water = m_request.barrier_water;
        for (const catchment::Centre& centre : centres.centres) {
            travel.around.add(centre.place);
        }
        for (const catchment::Farm& farm : farms.farms) {
            if (std::isfinite(farm.place.x) && is_grown_for(centres, farm)) {
                travel.around.add(farm.place);
            }
        }
        travel.by_length = !m_request.limit.empty() &&
                           travel::parse_limit(m_request.limit).unit == travel::CostUnit::metres;
        return travel;
    }

    // The truest that the sources allow.
    const char* best_way() const {
        return m_project.find("elevation") ? "terrain" : m_project.find("roads") ? "road" : "line";
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
        m_run.fields =
            catchment::served_fields(m_run.catchments, *m_run.travel, m_request.cell_m, m_progress);
        m_run.areas.push_back(
            catchment::catchment_areas(m_run.catchments, m_run.fields, m_progress));
        std::vector<double> limits;
        for (const travel::Limit& band : travel::parse_bands(m_request.bands)) {
            check_unit(band, m_request.bands);
            limits.push_back(band.value);
        }
        if (!limits.empty()) {
            m_run.areas.push_back(
                catchment::band_areas(m_run.catchments, m_run.fields, limits, m_progress));
        }
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

    void check_limit(catchment::CatchmentOptions& options) const {
        if (m_request.limit.empty()) {
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
        catchment::CentreOptions options;
        options.id_column = source.column("centre_id");
        options.name_column = source.column("name");
        options.commodity_column = source.column("commodity");
        options.status_column = source.column("status");
        options.capacity_column = first_of(m_request.capacity_column, source.column("capacity_t"));
        options.capacity_asked = !m_request.capacity_column.empty();
        options.statuses = m_request.statuses;
        options.season = m_request.season;
        io::ReadOptions reading;
        reading.expect = GeometryKind::point;
        return catchment::centres_from_layer(read(source, reading), options, m_progress);
    }

    catchment::Farms read_farms() {
        const project::ProjectSource& source = m_project.get("plots");
        catchment::FarmOptions options;
        options.id_column = source.column("plot_id");
        options.crop_column = first_of(m_request.crop_column, source.column("crop"));
        options.group_column = source.column("group_id");
        options.village_column = source.column("village_id");
        options.holder_column = source.column("holder_id");
        options.yield_column = source.column("yield_t_ha");
        options.declared_column = source.column("declared_ha");
        options.yields = catchment::Yields::parse(m_request.yield);
        options.yields_if_unknown = catchment::Yields::parse(m_request.yield_if_unknown);
        options.marketed_pct = m_request.marketed_pct;
        options.season = m_request.season;
        if (!options.season.empty()) {
            options.season_column = source.column("season");
        }
        return catchment::farms_from_plots(read(source, {}), options, m_progress);
    }

    std::vector<catchment::NamedPlace> places_of(Per per) {
        const char* role = per == Per::group ? "groups" : "villages";
        const project::ProjectSource* source = m_project.find(role);
        std::vector<catchment::NamedPlace> places;
        if (!source) {
            return places;
        }
        const Layer layer = read(*source, {});
        const Column& ids =
            layer.column(source->column(per == Per::group ? "group_id" : "village_id"));
        const std::vector<Coord> points = travel::places(layer, m_progress);
        for (std::size_t row = 0; row < layer.size(); ++row) {
            places.push_back({ids.text(row), points[row]});
        }
        return places;
    }

    catchment::Clusters read_clusters() {
        const project::ProjectSource& groups = m_project.get("groups");
        const project::ProjectSource& clusters = m_project.get("clusters");
        catchment::Clusters result;
        result.cluster_of = pairs(groups, "group_id", "cluster");
        result.commodity_of = pairs(clusters, "cluster_id", "commodity");
        return result;
    }

    std::map<std::string, std::string> pairs(const project::ProjectSource& source, const char* key,
                                             const char* value) {
        const Layer layer = read(source, {});
        const Column& keys = layer.column(source.column(key));
        const Column& values = layer.column(source.column(value));
        std::map<std::string, std::string> result;
        for (std::size_t row = 0; row < layer.size(); ++row) {
            result[keys.text(row)] = values.text(row);
        }
        return result;
    }

    std::optional<catchment::Members> read_members() {
        const project::ProjectSource* source = m_project.find("members");
        if (!source) {
            return std::nullopt;
        }
        const Layer layer = read(*source, {});
        const Column& ids = layer.column(source->column("member_id"));
        const Column* sex = layer.find_column(source->column("sex"));
        catchment::Members members;
        for (std::size_t row = 0; row < layer.size(); ++row) {
            members[ids.text(row)] = catchment::sex_from(sex ? sex->text(row) : "");
        }
        return members;
    }

    void note_problems(const std::vector<Problem>& problems) {
        std::map<std::string, std::pair<std::size_t, const Problem*>> by_word;
        for (const Problem& problem : problems) {
            auto& [count, first] = by_word[problem.problem];
            first = count++ == 0 ? &problem : first;
        }
        for (const auto& [word, found] : by_word) {
            const auto& [count, first] = found;
            m_run.notes.push_back(
                fmt::format("{}: {}: {}; {}{}", first->layer, word, first->detail, first->action,
                            count > 1 ? fmt::format(" (and {} more like it)", count - 1) : ""));
        }
    }

    const CatchmentsRequest& m_request;
    const project::Project& m_project;
    Progress& m_progress;
    CatchmentsRun m_run;
};

}  // namespace

CatchmentsRun run_catchments(const CatchmentsRequest& request, Progress& progress) {
    return Run(request, progress).run();
}

}  // namespace zamin::commands
