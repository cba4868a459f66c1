#include "siting/check_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/error.hpp"

namespace zamin::siting {

namespace {

void check_length(const std::vector<double>& values, std::size_t wanted, const char* what,
                  const char* of) {
    if (!values.empty() && values.size() != wanted) {
        throw usage_error("there are {} {} for {} {}", values.size(), what, wanted, of);
    }
}

void check_values(const std::vector<double>& values, const char* what, const char* of,
                  const std::vector<std::string>& names) {
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) {
            throw usage_error("the {} of {} {} is not a number", what, of, shown_name(names, k));
        }
        if (values[k] < 0.0) {
            throw usage_error("the {} of {} {} is {}; it must be 0 or more", what, of,
                              shown_name(names, k), values[k]);
        }
    }
}

void check_weights(const SitingInput& input) {
    const std::size_t demands = input.costs->demand_count();
    if (demands == 0) {
        throw usage_error("there are no demand points");
    }
    check_length(input.weight, demands, "weights", "demand points");
    check_values(input.weight, "weight", "demand point", input.demand_names);
    const auto is_zero = [](double weight) { return weight == 0.0; };
    if (!input.weight.empty() && std::all_of(input.weight.begin(), input.weight.end(), is_zero)) {
        throw usage_error("all weights are 0, so that every place is as good as any other");
    }
    check_length(input.amount, demands, "amounts", "demand points");
    check_values(input.amount, "amount", "demand point", input.demand_names);
}

std::set<std::uint32_t> sites_in_range(const std::vector<std::uint32_t>& sites, std::size_t count,
                                       const char* what) {
    for (const std::uint32_t site : sites) {
        if (site >= count) {
            throw usage_error("{} site {} does not exist; there are {} sites, numbered from 0",
                              what, site, count);
        }
    }
    return {sites.begin(), sites.end()};
}

void check_sites(const SitingInput& input, const SitingOptions& options) {
    const std::size_t count = input.costs->site_count();
    check_length(input.opening_cost, count, "opening costs", "sites");
    check_values(input.opening_cost, "opening cost", "site", input.site_names);
    check_length(input.capacity, count, "capacities", "sites");
    check_values(input.capacity, "capacity", "site", input.site_names);
    const auto fixed = sites_in_range(input.fixed, count, "fixed");
    const auto forbidden = sites_in_range(input.forbidden, count, "forbidden");
    for (const std::uint32_t site : fixed) {
        if (forbidden.count(site) > 0) {
            throw usage_error("site {} is both fixed and forbidden",
                              shown_name(input.site_names, site));
        }
    }
    if (options.objective == Objective::set_cover) {
        return;
    }
    if (options.new_sites < 1) {
        throw usage_error("{} new sites were asked for; ask for 1 or more", options.new_sites);
    }
    const std::size_t candidates = count - fixed.size() - forbidden.size();
    if (candidates < static_cast<std::size_t>(options.new_sites)) {
        throw usage_error("{} asked for, and there {} for {}",
                          options.new_sites == 1
                              ? std::string("1 new site was")
                              : fmt::format("{} new sites were", options.new_sites),
                          candidates == 1 ? std::string("is 1 candidate")
                                          : fmt::format("are {} candidates", candidates),
                          options.new_sites == 1 ? "it" : "them");
    }
}

void check_options(const SitingInput& input, const SitingOptions& options) {
    const bool is_cover =
        options.objective == Objective::max_cover || options.objective == Objective::set_cover;
    if (is_cover && !(options.radius > 0.0)) {
        throw usage_error("{} needs a radius above 0, and it is {}", to_string(options.objective),
                          options.radius);
    }
    if (options.objective != Objective::p_median && !input.capacity.empty()) {
        throw usage_error("capacities are kept with p-median only, not with {}",
                          to_string(options.objective));
    }
    if (!(options.gap_pct >= 0.0)) {
        throw usage_error("a gap of {} per cent was asked for; it must be 0 or more",
                          options.gap_pct);
    }
    if (!(options.time_limit_s > 0.0)) {
        throw usage_error("a time limit of {} s was asked for; it must be above 0",
                          options.time_limit_s);
    }
}

}  // namespace

std::string shown_name(const std::vector<std::string>& names, std::size_t number) {
    return number < names.size() ? fmt::format("'{}'", names[number]) : fmt::format("{}", number);
}

void check_input(const SitingInput& input, const SitingOptions& options) {
    check_weights(input);
    check_sites(input, options);
    check_options(input, options);
}

}  // namespace zamin::siting
