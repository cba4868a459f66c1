#include "siting/capacity_shift.hpp"

#include <algorithm>

namespace zamin::siting {

namespace {

constexpr std::size_t neighbours = 20;

}  // namespace

std::vector<std::uint32_t> sites_near(const CapacityModel& model, std::span<const SiteState> states,
                                      const CapacityPlan& plan, std::uint32_t site) {
    std::vector<double> cost(model.sites(), 0.0);
    std::vector<int> reached(model.sites(), 0);
    int members = 0;
    for (const Assignment& part : plan.parts) {
        if (part.site != site) {
            continue;
        }
        ++members;
        for (const SiteCost& entry : model.by_demand[part.demand]) {
            cost[entry.site] += part.share * entry.cost;
            ++reached[entry.site];
        }
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t other = 0; other < model.sites(); ++other) {
        const bool is_open =
            std::find(plan.open.begin(), plan.open.end(), other) != plan.open.end();
        if (states[other] == SiteState::free && !is_open && 2 * reached[other] >= members) {
            order.push_back(other);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return cost[a] < cost[b]; });
    order.resize(std::min(order.size(), neighbours));
    return order;
}

std::uint32_t best_place(const CapacityModel& model, const CapacityPlan& plan, std::uint32_t site,
                         const std::vector<std::uint32_t>& others) {
    std::uint32_t best = site;
    double least = 1e300;
    for (std::size_t k = 0; k <= others.size(); ++k) {
        const std::uint32_t place = k == others.size() ? site : others[k];
        double cost = model.opening_cost[place];
        double room = model.capacity[place];
        for (const Assignment& part : plan.parts) {
            if (part.site == site) {
                cost += cost_of(model, part.demand, place);
                room -= model.amount[part.demand];
            }
        }
        if (room >= 0.0 && (cost < least || (cost == least && place == site))) {
            best = place;
            least = cost;
        }
    }
    return best;
}

}  // namespace zamin::siting
