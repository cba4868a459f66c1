#include <algorithm>

#include "core/error.hpp"
#include "siting/alternatives.hpp"
#include "siting/answer.hpp"
#include "siting/capacitated.hpp"
#include "siting/median_model.hpp"

namespace zamin::siting {

namespace {

std::vector<std::uint32_t> numbered(const std::vector<std::uint32_t>& names,
                                    const std::vector<std::uint32_t>& sites) {
    std::vector<std::uint32_t> open;
    for (std::uint32_t site = 0; site < names.size(); ++site) {
        if (std::binary_search(sites.begin(), sites.end(), names[site])) {
            open.push_back(site);
        }
    }
    return open;
}

// By the assignments, once they are known.
double value_of(const SitingInput& input, const Siting& siting) {
    double most = 0.0;
    double covered = 0.0;
    for (const Assignment& assignment : siting.assignments) {
        const double weight = input.weight.empty() ? 1.0 : input.weight[assignment.demand];
        if (assignment.site != no_site && weight > 0.0) {
            most = std::max(most, assignment.cost);
            covered += weight;
        }
    }
    switch (siting.kind) {
        case Objective::p_center:
            return most;
        case Objective::max_cover:
            return covered;
        case Objective::set_cover:
            return static_cast<double>(siting.sites.size());
        case Objective::p_median:
            break;  // plan_value() knows what the unserved count
    }
    return siting.objective;
}

}  // namespace

Siting evaluate(const SitingInput& given, const SitingOptions& options,
                const std::vector<std::uint32_t>& sites, Progress& progress) {
    SitingInput input = given;
    input.fixed = sites;
    std::sort(input.fixed.begin(), input.fixed.end());
    input.fixed.erase(std::unique(input.fixed.begin(), input.fixed.end()), input.fixed.end());
    if (input.fixed.empty()) {
        throw usage_error("there is no site to evaluate");
    }
    input.forbidden.clear();
    RunControl control(options, progress);
    Solved solved;
    solved.sites = input.fixed;
    if (options.objective == Objective::p_median && !input.capacity.empty()) {
        solved = capacitated_plan(input, control);
    } else if (options.objective == Objective::p_median) {
        const MedianModel model = median_model(input, input.fixed.size(), options.unserved_cost);
        solved.objective = plan_value(model, numbered(model.site_names, input.fixed));
    }
    solved.bound = solved.objective;
    Siting siting = answer(input, std::move(solved), control);
    siting.objective = value_of(input, siting);
    siting.lower_bound = siting.objective;
    siting.proven = false;
    return siting;
}

}  // namespace zamin::siting
