#include "siting/capacitated.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "core/error.hpp"
#include "siting/capacity_bound.hpp"
#include "siting/capacity_plan.hpp"

namespace zamin::siting {

namespace {

constexpr int root_iterations = 600;
constexpr int node_iterations = 30;
// Of each open site, this many of its neighbours are tried in its place.
constexpr std::size_t neighbours = 20;
// How often the best plan is shaken; a look at splittable demand is a transport problem.
constexpr int whole_kicks = 60;
constexpr int split_kicks = 6;

struct Node {
    double bound = -1e300;
    std::vector<SiteState> states;
    std::vector<double> prices;
};

class CapacitySolver {
  public:
    CapacitySolver(const CapacityModel& model, RunControl& control)
        : m_model(model), m_control(control), m_filler(model), m_bound_of(model) {
        for (std::size_t site = 0; site < model.sites(); ++site) {
            m_root.states.push_back(model.is_fixed[site] != 0 ? SiteState::open : SiteState::free);
        }
    }

    // Cancelled inside a transport problem: what there is stays.
    void run() {
        try {
            search();
        } catch (const Cancelled&) {
            if (m_best.parts.empty()) {
                throw;
            }
        }
    }

    const CapacityPlan& best() const { return m_best; }
    double bound() const { return std::min(m_bound, m_best.value); }

  private:
    void search() {
        first_prices();
        bound_root();
        improve_sites(m_best);
        shake();
        polish();
        branch();
    }

    // The least value of interest; a bound above it ends a branch.
    double enough() const {
        const double better =
            m_model.integral ? m_best.value - 1.0 + 1e-6 : m_best.value * (1.0 - 1e-9);
        return std::min(better, m_best.value * (1.0 - m_control.options().gap_pct / 100.0));
    }
    bool is_done() const { return m_bound > enough() || m_control.stop(); }

    void note() { m_control.note(bound(), m_best.value); }

    void first_prices() {
        for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
            const auto& list = m_model.by_demand[demand];
            const std::size_t rank =
                std::min(list.size() - 1,
                         m_model.sites() / std::max<std::size_t>(1, 2 * m_model.open_count));
            m_root.prices.push_back(std::min(list[rank].cost, m_model.unserved_price[demand]));
        }
    }

    // The value of a choice of sites, each looked at once.
    double try_sites(std::vector<std::uint32_t> open) {
        std::sort(open.begin(), open.end());
        if (!m_tried.insert(open).second) {
            return 1e300;
        }
        double value = 0.0;
        if (m_model.splittable) {
            CapacityPlan plan = plan_of(m_model, open, m_control.progress());
            value = plan.value;
            take(std::move(plan));
        } else {
            value = m_filler.fill(open, m_site_of);
            if (value < m_best.value * (1.0 - 1e-12)) {
                take(plan_of(m_model, open, m_control.progress()));
            }
        }
        return value;
    }

    void take(CapacityPlan plan) {
        if (plan.value < m_best.value) {
            m_best = std::move(plan);
            note();
        }
    }

    void bound_root() {
        std::size_t heard = 0;
        const PriceBound found =
            m_bound_of.search(m_root.prices, m_root.states, upper_guess(), 1e300, root_iterations,
                              m_control, [&](const PriceBound& better) {
                                  m_bound = better.bound;
                                  if (m_best.value > 1e299 || ++heard % 4 == 0) {
                                      try_sites(better.chosen);
                                  }
                              });
        raise(found);
        try_sites(found.chosen);
    }

    // Before any plan: everyone a little dearer than at the nearest site.
    double upper_guess() const {
        double guess = 0.0;
        for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
            guess += m_root.prices[demand];
        }
        return guess;
    }

    void raise(const PriceBound& found) {
        m_bound = std::max(m_bound, found.bound);
        m_root.states = found.states(m_root.states, std::max(enough(), found.bound));
        note();
    }

    // Exchanges of an open site for one of its neighbours, until none helps.
    void improve_sites(CapacityPlan plan) {
        for (bool better = true; better && !is_done();) {
            better = false;
            const std::vector<std::uint32_t> open = plan.open;
            for (std::size_t place = 0; place < open.size() && !better; ++place) {
                if (m_model.is_fixed[open[place]] == 0) {
                    better = exchange(place, plan);
                }
            }
        }
    }

    bool exchange(std::size_t place, CapacityPlan& plan) {
        for (const std::uint32_t in : near(plan, plan.open[place])) {
            if (is_done()) {
                return false;
            }
            std::vector<std::uint32_t> open = plan.open;
            open[place] = in;
            if (try_sites(open) < plan.value * (1.0 - 1e-12)) {
                plan = plan_of(m_model, open, m_control.progress());
                return true;
            }
        }
        return false;
    }

    // Two sites of the best plan thrown to neighbours of theirs, then exchanges again.
    void shake() {
        std::mt19937_64 random(m_control.options().seed);
        const int kicks = m_model.splittable ? split_kicks : whole_kicks;
        for (int kick = 0; kick < kicks && !is_done(); ++kick) {
            std::vector<std::uint32_t> open = m_best.open;
            for (int thrown = 0; thrown < 2; ++thrown) {
                const std::size_t place = random() % open.size();
                const std::vector<std::uint32_t> others = near(m_best, open[place]);
                if (m_model.is_fixed[open[place]] == 0 && !others.empty()) {
                    const std::uint32_t in = others[random() % others.size()];
                    if (std::find(open.begin(), open.end(), in) == open.end()) {
                        open[place] = in;
                    }
                }
            }
            if (try_sites(open) < 1e300) {
                improve_sites(plan_of(m_model, open, m_control.progress()));
            }
        }
    }

    // Free sites by the sum of costs from the demand points that the plan sends to `site`.
    std::vector<std::uint32_t> near(const CapacityPlan& plan, std::uint32_t site) const {
        std::vector<double> cost(m_model.sites(), 0.0);
        std::vector<int> reached(m_model.sites(), 0);
        int members = 0;
        for (const Assignment& part : plan.parts) {
            if (part.site != site) {
                continue;
            }
            ++members;
            for (const SiteCost& entry : m_model.by_demand[part.demand]) {
                cost[entry.site] += part.share * entry.cost;
                ++reached[entry.site];
            }
        }
        std::vector<std::uint32_t> order;
        for (std::uint32_t other = 0; other < m_model.sites(); ++other) {
            const bool is_open =
                std::find(plan.open.begin(), plan.open.end(), other) != plan.open.end();
            if (m_root.states[other] == SiteState::free && !is_open &&
                2 * reached[other] >= members) {
                order.push_back(other);
            }
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return cost[a] < cost[b]; });
        order.resize(std::min(order.size(), neighbours));
        return order;
    }

    // The best sites with the best assignment.
    void polish() {
        if (!is_done() && !m_model.splittable) {
            take(exact_plan_of(m_model, m_best.open, m_control).plan);
        }
    }

    void branch() {
        std::vector<Node> stack{m_root};
        stack.front().bound = m_bound;
        while (!stack.empty() && !is_done()) {
            Node node = std::move(stack.back());
            stack.pop_back();
            if (node.bound <= enough()) {
                expand(std::move(node), stack);
            }
            double open_bound = m_best.value;
            for (const Node& other : stack) {
                open_bound = std::min(open_bound, other.bound);
            }
            open_bound = std::min(open_bound, m_unfinished);
            m_bound = std::max(m_bound, open_bound);
        }
        note();
    }

    void expand(Node node, std::vector<Node>& stack) {
        PriceBound found = m_bound_of.search(node.prices, node.states, m_best.value, enough(),
                                             node_iterations, m_control);
        if (found.bound > node.bound) {
            node.bound = found.bound;
        }
        if (node.bound > enough()) {
            return;
        }
        if (++m_nodes % 8 == 0) {
            try_sites(found.chosen);
        }
        node.states = found.states(node.states, enough());
        const auto opened = std::count(node.states.begin(), node.states.end(), SiteState::open);
        const auto closed = std::count(node.states.begin(), node.states.end(), SiteState::closed);
        const auto wanted = static_cast<std::ptrdiff_t>(m_model.open_count);
        if (opened >= wanted || static_cast<std::ptrdiff_t>(m_model.sites()) - closed <= wanted) {
            leaf(node);
            return;
        }
        std::uint32_t site = no_site;
        for (std::uint32_t other = 0; other < node.states.size(); ++other) {
            if (node.states[other] == SiteState::free &&
                (site == no_site || found.saving[other] < found.saving[site])) {
                site = other;
            }
        }
        Node without = node;
        without.states[site] = SiteState::closed;
        stack.push_back(std::move(without));
        node.states[site] = SiteState::open;
        stack.push_back(std::move(node));
    }

    // All sites are decided: the assignment alone is left.
    void leaf(const Node& node) {
        std::vector<std::uint32_t> open;
        const auto opened = std::count(node.states.begin(), node.states.end(), SiteState::open);
        const bool rest_opens = opened < static_cast<std::ptrdiff_t>(m_model.open_count);
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            if (node.states[site] == SiteState::open ||
                (rest_opens && node.states[site] == SiteState::free)) {
                open.push_back(site);
            }
        }
        if (open.size() != m_model.open_count) {
            return;
        }
        const double limit = enough();
        ExactPlan exact = exact_plan_of(m_model, open, m_control);
        take(std::move(exact.plan));
        const double bound = std::max(exact.bound, node.bound);
        if (bound <= std::min(limit, enough())) {
            m_unfinished = std::min(m_unfinished, bound);
        }
    }

    const CapacityModel& m_model;
    RunControl& m_control;
    WholeFiller m_filler;
    CapacityBound m_bound_of;
    Node m_root;
    CapacityPlan m_best;
    double m_bound = 0.0;
    double m_unfinished = 1e300;  // the least bound of a leaf that was not proven
    std::set<std::vector<std::uint32_t>> m_tried;
    std::vector<std::uint32_t> m_site_of;
    int m_nodes = 0;
};

std::vector<Assignment> in_input(const SitingInput& input, const CapacityModel& model,
                                 const CapacityPlan& plan) {
    std::vector<Assignment> result;
    std::size_t next = 0;
    for (std::uint32_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        const bool has_part =
            next < plan.parts.size() && model.demand_names[plan.parts[next].demand] == demand;
        if (!has_part) {
            result.push_back({demand, no_site, 0.0, 1.0});
        }
        for (; next < plan.parts.size() && model.demand_names[plan.parts[next].demand] == demand;
             ++next) {
            Assignment part = plan.parts[next];
            const double weight = input.weight.empty() ? 1.0 : input.weight[demand];
            part.demand = demand;
            part.cost = part.site == no_site || weight <= 0.0 ? 0.0 : part.cost / weight;
            part.site = part.site == no_site ? no_site : model.site_names[part.site];
            result.push_back(part);
        }
    }
    return result;
}

}  // namespace

Solved solve_capacitated(const SitingInput& input, RunControl& control) {
    const SitingOptions& options = control.options();
    const CapacityModel model =
        capacity_model(input, input.fixed.size() + static_cast<std::size_t>(options.new_sites),
                       options.unserved_cost);
    CapacitySolver solver(model, control);
    solver.run();
    Solved solved;
    for (const std::uint32_t site : solver.best().open) {
        solved.sites.push_back(model.site_names[site]);
    }
    solved.objective = solver.best().value;
    solved.bound = solver.bound();
    if (model.integral && solved.bound > solved.objective - 1.0 + 1e-6) {
        solved.bound = solved.objective;
    }
    solved.assignments = in_input(input, model, solver.best());
    return solved;
}

Solved capacitated_plan(const SitingInput& input, RunControl& control) {
    const CapacityModel model =
        capacity_model(input, input.fixed.size(), control.options().unserved_cost);
    std::vector<std::uint32_t> open;
    for (std::uint32_t site = 0; site < model.sites(); ++site) {
        if (model.is_fixed[site] != 0) {
            open.push_back(site);
        }
    }
    const CapacityPlan plan = plan_of(model, open, control.progress());
    Solved solved;
    solved.sites = input.fixed;
    solved.objective = plan.value;
    solved.bound = plan.value;
    solved.assignments = in_input(input, model, plan);
    return solved;
}

}  // namespace zamin::siting
