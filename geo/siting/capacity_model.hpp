// The capacitated p-median as its solvers see it. Costs are of a demand point's whole amount:
// weight x cost.
#pragma once

#include <span>

#include "siting/siting.hpp"

namespace zamin::siting {

struct CapacityModel {
    std::size_t demands() const { return amount.size(); }
    std::size_t sites() const { return capacity.size(); }

    std::vector<double> amount;                    // a demand point each
    std::vector<double> unserved_price;            // of its whole amount
    std::vector<std::vector<SiteCost>> by_demand;  // cheapest first, then lower sites
    std::vector<std::vector<SiteCost>> by_site;    // `site` is the demand point here
    std::vector<double> capacity;                  // a site each
    std::vector<double> opening_cost;
    std::vector<std::uint8_t> is_fixed;
    std::size_t open_count = 0;
    bool splittable = false;
    bool integral = false;       // every plan's value is a whole number, for whole demand points
    bool whole_amounts = false;  // amounts and capacities are whole numbers
    std::vector<std::uint32_t> site_names;
    std::vector<std::uint32_t> demand_names;
};

// Demand points without any allowed site are left out. `charge` is as SitingOptions::unserved_cost.
CapacityModel capacity_model(const SitingInput& input, std::size_t open_count, double charge);

}  // namespace zamin::siting
