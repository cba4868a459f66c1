// What `site` does between its words and its outputs, for panels and reports too.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/site_question.hpp"
#include "core/table.hpp"
#include "siting/alternatives.hpp"

namespace zamin::commands {

// The question as the solver takes it; it points into the question's costs.
struct SiteModel {
    siting::SitingInput input;
    std::unique_ptr<siting::Costs> limited;  // null without a limit of its own
    std::unique_ptr<siting::Costs> fair;     // null where far ways count as they are
};

struct SiteRun {
    SiteRequest request;  // as it was settled
    SiteQuestion question;
    siting::SitingOptions options;
    SiteModel model;
    siting::Siting answer;
    std::optional<siting::Siting> before;  // the fixed sites alone, where that can be compared
};

// Reads the sources and finds the ways; without an answer yet.
SiteRun ask_site(const SiteRequest& request, Progress& progress);
// Cancelled while it is being proved, the best plan so far is the answer.
void answer_site(SiteRun& run, Progress& progress);
// Both. Throws UsageError where there is an obstacle (site_plan.hpp).
SiteRun run_site(const SiteRequest& request, Progress& progress);

// What else could be done.
struct SiteComparison {
    int curve = 0;             // the answers for 1 .. this many new sites
    int runners = 0;           // plans after the best one
    double time_limit_s = 60;  // for each
};
struct SiteAlternatives {
    std::vector<siting::TradeOff> curve;
    std::vector<siting::Siting> runners;  // the answer first
    // Members within reach of a site, of the answer and by point of the curve; none where the
    // project has no members.
    std::optional<catchment::BoundedShare> answer_members;
    std::vector<catchment::BoundedShare> members;
    double reach = 0.0;  // in the question's unit
};
// Throws UsageError for numbers below 0.
void check_comparison(const SiteComparison& wish);
SiteAlternatives alternatives(const SiteRun& run, const SiteComparison& wish, Progress& progress);

// Costs with ways beyond --far counted more; null where that was not asked for.
std::unique_ptr<siting::Costs> fair_costs(const SiteRequest& request, const std::string& unit,
                                          const siting::Costs& costs);
// What a unit of weight that is left counts in an answer: twice the greatest cost.
double unserved_cost(const siting::SitingInput& input);

// Columns demand,site,cost,weight: a row a demand point, more where it is split; without a site
// where none serves it.
Table demand_table(const SiteRun& run);

// All tables there are: demand; candidates, where there are places; trade_offs; runners_up.
std::vector<Table> site_tables(const SiteRun& run, const SiteAlternatives& more);
// Sites, candidates and demand points as layers in WGS 84. Throws UsageError where costs came from
// a file, which has no places.
std::vector<Layer> site_layers(const SiteRun& run);

// {"objective","lower_bound","gap_pct","proven","seconds","sites":[...]} and a line end.
std::string site_json(const SiteRun& run);

}  // namespace zamin::commands
