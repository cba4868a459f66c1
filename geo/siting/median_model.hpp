// The p-median problem as its solvers see it: for every demand point the sites that matter in order
// of their cost, each demand point with a last resort.
//
// Everything the solvers do looks at the nearest few sites of a demand point only, so that the
// lists may be cut short. `last_resort` says what a demand point counts when none of its listed
// sites is open: the charge for being unserved where the list is whole, else the cost of the first
// site left out, which is then a bound from below and never the value of a plan.
#pragma once

#include <span>

#include "siting/siting.hpp"

namespace zamin::siting {

struct MedianModel {
    std::size_t demands() const { return weight.size(); }
    std::size_t sites() const { return is_fixed.size(); }
    std::span<const SiteCost> list(std::size_t demand) const {
        return {entries.data() + list_begin[demand], list_begin[demand + 1] - list_begin[demand]};
    }

    std::vector<double> weight;       // above 0
    std::vector<double> last_resort;  // a demand point each, finite
    std::vector<double> charge;       // for being unserved; equal to last_resort for whole lists
    std::vector<std::size_t> list_begin{0};
    std::vector<SiteCost> entries;  // by demand point, then by cost, then by site
    std::vector<std::uint8_t> is_fixed;
    std::vector<double> opening_cost;  // a site each
    std::size_t open_count = 0;        // how many sites are open in the end, fixed ones among them
    bool whole_lists = true;
    bool integral = false;  // every plan's value is a whole number

    std::vector<std::uint32_t> site_names;    // number of each site in the input
    std::vector<std::uint32_t> demand_names;  // and of each demand point

    const Costs* costs = nullptr;  // for values of plans where lists are cut short
};

// The model's lists turned round: the demand points of each site and their costs, by demand point.
struct SiteLists {
    explicit SiteLists(const MedianModel& model);

    std::vector<std::size_t> begin;  // of each site, and the end of the last
    std::vector<std::uint32_t> demand;
    std::vector<double> cost;
};

// Demand points of no weight or without any site are left out; forbidden sites too. `charge` is as
// SitingOptions::unserved_cost.
MedianModel median_model(const SitingInput& input, std::size_t open_count, double charge);

// Every step-th demand point, each for `step` of them: for a first look at a model of many.
MedianModel thinned(const MedianModel& model, std::size_t step);

// The value of a plan, its lists cut short or not.
double plan_value(const MedianModel& model, std::span<const std::uint32_t> open);

// The model without the sites that are `closed`, and with `fixed` as the others' fixed sites. A
// demand point never goes past its nearest fixed site: lists end there, and it is the last resort.
MedianModel part_of(const MedianModel& model, std::span<const std::uint8_t> closed,
                    std::span<const std::uint8_t> fixed);

}  // namespace zamin::siting
