#include "siting/alternatives.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/error.hpp"
#include "siting/capacity_room.hpp"

namespace zamin::siting {

namespace {

bool is_better(const Siting& a, const Siting& b) {
    return a.kind == Objective::max_cover ? a.objective > b.objective : a.objective < b.objective;
}

// Capacities may be too small for some of the plans that are asked for.
bool has_room(const SitingInput& input, int new_sites) {
    return !room_shortage(input, static_cast<std::size_t>(new_sites)) && !too_large(input);
}

double covered_weight(const SitingInput& input, const Siting& siting, double reach) {
    double covered = 0.0;
    for (const Assignment& assignment : siting.assignments) {
        if (assignment.site != no_site && assignment.cost <= reach) {
            covered += input.weight_of(assignment.demand) * assignment.share;
        }
    }
    return covered;
}

}  // namespace

std::vector<TradeOff> trade_offs(const SitingInput& input, const SitingOptions& options, int most,
                                 double reach, Progress& progress) {
    const auto candidates =
        static_cast<int>(input.costs->site_count() - input.fixed.size() - input.forbidden.size());
    std::vector<TradeOff> curve;
    for (int count = 1; count <= std::min(most, candidates); ++count) {
        SitingOptions with = options;
        with.new_sites = count;
        if (!has_room(input, count)) {
            continue;
        }
        TradeOff point;
        point.new_sites = count;
        point.siting = site(input, with, progress);
        point.covered_weight = covered_weight(input, point.siting, reach);
        curve.push_back(std::move(point));
    }
    return curve;
}

Table trade_off_table(const std::vector<TradeOff>& curve,
                      const std::vector<std::string>& site_names) {
    Table table;
    table.name = "trade_offs";
    table.caption = "What each further site gives";
    table.columns = {{"new_sites", CellKind::integer, 0, "New sites", "", 0},
                     {"objective", CellKind::real, 6, "Objective", "", 1},
                     {"lower_bound", CellKind::real, 6, "Proven bound", "", 1},
                     {"gap_pct", CellKind::real, 6, "Gap", "%", 2},
                     {"proven", CellKind::text, 0, "Proven", "", 0},
                     {"covered_weight", CellKind::real, 6, "Covered", "", 1},
                     {"unserved_weight", CellKind::real, 6, "Unserved", "", 1},
                     {"sites", CellKind::text, 0, "Sites", "", 0}};
    for (const TradeOff& point : curve) {
        std::vector<std::string> names;
        for (const std::uint32_t site : point.siting.sites) {
            names.push_back(site_names[site]);
        }
        table.rows.push_back({std::int64_t{point.new_sites}, point.siting.objective,
                              point.siting.lower_bound, point.siting.gap_pct,
                              std::string(point.siting.proven ? "yes" : "no"), point.covered_weight,
                              point.siting.unserved_weight,
                              fmt::format("{}", fmt::join(names, " "))});
    }
    return table;
}

namespace {

// Of one new site: the best, the best without that one, and so on.
std::vector<Siting> ranked_sites(SitingInput input, const SitingOptions& options, std::size_t count,
                                 Progress& progress) {
    std::vector<Siting> plans{site(input, options, progress)};
    while (plans.size() < count &&
           input.costs->site_count() - input.fixed.size() - input.forbidden.size() > 1) {
        for (const std::uint32_t site : plans.back().sites) {
            if (std::find(input.fixed.begin(), input.fixed.end(), site) == input.fixed.end()) {
                input.forbidden.push_back(site);
            }
        }
        if (!has_room(input, options.new_sites)) {
            break;
        }
        plans.push_back(site(input, options, progress));
    }
    return plans;
}

}  // namespace

std::vector<Siting> runners_up(const SitingInput& input, const SitingOptions& options,
                               std::size_t count, Progress& progress) {
    if (options.new_sites == 1 && options.objective != Objective::set_cover) {
        return ranked_sites(input, options, count, progress);
    }
    std::vector<Siting> plans{site(input, options, progress)};
    const std::vector<std::uint32_t> best = plans.front().sites;
    for (const std::uint32_t given_up : best) {
        const bool is_fixed =
            std::find(input.fixed.begin(), input.fixed.end(), given_up) != input.fixed.end();
        const std::size_t candidates =
            input.costs->site_count() - input.fixed.size() - input.forbidden.size();
        if (is_fixed || candidates <= static_cast<std::size_t>(options.new_sites)) {
            continue;
        }
        SitingInput without = input;
        without.forbidden.push_back(given_up);
        if (!has_room(without, options.new_sites)) {
            continue;
        }
        Siting plan = site(without, options, progress);
        const bool is_known = std::any_of(plans.begin(), plans.end(), [&](const Siting& other) {
            return other.sites == plan.sites;
        });
        if (!is_known) {
            plans.push_back(std::move(plan));
        }
    }
    std::stable_sort(plans.begin() + 1, plans.end(), is_better);
    plans.resize(std::min(plans.size(), count));
    return plans;
}

}  // namespace zamin::siting
