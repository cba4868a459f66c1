#include "siting/set_cover.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "siting/least_cover.hpp"

namespace zamin::siting {

CoverRows rows_within(const SitingInput& input, double radius) {
    std::vector<std::uint8_t> is_fixed(input.costs->site_count(), 0);
    std::vector<std::uint8_t> is_forbidden(input.costs->site_count(), 0);
    for (const std::uint32_t site : input.fixed) {
        is_fixed[site] = 1;
    }
    for (const std::uint32_t site : input.forbidden) {
        is_forbidden[site] = 1;
    }
    CoverRows cover;
    cover.sites = input.costs->site_count();
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        if (!input.weight.empty() && input.weight[demand] == 0.0) {
            continue;
        }
        input.costs->read_row(demand, row);
        std::vector<std::uint32_t> sites;
        bool is_covered = false;
        for (const SiteCost& entry : row) {
            if (is_forbidden[entry.site] == 0 && is_within(entry.cost, radius)) {
                is_covered = is_covered || is_fixed[entry.site] != 0;
                sites.push_back(entry.site);
            }
        }
        if (!is_covered && !sites.empty()) {
            std::sort(sites.begin(), sites.end());
            cover.rows.push_back(std::move(sites));
        }
    }
    return cover;
}

Solved solve_set_cover(const SitingInput& input, RunControl& control) {
    const CoverRows rows = rows_within(input, control.options().radius);
    if (rows.rows.empty() && input.fixed.empty()) {
        throw error("no demand point is within {} of a site; raise the radius",
                    control.options().radius);
    }
    const LeastCover cover = least_cover(rows, {}, control);
    Solved solved;
    solved.sites = input.fixed;
    solved.sites.insert(solved.sites.end(), cover.sites.begin(), cover.sites.end());
    solved.objective = static_cast<double>(solved.sites.size());
    solved.bound = static_cast<double>(input.fixed.size() + cover.bound);
    return solved;
}

}  // namespace zamin::siting
