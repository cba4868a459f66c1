#include "siting/max_cover.hpp"

#include <algorithm>
#include <map>

#include "core/error.hpp"
#include "siting/p_median.hpp"

namespace zamin::siting {

namespace {

// Sites within the radius of each demand point that is not forbidden any, ascending.
std::map<std::vector<std::uint32_t>, double> weights_by_cover(const SitingInput& input,
                                                              double radius) {
    std::vector<std::uint8_t> is_forbidden(input.costs->site_count(), 0);
    for (const std::uint32_t site : input.forbidden) {
        is_forbidden[site] = 1;
    }
    std::map<std::vector<std::uint32_t>, double> weights;
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        input.costs->read_row(demand, row);
        std::vector<std::uint32_t> cover;
        for (const SiteCost& entry : row) {
            if (is_within(entry.cost, radius) && is_forbidden[entry.site] == 0) {
                cover.push_back(entry.site);
            }
        }
        std::sort(cover.begin(), cover.end());
        const double weight = input.weight.empty() ? 1.0 : input.weight[demand];
        if (!cover.empty() && weight > 0.0) {
            weights[std::move(cover)] += weight;
        }
    }
    return weights;
}

}  // namespace

Solved solve_max_cover(const SitingInput& input, RunControl& control) {
    const SitingOptions& options = control.options();
    SitingInput merged;
    std::vector<std::vector<SiteCost>> rows;
    double total = 0.0;
    for (const auto& [cover, weight] : weights_by_cover(input, options.radius)) {
        std::vector<SiteCost>& row = rows.emplace_back();
        for (const std::uint32_t site : cover) {
            row.push_back({site, 0.0});
        }
        merged.weight.push_back(weight);
        total += weight;
    }
    if (rows.empty()) {
        throw error("no demand point is within {} of a site; raise the radius", options.radius);
    }
    const SparseCosts costs(input.costs->site_count(), std::move(rows));
    merged.costs = &costs;
    merged.fixed = input.fixed;
    merged.forbidden = input.forbidden;
    const MedianModel model =
        median_model(merged, input.fixed.size() + static_cast<std::size_t>(options.new_sites), 1.0);
    control.count_down_from(total);
    const MedianAnswer found = solve_p_median(model, {}, control);
    control.count_down_from({});
    Solved solved;
    for (const std::uint32_t site : found.open) {
        solved.sites.push_back(model.site_names[site]);
    }
    solved.objective = total - found.value;
    solved.bound = total - found.bound;
    return solved;
}

}  // namespace zamin::siting
