// What `site` does between its words and its outputs, for panels and reports too.
#pragma once

#include "commands/site_question.hpp"
#include "core/table.hpp"

namespace zamin::commands {

struct SiteRun {
    SiteQuestion question;
    siting::SitingOptions options;
    siting::Siting answer;
};

SiteRun run_site(const SiteRequest& request, Progress& progress);

// Columns demand,site,cost,weight: a row a demand point, more where it is split; without a site
// where none serves it.
Table demand_table(const SiteRun& run);

// {"objective","lower_bound","gap_pct","proven","seconds","sites":[...]} and a line end.
std::string site_json(const SiteRun& run);

}  // namespace zamin::commands
