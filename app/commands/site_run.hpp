// What `site` does between its words and its outputs, for panels and reports too.
#pragma once

#include "commands/site_question.hpp"
#include "core/table.hpp"
#include "siting/alternatives.hpp"

namespace zamin::commands {

struct SiteRun {
    SiteQuestion question;
    siting::SitingOptions options;
    siting::Siting answer;
    std::vector<siting::TradeOff> curve;  // where it was asked for
    std::vector<siting::Siting> runners;  // the best plan first, where they were asked for
};

SiteRun run_site(const SiteRequest& request, Progress& progress);

// Columns demand,site,cost,weight: a row a demand point, more where it is split; without a site
// where none serves it.
Table demand_table(const SiteRun& run);

// All tables there are: demand; candidates, where there are places; trade_offs; runners_up.
std::vector<Table> site_tables(const SiteRun& run);
// Sites, candidates and demand points as layers in WGS 84. Throws UsageError where costs came from
// a file, which has no places.
std::vector<Layer> site_layers(const SiteRun& run);

// {"objective","lower_bound","gap_pct","proven","seconds","sites":[...]} and a line end.
std::string site_json(const SiteRun& run);

}  // namespace zamin::commands
