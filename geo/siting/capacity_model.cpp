#include "siting/capacity_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace zamin::siting {

namespace {

bool is_whole(double value) {
    return std::floor(value) == value && std::abs(value) < 1e12;
}

bool all_whole(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), is_whole);
}

std::vector<std::uint32_t> add_sites(const SitingInput& input, CapacityModel& model) {
    std::vector<std::uint32_t> number(input.costs->site_count(), 0);
    for (const std::uint32_t site : input.forbidden) {
        number[site] = no_site;
    }
    for (std::uint32_t site = 0; site < number.size(); ++site) {
        if (number[site] == no_site) {
            continue;
        }
        number[site] = static_cast<std::uint32_t>(model.sites());
        model.site_names.push_back(site);
        model.capacity.push_back(input.capacity[site]);
        model.opening_cost.push_back(input.opening_cost.empty() ? 0.0 : input.opening_cost[site]);
        model.is_fixed.push_back(std::find(input.fixed.begin(), input.fixed.end(), site) !=
                                 input.fixed.end());
    }
    return number;
}

void add_demands(const SitingInput& input, const std::vector<std::uint32_t>& number,
                 CapacityModel& model) {
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        const double weight = input.weight.empty() ? 1.0 : input.weight[demand];
        input.costs->read_row(demand, row);
        std::vector<SiteCost> list;
        for (const SiteCost& entry : row) {
            if (number[entry.site] != no_site) {
                list.push_back({number[entry.site], entry.cost * weight});
            }
        }
        if (list.empty()) {
            continue;
        }
        std::sort(list.begin(), list.end(), [](const SiteCost& a, const SiteCost& b) {
            return a.cost != b.cost ? a.cost < b.cost : a.site < b.site;
        });
        model.by_demand.push_back(std::move(list));
        model.amount.push_back(input.amount.empty() ? weight : input.amount[demand]);
        model.unserved_price.push_back(weight);
        model.demand_names.push_back(static_cast<std::uint32_t>(demand));
    }
}

// The unserved count more than any way.
void price_unserved(const SitingInput& input, double charge, CapacityModel& model) {
    double greatest = 0.0;
    std::vector<SiteCost> row;
    for (const std::uint32_t demand : model.demand_names) {
        input.costs->read_row(demand, row);
        for (const SiteCost& entry : row) {
            greatest = std::max(greatest, entry.cost);
        }
    }
    const double price = charge > 0.0 ? std::max(charge, greatest) : 2.0 * greatest;
    for (double& of_demand : model.unserved_price) {
        of_demand *= price;
    }
}

}  // namespace

CapacityModel capacity_model(const SitingInput& input, std::size_t open_count, double charge) {
    CapacityModel model;
    model.open_count = open_count;
    model.splittable = input.splittable;
    const std::vector<std::uint32_t> number = add_sites(input, model);
    add_demands(input, number, model);
    if (model.demands() == 0) {
        throw error("no demand point has a site within reach; raise the limit or add candidates");
    }
    price_unserved(input, charge, model);
    model.by_site.resize(model.sites());
    bool whole_costs = all_whole(model.opening_cost) && all_whole(model.unserved_price);
    for (std::uint32_t demand = 0; demand < model.demands(); ++demand) {
        for (const SiteCost& entry : model.by_demand[demand]) {
            model.by_site[entry.site].push_back({demand, entry.cost});
            whole_costs = whole_costs && is_whole(entry.cost);
        }
    }
    model.integral = whole_costs && !model.splittable;
    model.whole_amounts = all_whole(model.amount) && all_whole(model.capacity);
    return model;
}

}  // namespace zamin::siting
