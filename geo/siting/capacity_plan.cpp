#include "siting/capacity_plan.hpp"

#include <algorithm>

#include "flow/whole_assignment.hpp"

namespace zamin::siting {

namespace {

// Room that only rounding makes too small is enough.
constexpr double room_slack = 1e-9;

// Moves worth less than this part of a cost are rounding.
constexpr double least_gain = 1e-9;

}  // namespace

WholeFiller::WholeFiller(const CapacityModel& model)
    : m_model(model),
      m_is_open(model.sites(), 0),
      m_room(model.sites()),
      m_cost(model.demands()),
      m_site(model.demands()),
      m_members(model.sites()) {}

void WholeFiller::put(std::uint32_t demand, std::uint32_t site, double cost) {
    const std::uint32_t before = m_site[demand];
    if (before != no_site) {
        m_room[before] += m_model.amount[demand];
        std::erase(m_members[before], demand);
    }
    m_site[demand] = site;
    m_cost[demand] = cost;
    if (site != no_site) {
        m_room[site] -= m_model.amount[demand];
        m_members[site].push_back(demand);
    }
}

// Those that lose most by their second choice go first, the larger before the smaller.
void WholeFiller::put_all() {
    std::vector<std::pair<double, std::uint32_t>> order;
    for (std::uint32_t demand = 0; demand < m_model.demands(); ++demand) {
        double first = m_model.unserved_price[demand];
        double second = first;
        bool found = false;
        for (const SiteCost& entry : m_model.by_demand[demand]) {
            if (m_is_open[entry.site] == 0) {
                continue;
            }
            if (found) {
                second = entry.cost;
                break;
            }
            first = entry.cost;
            found = true;
        }
        order.push_back({first - second, demand});
    }
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first
                                  : m_model.amount[a.second] > m_model.amount[b.second];
    });
    for (const auto& [loss, demand] : order) {
        for (const SiteCost& entry : m_model.by_demand[demand]) {
            if (m_is_open[entry.site] != 0 &&
                m_model.amount[demand] <= m_room[entry.site] + room_slack) {
                put(demand, entry.site, entry.cost);
                break;
            }
        }
    }
}

// Makes room at `wanted` by taking one member elsewhere: to the demand point's own place, or to any
// with room.
bool WholeFiller::swap_into(std::uint32_t demand, const SiteCost& wanted) {
    const double amount = m_model.amount[demand];
    const double gain = m_cost[demand] - wanted.cost;
    std::uint32_t moved = no_site;
    SiteCost to;
    double best = least_gain * (1.0 + m_cost[demand]);
    for (const std::uint32_t other : m_members[wanted.site]) {
        const double other_amount = m_model.amount[other];
        if (m_room[wanted.site] + other_amount + room_slack < amount) {
            continue;
        }
        for (const SiteCost& entry : m_model.by_demand[other]) {
            if (gain - (entry.cost - m_cost[other]) <= best) {
                break;
            }
            if (m_is_open[entry.site] == 0 || entry.site == wanted.site) {
                continue;
            }
            const double room = m_room[entry.site] + (entry.site == m_site[demand] ? amount : 0.0);
            if (other_amount <= room + room_slack) {
                best = gain - (entry.cost - m_cost[other]);
                moved = other;
                to = entry;
                break;
            }
        }
    }
    if (moved == no_site) {
        return false;
    }
    put(moved, to.site, to.cost);
    put(demand, wanted.site, wanted.cost);
    return true;
}

bool WholeFiller::improve(std::uint32_t demand) {
    for (const SiteCost& entry : m_model.by_demand[demand]) {
        if (entry.cost >= m_cost[demand] * (1.0 - least_gain)) {
            return false;
        }
        if (m_is_open[entry.site] == 0) {
            continue;
        }
        if (m_model.amount[demand] <= m_room[entry.site] + room_slack) {
            put(demand, entry.site, entry.cost);
            return true;
        }
        if (swap_into(demand, entry)) {
            return true;
        }
    }
    return false;
}

double WholeFiller::fill(std::span<const std::uint32_t> open, std::vector<std::uint32_t>& site_of) {
    std::fill(m_is_open.begin(), m_is_open.end(), 0);
    double value = 0.0;
    for (const std::uint32_t site : open) {
        m_is_open[site] = 1;
        m_room[site] = m_model.capacity[site];
        m_members[site].clear();
        value += m_model.opening_cost[site];
    }
    std::fill(m_site.begin(), m_site.end(), no_site);
    m_cost = m_model.unserved_price;
    put_all();
    for (bool better = true; better;) {
        better = false;
        for (std::uint32_t demand = 0; demand < m_model.demands(); ++demand) {
            better = improve(demand) || better;
        }
    }
    for (const double cost : m_cost) {
        value += cost;
    }
    site_of = m_site;
    return value;
}

namespace {

// The transport problem when these sites are open; costs are of a unit of amount. Demand points of
// no amount take no room: they go to the cheapest site.
flow::TransportProblem transport_problem(const CapacityModel& model,
                                         std::span<const std::uint32_t> open) {
    std::vector<std::uint32_t> place(model.sites(), no_site);
    flow::TransportProblem problem;
    for (const std::uint32_t site : open) {
        place[site] = static_cast<std::uint32_t>(problem.capacity_t.size());
        problem.capacity_t.push_back(model.capacity[site]);
    }
    problem.supply_t = model.amount;
    double dearest = 0.0;
    for (std::uint32_t demand = 0; demand < model.demands(); ++demand) {
        const double amount = model.amount[demand];
        if (amount <= 0.0) {
            continue;
        }
        dearest = std::max(dearest, model.unserved_price[demand] / amount);
        for (const SiteCost& entry : model.by_demand[demand]) {
            if (place[entry.site] != no_site) {
                problem.ways.push_back({demand, place[entry.site], entry.cost / amount});
            }
        }
    }
    problem.unserved_cost = dearest;
    return problem;
}

void add_part(const CapacityModel& model, std::uint32_t demand, std::uint32_t site, double share,
              CapacityPlan& plan) {
    Assignment part;
    part.demand = demand;
    part.site = site;
    part.share = share;
    part.cost = cost_of(model, demand, site);
    plan.value += share * part.cost;
    plan.parts.push_back(part);
}

CapacityPlan empty_plan(const CapacityModel& model, std::span<const std::uint32_t> open) {
    CapacityPlan plan;
    plan.open.assign(open.begin(), open.end());
    std::sort(plan.open.begin(), plan.open.end());
    plan.value = 0.0;
    for (const std::uint32_t site : open) {
        plan.value += model.opening_cost[site];
    }
    return plan;
}

std::uint32_t cheapest_open(const CapacityModel& model, std::uint32_t demand,
                            const std::vector<std::uint32_t>& open) {
    for (const SiteCost& entry : model.by_demand[demand]) {
        if (std::binary_search(open.begin(), open.end(), entry.site)) {
            return entry.site;
        }
    }
    return no_site;
}

CapacityPlan plan_of_sites(const CapacityModel& model, std::span<const std::uint32_t> open,
                           std::span<const std::uint32_t> site_of) {
    CapacityPlan plan = empty_plan(model, open);
    for (std::uint32_t demand = 0; demand < model.demands(); ++demand) {
        add_part(model, demand, site_of[demand], 1.0, plan);
    }
    return plan;
}

CapacityPlan split_plan(const CapacityModel& model, std::span<const std::uint32_t> open,
                        Progress& progress) {
    const flow::TransportProblem problem = transport_problem(model, open);
    const flow::TransportPlan flows = flow::solve_transport(problem, progress);
    CapacityPlan plan = empty_plan(model, open);
    std::vector<std::vector<std::pair<std::uint32_t, double>>> parts(model.demands());
    for (std::size_t way = 0; way < problem.ways.size(); ++way) {
        if (flows.flow_t[way] > 0.0) {
            const flow::Way& taken = problem.ways[way];
            parts[taken.demand].push_back({open[taken.site], flows.flow_t[way]});
        }
    }
    for (std::uint32_t demand = 0; demand < model.demands(); ++demand) {
        const double amount = model.amount[demand];
        if (amount <= 0.0) {
            add_part(model, demand, cheapest_open(model, demand, plan.open), 1.0, plan);
            continue;
        }
        double served = 0.0;
        for (const auto& [site, tonnes] : parts[demand]) {
            add_part(model, demand, site, tonnes / amount, plan);
            served += tonnes;
        }
        if (served < amount * (1.0 - 1e-9)) {
            add_part(model, demand, no_site, 1.0 - served / amount, plan);
        }
    }
    return plan;
}

}  // namespace

double cost_of(const CapacityModel& model, std::uint32_t demand, std::uint32_t site) {
    const auto& list = model.by_demand[demand];
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const SiteCost& entry) { return entry.site == site; });
    return found == list.end() ? model.unserved_price[demand] : found->cost;
}

CapacityPlan plan_of(const CapacityModel& model, std::span<const std::uint32_t> open,
                     Progress& progress) {
    if (model.splittable) {
        return split_plan(model, open, progress);
    }
    std::vector<std::uint32_t> site_of;
    WholeFiller filler(model);
    (void)filler.fill(open, site_of);
    return plan_of_sites(model, open, site_of);
}

ExactPlan exact_plan_of(const CapacityModel& model, std::span<const std::uint32_t> open,
                        const RunControl& control) {
    ExactPlan exact;
    exact.plan = plan_of(model, open, control.progress());
    if (model.splittable) {
        exact.bound = exact.plan.value;
        return exact;
    }
    flow::WholeOptions options;
    options.gap_pct = 0.0;
    options.time_limit_s = std::max(0.1, control.options().time_limit_s - control.seconds());
    const flow::WholePlan whole =
        flow::assign_whole(transport_problem(model, open), options, control.progress());
    std::vector<std::uint32_t> site_of(model.demands(), no_site);
    std::vector<std::uint32_t> sorted(open.begin(), open.end());
    std::sort(sorted.begin(), sorted.end());
    double fixed_part = 0.0;  // what the programme does not count
    for (std::uint32_t demand = 0; demand < model.demands(); ++demand) {
        if (whole.site[demand]) {
            site_of[demand] = open[*whole.site[demand]];
        }
        if (model.amount[demand] <= 0.0) {
            site_of[demand] = cheapest_open(model, demand, sorted);
            fixed_part += cost_of(model, demand, site_of[demand]);
        }
    }
    for (const std::uint32_t site : open) {
        fixed_part += model.opening_cost[site];
    }
    CapacityPlan better = plan_of_sites(model, open, site_of);
    if (better.value < exact.plan.value) {
        exact.plan = std::move(better);
    }
    exact.bound = std::min(whole.lower_bound + fixed_part, exact.plan.value);
    return exact;
}

}  // namespace zamin::siting
