// What `zamin site` asks, read from its sources: names, costs, weights, capacities.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catchment/accessibility.hpp"
#include "catchment/farms.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "core/sentence.hpp"
#include "project/project.hpp"
#include "siting/candidates.hpp"
#include "siting/siting.hpp"
#include "travel/travel.hpp"

namespace zamin::commands {

// Empty words mean: as the project's [catchments] has it, else the default.
struct SiteRequest {
    project::Project project;  // demand, candidates, and what the ways need
    std::string costs;         // a file; then demand and candidates are its rows and columns
    std::string objective = "p-median";
    std::optional<int> new_sites;        // none = 1, or what a published instance says
    std::vector<std::string> fixed;      // sources of existing centres, or names of candidates
    std::vector<std::string> forbidden;  // names of candidates
    std::string demand_id;
    std::string candidate_id;
    std::string weight_column;
    std::string capacity_column;
    std::string commodity;         // only demand and existing centres of it
    std::string district;          // only candidates in it; empty = everywhere
    std::string count = "tonnes";  // what of the project weighs: tonnes of plots, or members
    bool keep_existing = true;     // the project's centres are open whatever the answer is
    std::string season;
    std::string per;     // plots as demand: plot, group, village
    std::string serves;  // whom existing centres serve: growers, cluster, all
    std::string yield;
    std::string yield_if_unknown;
    std::optional<double> marketed_pct;  // 100
    std::string by;
    std::string vehicle;
    std::string limit;  // "none" = without one, whatever the project says
    std::string radius;
    std::string women_column;  // share or count of women, for women_weight
    double women_weight = 1.0;
    std::string far_cost;
    double far_factor = 1.0;
    double detour_factor = 1.0;
    double gap_pct = 0.0;
    double time_limit_s = 60.0;
    bool splittable = false;
    // Existing centres take no more than the project says that they hold, new ones no more than
    // new_capacity_t; none = without limit, as centres whose capacity is not known.
    bool capacities = false;
    std::optional<double> new_capacity_t;
    std::uint64_t seed = 1;
    // "villages", "parcels", "candidates", "roads:500m", or "places" for the next; empty = the
    // project's candidates, else its villages.
    std::string candidates_from;
    std::vector<siting::CandidateLand> places;
    bool screen = true;       // candidates by the law on land
    double preference = 0.0;  // what a candidate of preference 0 counts beside its ways
    // Called from the working thread with each better plan or bound; may be empty.
    std::function<void(const siting::TracePoint&)> on_trace;
};

struct SiteQuestion {
    std::vector<std::string> demand_names;
    std::vector<std::string> site_names;  // candidates, then existing centres
    std::vector<std::string>
        site_titles;  // as people call them; empty where costs came from a file
    std::unique_ptr<siting::Costs> costs;  // in `unit`
    std::vector<double> weight;
    std::vector<double> amount;    // against capacity; empty = weight
    std::vector<double> capacity;  // empty = none
    std::vector<std::uint32_t> fixed;
    std::vector<std::uint32_t> forbidden;
    std::vector<Coord> demand_places;  // degrees; empty where costs came from a file
    std::vector<Coord> site_places;
    std::vector<siting::ScreenedCandidate> screened;  // the candidates, where there are places
    std::vector<catchment::Farm> farms;               // the demand, where it is the project's plots
    std::optional<catchment::Homes> homes;            // where the project has members
    std::shared_ptr<const travel::Travel> travel;     // null where costs came from a file
    double limit = travel::no_way;                    // of the ways, in the mode's unit
    std::string unit;               // "km", "min", or "" where costs came from a file
    std::optional<int> open_count;  // of a published instance
    std::vector<Remark> notes;
    std::vector<Sentence> remarks;  // of the notes, what a planner should know
};

// From --costs: a table from,to,cost, or a published instance (pmed, pmedcap, TSPLIB).
SiteQuestion question_from_costs(const SiteRequest& request, Progress& progress);
// What the request leaves open, from the project's [catchments], so that sites are asked about the
// same ways and tonnes as catchments.
SiteRequest settled(SiteRequest request);
// From layers of demand and candidates, and a way of travel; the request is settled first. Costs
// beyond its limit are left out.
SiteQuestion question_from_places(const SiteRequest& request, Progress& progress);

// The layer of the candidates: --candidates, else the project's villages or parcels.
const project::ProjectSource& candidate_source(const SiteRequest& request);
// Candidates as the request has them, with what is known of the land there, refused ones among
// them.
std::vector<siting::ScreenedCandidate> read_candidates(const SiteRequest& request,
                                                       std::vector<Remark>& notes,
                                                       Progress& progress);

// Any places looked at as candidates are.
std::vector<siting::ScreenedCandidate> screen_places(const SiteRequest& request,
                                                     std::vector<siting::CandidateLand> places,
                                                     std::vector<Remark>& notes,
                                                     Progress& progress);

// The project's members, where they live, as demand: a name, a place and a weight a home. Of a
// commodity only those whose group is in a cluster for it, where clusters are known. Throws
// UsageError for a project without members.
struct MemberDemand {
    std::vector<std::string> names;
    std::vector<Coord> places;
    std::vector<double> weight;  // a woman counts `women_weight` times
};
catchment::Homes homes_of(const SiteRequest& request, std::vector<Remark>& notes,
                          Progress& progress);
MemberDemand member_demand(const SiteRequest& request, std::vector<Remark>& notes,
                           Progress& progress);

// A cost as people write it: "5km", "30min" for ways counted in `unit`, a bare number where costs
// have none; 0 for an empty text. Throws UsageError naming `what` for another unit.
double cost_of(const std::string& text, const std::string& unit, const char* what);

// The column asked for, else the first that looks like one that names features; empty = none does.
std::string naming_column(const Layer& layer, const std::string& asked);
// The figures of a column by row. Throws UsageError naming the source, the column and the first row
// whose value is missing or no number.
std::vector<double> numbers_of(const Layer& layer, const std::string& column);
// Makes the part of each weight that is women's, of shares 0 to 1, count `factor` times.
void weigh_women(const std::vector<double>& shares, double factor, std::vector<double>& weights);
// Positions of names in `names`. Throws UsageError with the closest for one that is not there.
std::vector<std::uint32_t> positions(const std::vector<std::string>& wanted,
                                     const std::vector<std::string>& names, const char* what);

}  // namespace zamin::commands
