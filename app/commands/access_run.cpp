#include "commands/access_run.hpp"

#include <fmt/chrono.h>

#include <cmath>
#include <ctime>

#include "access/walks.hpp"
#include "access/words.hpp"
#include "commands/inputs.hpp"
#include "commands/terrain_run.hpp"
#include "commands/travel_run.hpp"
#include "core/told_error.hpp"
#include "project/roles.hpp"
#include "siting/slope.hpp"
#include "travel/places.hpp"

namespace zamin::commands {

namespace {

constexpr const char* roles_of_access[] = {"districts", "jamoats",    "villages",
                                           "groups",    "members",    "plots",
                                           "rights",    "agreements", "services"};

access::Tri surveyed(const std::string& asked, const std::string& of_project) {
    const std::string& text = asked.empty() ? of_project : asked;
    if (text.empty() || text == "unknown") {
        return access::Tri::unknown;
    }
    if (text == "yes") {
        return access::Tri::yes;
    }
    throw usage_error("plots_surveyed is '{}'; it can be: yes, unknown", text);
}

void read_role(const AccessRequest& request, const std::string& role, AccessRun& run,
               Progress& progress) {
    const project::ProjectSource* source = request.project.find(role);
    if (!source) {
        return;
    }
    io::ReadOptions options;
    options.repair = request.repair;
    run.layers[role] = read_source(*source, options, run.notes, progress);
}

// Where people live and where their land is, in degrees.
Box box_of_ways(const access::Holdings& holdings, const Layer& plots, Progress& progress) {
    Box box;
    for (const access::Village& village : holdings.villages) {
        if (village.at && !village.outside) {
            box.add(*village.at);
        }
    }
    for (const Coord& at : travel::places(plots, progress)) {
        if (std::isfinite(at.x)) {
            box.add(at);
        }
    }
    return box;
}

void find_walks(const AccessRequest& request, AccessRun& run, Progress& progress) {
    const bool has_elevation = request.project.find("elevation") != nullptr;
    if (request.walk == "line" || (request.walk.empty() && !has_elevation)) {
        return;
    }
    if (!request.walk.empty() && request.walk != "terrain") {
        throw usage_error("'{}' is no way of walking; it can be: line, terrain", request.walk);
    }
    const Layer& plots = run.layers.at("plots");
    TravelRequest ways;
    ways.project = &request.project;
    ways.by = "terrain";
    ways.around = box_of_ways(run.holdings, plots, progress);
    if (!ways.around.empty()) {
        access::measure_walks(*make_travel(ways, run.notes, progress), plots, run.holdings,
                              progress);
    }
}

// At a point inside each parcel.
std::vector<access::Ground> ground_of(const Layer& parcels, const project::Project& project,
                                      Progress& progress) {
    const std::vector<Coord> places = travel::places(parcels, progress);
    Box box;
    for (const Coord& place : places) {
        if (std::isfinite(place.x)) {
            box.add(place);
        }
    }
    const std::optional<RealRaster> heights = heights_over(project, box, progress);
    if (!heights) {
        return {};
    }
    const siting::SlopeMap slopes(*heights);
    std::vector<access::Ground> ground;
    for (const Coord& place : places) {
        ground.push_back({slopes.percent(place), slopes.height_m(place), true});
    }
    return ground;
}

}  // namespace

std::int32_t today() {
    const std::time_t now = std::time(nullptr);
    return *access::day_from(fmt::format("{:%Y-%m-%d}", fmt::localtime(now)));
}

std::string today_text() {
    return access::day_text(today());
}

std::int32_t day_of(const std::string& text) {
    const auto day = access::day_from(text);
    if (!day || *day == 0) {
        throw usage_error("'{}' is not a date; write it as 2018-12-31", text);
    }
    return *day;
}

std::int32_t as_of_day(const AccessRequest& request) {
    const std::string& text = request.as_of.empty() ? request.project.access.as_of : request.as_of;
    if (text.empty()) {
        return today();
    }
    return day_of(text);
}

access::Source access_source(const AccessRun& run, const project::Project& project,
                             const std::string& role) {
    access::Source source;
    if (const auto layer = run.layers.find(role); layer != run.layers.end()) {
        source.layer = &layer->second;
        source.columns = project.get(role).columns;
    }
    return source;
}

AccessRun run_access(const AccessRequest& request, const std::vector<std::string>& further,
                     Progress& progress) {
    (void)request.project.get("members");
    (void)request.project.get("plots");
    AccessRun run;
    run.as_of = as_of_day(request);
    for (const char* role : roles_of_access) {
        read_role(request, role, run, progress);
    }
    for (const std::string& role : further) {
        read_role(request, role, run, progress);
    }
    access::Sources sources;
    const auto source = [&](const char* role) { return access_source(run, request.project, role); };
    sources.districts = source("districts");
    sources.jamoats = source("jamoats");
    sources.villages = source("villages");
    sources.groups = source("groups");
    sources.members = source("members");
    sources.plots = source("plots");
    sources.rights = source("rights");
    sources.agreements = source("agreements");
    sources.services = source("services");
    sources.language = request.language;
    sources.plots_surveyed =
        surveyed(request.plots_surveyed, request.project.access.plots_surveyed);
    run.holdings = access::make_holdings(sources, progress);
    find_walks(request, run, progress);
    return run;
}

access::Index group_of(const AccessRun& run, const std::string& id) {
    std::vector<std::string> ids;
    for (std::size_t g = 0; g < run.holdings.groups.size(); ++g) {
        if (run.holdings.groups[g].id == id) {
            return static_cast<access::Index>(g);
        }
        ids.push_back(run.holdings.groups[g].id);
    }
    const std::string near = closest_word(id, ids);
    throw usage_error(
        near.empty() ? said("there is no group '{0}' among {1} groups", {id, count(ids.size())})
                     : said("there is no group '{0}' (did you mean '{1}'?)", {id, near}));
}

access::CandidateSources candidate_sources(const AccessRun& run, const project::Project& project,
                                           Progress& progress) {
    (void)project.get("parcels");
    access::CandidateSources sources;
    sources.parcels = access_source(run, project, "parcels");
    sources.plots = access_source(run, project, "plots");
    sources.districts = access_source(run, project, "districts");
    sources.canals = access_source(run, project, "canals");
    if (!sources.canals) {
        sources.canals = access_source(run, project, "water");
    }
    sources.ground = ground_of(*sources.parcels.layer, project, progress);
    return sources;
}

}  // namespace zamin::commands
