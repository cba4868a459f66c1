#include "siting/capacitated.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "core/error.hpp"
#include "siting/capacity_branch.hpp"
#include "siting/capacity_room.hpp"
#include "siting/capacity_shift.hpp"

namespace zamin::siting {

namespace {

constexpr int root_iterations = 600;
// How often the best plan is shaken; a look at splittable demand is a transport problem.
constexpr int whole_kicks = 80;
constexpr int split_kicks = 6;
// This many of the best choices of sites are assigned to the optimum.
constexpr std::size_t polished = 10;
// Above this many pairs of demand points and open sites that takes too long; one is.
constexpr std::size_t few_pairs = 5'000;

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
        CapacityPlan first = m_best;
        improve_sites(first);
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
            remember(value, open);
            if (value < m_best.value * (1.0 - 1e-12)) {
                take(plan_of(m_model, open, m_control.progress()));
            }
        }
        return value;
    }

    void remember(double value, const std::vector<std::uint32_t>& open) {
        const auto place =
            std::upper_bound(m_promising.begin(), m_promising.end(), value,
                             [](double wanted, const auto& other) { return wanted < other.first; });
        m_promising.insert(place, {value, open});
        m_promising.resize(std::min(m_promising.size(), polished));
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
    void improve_sites(CapacityPlan& plan) {
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
        for (const std::uint32_t in : sites_near(m_model, m_root.states, plan, plan.open[place])) {
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

    // Sites of the last good plan thrown to neighbours of theirs, then exchanges again; what comes
    // of it is assigned to the optimum where that is quick.
    void shake() {
        std::mt19937_64 random(m_control.options().seed);
        const int kicks = m_model.splittable ? split_kicks : whole_kicks;
        CapacityPlan base = m_best;
        for (int kick = 0; kick < kicks && !is_done(); ++kick) {
            std::vector<std::uint32_t> open = base.open;
            const std::size_t thrown = 2 + random() % 2;
            for (std::size_t k = 0; k < thrown; ++k) {
                const std::size_t place = random() % open.size();
                const std::vector<std::uint32_t> others =
                    sites_near(m_model, m_root.states, base, open[place]);
                if (m_model.is_fixed[open[place]] == 0 && !others.empty()) {
                    const std::uint32_t in = others[random() % others.size()];
                    if (std::find(open.begin(), open.end(), in) == open.end()) {
                        open[place] = in;
                    }
                }
            }
            if (try_sites(open) >= 1e300) {
                continue;
            }
            CapacityPlan plan = plan_of(m_model, open, m_control.progress());
            improve_sites(plan);
            if (!m_model.splittable && is_few()) {
                settle(plan);
            }
            const double worst = m_best.value * (1.0 + 1e-4 * static_cast<double>(random() % 100));
            if (plan.value <= worst) {
                base = std::move(plan);
            } else if (random() % 10 == 0) {
                base = m_best;
            }
        }
    }

    // The best assignment, and each site at the best place for those that go there, again and
    // again.
    void settle(CapacityPlan& plan) {
        std::vector<std::uint32_t> open = plan.open;
        for (bool moved = true; moved && !is_done();) {
            CapacityPlan exact = exact_plan_of(m_model, open, m_control).plan;
            moved = exact.value < 1e299 && recentre(exact, open);
            if (exact.value < plan.value) {
                plan = exact;
            }
            take(std::move(exact));
        }
    }

    // The best choices of sites with their best assignments, and each site then at the best place
    // for those that go there.
    void polish() {
        if (m_model.splittable) {
            return;
        }
        if (!is_few()) {
            take(exact_plan_of(m_model, m_best.open, m_control).plan);
            return;
        }
        for (const auto& [value, sites] : std::vector(m_promising)) {
            CapacityPlan plan;
            plan.open = sites;
            settle(plan);
        }
    }

    bool is_few() const { return m_model.demands() * m_model.open_count <= few_pairs; }

    // The sites that serve best who goes to each of the plan's; false where they are the plan's
    // own, or have been tried.
    bool recentre(const CapacityPlan& plan, std::vector<std::uint32_t>& open) {
        std::vector<std::uint32_t> better;
        for (const std::uint32_t site : plan.open) {
            const std::vector<std::uint32_t> others =
                sites_near(m_model, m_root.states, plan, site);
            better.push_back(m_model.is_fixed[site] != 0 || others.empty()
                                 ? site
                                 : best_place(m_model, plan, site, others));
        }
        std::sort(better.begin(), better.end());
        const bool distinct = std::adjacent_find(better.begin(), better.end()) == better.end();
        if (!distinct || !m_tried.insert(better).second) {
            return false;
        }
        open = std::move(better);
        return true;
    }

    void branch() {
        if (is_done()) {
            return;
        }
        CapacityIncumbent incumbent;
        incumbent.value = [&] { return m_best.value; };
        incumbent.enough = [&] { return enough(); };
        incumbent.try_sites = [&](std::vector<std::uint32_t> open) { try_sites(std::move(open)); };
        incumbent.take = [&](CapacityPlan plan) { take(std::move(plan)); };
        incumbent.raise = [&](double better) {
            m_bound = std::max(m_bound, better);
            note();
        };
        m_root.bound = m_bound;
        branch_on_capacities(m_model, m_root, incumbent, m_bound_of, m_control);
    }

    const CapacityModel& m_model;
    RunControl& m_control;
    WholeFiller m_filler;
    CapacityBound m_bound_of;
    CapacityRoot m_root;
    CapacityPlan m_best;
    double m_bound = 0.0;
    std::set<std::vector<std::uint32_t>> m_tried;
    std::vector<std::pair<double, std::vector<std::uint32_t>>> m_promising;  // the best first
    std::vector<std::uint32_t> m_site_of;
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
    check_room(input, static_cast<std::size_t>(options.new_sites));
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
