#include "flow/transport.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "flow/network_simplex.hpp"

namespace zamin::flow {

namespace {

// Ways of each demand that the first round starts with.
constexpr std::size_t first_ways = 12;

bool is_amount(double value) {
    return std::isfinite(value) && value >= 0.0;
}

// The problem in whole numbers: nodes are demands, then sites, then the place of unserved tonnes.
class WholeNumbers {
  public:
    explicit WholeNumbers(const TransportProblem& problem) : m_problem(problem) {
        m_dearest = problem.unserved_cost.value_or(0.0);
        for (const Way& way : problem.ways) {
            m_dearest = std::max(m_dearest, way.cost);
        }
        const double total_t =
            std::accumulate(problem.supply_t.begin(), problem.supply_t.end(), 0.0);
        m_units_per_t = power_of_two_below(50, total_t);
        m_units_per_cost = power_of_two_below(36, m_dearest);
    }

    std::int64_t cost(double value) const { return std::llround(value * m_units_per_cost); }
    double cost_of(std::int64_t units) const {
        return static_cast<double>(units) / m_units_per_cost;
    }
    double tonnes(std::int64_t units) const { return static_cast<double>(units) / m_units_per_t; }

    // Dearer than any chain of displacements through all sites, unless it has a cost of its own.
    std::int64_t unserved_cost() const {
        if (m_problem.unserved_cost) {
            return cost(*m_problem.unserved_cost);
        }
        const auto sites = static_cast<std::int64_t>(m_problem.capacity_t.size());
        return (sites + 1) * (cost(m_dearest) + 1);
    }

    FlowNetwork network_without_ways() const {
        FlowNetwork network;
        std::int64_t total = 0;
        for (const double supply : m_problem.supply_t) {
            network.supply.push_back(std::llround(supply * m_units_per_t));
            total += network.supply.back();
        }
        const auto demands = static_cast<std::int64_t>(m_problem.supply_t.size());
        for (const double capacity : m_problem.capacity_t) {
            // Rounded supplies that fill a site exactly must not spill a unit.
            const bool ample = capacity * m_units_per_t >= static_cast<double>(total);
            const std::int64_t room =
                ample ? total + 1 : std::llround(capacity * m_units_per_t) + demands / 2 + 1;
            network.supply.push_back(-room);
        }
        network.supply.push_back(-total - 1);  // never full: its price is 0
        for (std::uint32_t i = 0; i < m_problem.supply_t.size(); ++i) {
            network.arcs.push_back({i, unserved_node(), unserved_cost()});
        }
        return network;
    }

    FlowArc arc(const Way& way) const { return {way.demand, site_node(way.site), cost(way.cost)}; }
    std::uint32_t site_node(std::uint32_t site) const {
        return static_cast<std::uint32_t>(m_problem.supply_t.size()) + site;
    }
    std::uint32_t unserved_node() const {
        return site_node(static_cast<std::uint32_t>(m_problem.capacity_t.size()));
    }

  private:
    static double power_of_two_below(int exponent, double largest) {
        int size = 0;
        std::frexp(std::max(largest, 1e-12), &size);
        return std::ldexp(1.0, exponent - size);
    }

    const TransportProblem& m_problem;
    double m_dearest = 0.0;
    double m_units_per_t = 1.0;
    double m_units_per_cost = 1.0;
};

// Ways that are part of the network so far, and the answer on them.
class Rounds {
  public:
    explicit Rounds(const TransportProblem& problem)
        : m_problem(problem),
          m_numbers(problem),
          m_network(m_numbers.network_without_ways()),
          m_present(problem.ways.size(), 0) {
        const WaysByDemand ways = ways_by_demand(problem);
        for (std::size_t i = 0; i < problem.supply_t.size(); ++i) {
            const std::size_t end =
                std::min<std::size_t>(ways.offsets[i + 1], ways.offsets[i] + first_ways);
            for (std::size_t at = ways.offsets[i]; at < end; ++at) {
                add(ways.order[at]);
            }
        }
    }

    void solve() { m_answer = least_cost_flow(m_network); }

    // Adds the ways that would make the answer cheaper; false when there is none: it is the
    // optimum.
    bool add_better() {
        const std::size_t before = m_added.size();
        for (std::uint32_t way = 0; way < m_problem.ways.size(); ++way) {
            if (!m_present[way] && reduced_cost(way) < 0) {
                add(way);
            }
        }
        return m_added.size() > before;
    }

    TransportPlan plan() const {
        TransportPlan plan;
        plan.flow_t.assign(m_problem.ways.size(), 0.0);
        const std::size_t demands = m_problem.supply_t.size();
        for (std::size_t i = 0; i < m_added.size(); ++i) {
            plan.flow_t[m_added[i]] = tonnes(m_added[i], m_answer.flow[demands + i]);
        }
        for (std::uint32_t site = 0; site < m_problem.capacity_t.size(); ++site) {
            plan.site_price.push_back(
                m_numbers.cost_of(-m_answer.potential[m_numbers.site_node(site)]));
        }
        for (std::size_t i = 0; i < demands; ++i) {
            plan.demand_price.push_back(m_numbers.cost_of(-m_answer.potential[i]));
        }
        add_up(m_problem, plan);
        return plan;
    }

  private:
    void add(std::uint32_t way) {
        m_present[way] = 1;
        m_added.push_back(way);
        m_network.arcs.push_back(m_numbers.arc(m_problem.ways[way]));
    }
    std::int64_t reduced_cost(std::uint32_t way) const {
        const FlowArc arc = m_numbers.arc(m_problem.ways[way]);
        return arc.cost + m_answer.potential[arc.from] - m_answer.potential[arc.to];
    }
    // A demand that goes one way whole keeps its own figure; units that only the rounding of
    // supplies and capacities moved elsewhere are none.
    double tonnes(std::uint32_t way, std::int64_t units) const {
        const auto rounded = static_cast<std::int64_t>(m_problem.supply_t.size() + 2);
        const std::uint32_t demand = m_problem.ways[way].demand;
        if (units >= m_network.supply[demand] - rounded) {
            return units > 0 ? m_problem.supply_t[demand] : 0.0;
        }
        return units <= rounded ? 0.0 : m_numbers.tonnes(units);
    }

    const TransportProblem& m_problem;
    WholeNumbers m_numbers;
    FlowNetwork m_network;
    std::vector<char> m_present;         // by way
    std::vector<std::uint32_t> m_added;  // ways, in the order of their arcs
    FlowAnswer m_answer;
};

}  // namespace

void check(const TransportProblem& problem) {
    for (std::size_t i = 0; i < problem.supply_t.size(); ++i) {
        if (!is_amount(problem.supply_t[i])) {
            throw error("demand {} has {} tonnes; expected a number that is not negative", i,
                        problem.supply_t[i]);
        }
    }
    for (std::size_t j = 0; j < problem.capacity_t.size(); ++j) {
        if (!(problem.capacity_t[j] >= 0.0)) {
            throw error("site {} has a capacity of {} tonnes; expected one that is not negative", j,
                        problem.capacity_t[j]);
        }
    }
    for (const Way& way : problem.ways) {
        if (way.demand >= problem.supply_t.size() || way.site >= problem.capacity_t.size() ||
            !is_amount(way.cost)) {
            throw error(
                "the way from demand {} to site {} costs {}; expected a finite number that is not "
                "negative between {} demands and {} sites",
                way.demand, way.site, way.cost, problem.supply_t.size(), problem.capacity_t.size());
        }
    }
    if (problem.unserved_cost && !is_amount(*problem.unserved_cost)) {
        throw error("an unserved tonne costs {}; expected a number that is not negative",
                    *problem.unserved_cost);
    }
}

WaysByDemand ways_by_demand(const TransportProblem& problem) {
    WaysByDemand ways;
    ways.offsets.assign(problem.supply_t.size() + 1, 0);
    for (const Way& way : problem.ways) {
        ++ways.offsets[way.demand + 1];
    }
    std::partial_sum(ways.offsets.begin(), ways.offsets.end(), ways.offsets.begin());
    std::vector<std::uint32_t> next(ways.offsets.begin(), ways.offsets.end() - 1);
    ways.order.resize(problem.ways.size());
    for (std::uint32_t i = 0; i < problem.ways.size(); ++i) {
        ways.order[next[problem.ways[i].demand]++] = i;
    }
    for (std::size_t i = 0; i + 1 < ways.offsets.size(); ++i) {
        std::sort(ways.order.begin() + ways.offsets[i], ways.order.begin() + ways.offsets[i + 1],
                  [&](std::uint32_t a, std::uint32_t b) {
                      const Way& left = problem.ways[a];
                      const Way& right = problem.ways[b];
                      return left.cost != right.cost ? left.cost < right.cost
                                                     : left.site < right.site;
                  });
    }
    return ways;
}

void add_up(const TransportProblem& problem, TransportPlan& plan) {
    plan.unserved_t = problem.supply_t;
    plan.served_t = 0.0;
    plan.cost = 0.0;
    for (std::size_t i = 0; i < problem.ways.size(); ++i) {
        plan.unserved_t[problem.ways[i].demand] -= plan.flow_t[i];
        plan.served_t += plan.flow_t[i];
        plan.cost += plan.flow_t[i] * problem.ways[i].cost;
    }
    for (std::size_t i = 0; i < plan.unserved_t.size(); ++i) {
        // What is left of rounding is nothing.
        if (plan.unserved_t[i] < 1e-12 * plan.served_t) {
            plan.unserved_t[i] = 0.0;
        }
    }
}

TransportPlan solve_transport(const TransportProblem& problem, Progress& progress) {
    check(problem);
    progress.step("assigning tonnes to centres");
    if (problem.supply_t.empty()) {
        TransportPlan plan;
        plan.site_price.assign(problem.capacity_t.size(), 0.0);
        return plan;
    }
    Rounds rounds(problem);
    do {
        progress.check();
        rounds.solve();
    } while (rounds.add_better());
    return rounds.plan();
}

}  // namespace zamin::flow
