// What is today does not hang on what is asked about tomorrow.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "commands/site_run.hpp"

using namespace zamin;

namespace {

// The way of every plot to a centre that exists, in minutes.
std::map<std::string, double> ways_today(const std::string& candidates, const std::string& centre) {
    commands::SiteRequest request;
    request.project = project::load(ZAMIN_SAMPLE);
    request.by = "terrain";
    request.candidates_from = candidates;
    Progress progress;
    const commands::SiteRun run = commands::ask_site(request, progress);
    const auto& names = run.question.site_names;
    const auto site = static_cast<std::uint32_t>(std::ranges::find(names, centre) - names.begin());
    REQUIRE(site < names.size());
    std::map<std::string, double> ways;
    std::vector<siting::SiteCost> row;
    for (std::size_t demand = 0; demand < run.question.demand_names.size(); ++demand) {
        run.question.costs->read_row(demand, row);
        const auto way = std::ranges::find(row, site, &siting::SiteCost::site);
        if (way != row.end()) {
            ways[run.question.demand_names[demand]] = way->cost;
        }
    }
    return ways;
}

}  // namespace

// Parcels lie in a smaller box than villages: the road from Jomi to Dahana leads out of it.
TEST_CASE("the ways to a centre over the land are the same whatever candidates there are") {
    const auto among_parcels = ways_today("parcels", "C1");
    const auto among_villages = ways_today("villages", "C1");
    CHECK(among_parcels.contains("JOM-0001"));
    CHECK(among_parcels == among_villages);
}
