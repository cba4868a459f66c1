// What is today does not hang on what is asked about tomorrow.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "commands/print_maps.hpp"
#include "commands/site_run.hpp"
#include "text/catalogue.hpp"

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

namespace {

print::Sheet siting_page(text::Language language,
                         const std::function<void(commands::SiteRequest&)>& ask) {
    commands::PrintMapRequest request;
    request.project = project::load(ZAMIN_SAMPLE);
    request.map = "siting";
    request.language = language;
    ask(request.site);
    Progress progress;
    return commands::make_print_map(request, progress)->sheet(0);
}

bool notes_have(const print::Sheet& sheet, const std::string& note) {
    return std::ranges::find(sheet.notes, note) != sheet.notes.end();
}

}  // namespace

TEST_CASE("under a radius today is held to it too, and the foot says how all was counted") {
    const print::Sheet sheet = siting_page(text::Language::english, [](auto& site) {
        site.objective = "max-cover";
        site.radius = "30min";
    });
    // Two villages of the sample are called Sanjidzor.
    CHECK(sheet.statement.starts_with("With Sanjidzor (Jomi) the mean way of what is served"));
    CHECK(sheet.statement.find("Without a centre are then 1,325 t, today 1,916 t.") !=
          std::string::npos);
    for (const char* note :
         {"Asked for: the most within 30 min of a centre; today is held to that too.",
          "Ways longer than 180 min count as none.",
          "What centres can hold is not counted: one may be brought more.",
          "Yields set in the project, t/ha: Onion 32, Tomato 32.",
          "A centre serves the groups of the cluster for its crop.",
          "Tonnes of 164 of 1,123 farms are not known and weigh nothing."}) {
        CAPTURE(note);
        CHECK(notes_have(sheet, note));
    }
}

TEST_CASE("a place on a road is named by the village near it") {
    const print::Sheet sheet = siting_page(text::Language::russian, [](auto& site) {
        site.candidates_from = "roads:5km";
        site.screen = false;
    });
    CHECK(sheet.statement.starts_with("Новое: дорога у "));
    CHECK(sheet.statement.find("road-") == std::string::npos);
}
