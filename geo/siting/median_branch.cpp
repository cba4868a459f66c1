#include "siting/median_branch.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <queue>

namespace zamin::siting {

namespace {

struct Node {
    double bound = -1e300;
    int number = 0;  // of creation; the later first among equals, so that the search dives
    std::vector<SiteState> states;
};

struct WorseFirst {
    bool operator()(const Node& a, const Node& b) const {
        return a.bound != b.bound ? a.bound > b.bound : a.number < b.number;
    }
};

class Branching {
  public:
    Branching(const MedianModel& model, std::span<const double> prices, double upper,
              RunControl& control, EliteSearch& search)
        : m_model(model),
          m_upper(upper),
          m_control(control),
          m_search(search),
          m_program(model, prices) {}

    double run() {
        std::vector<SiteState> root(m_model.sites(), SiteState::free);
        for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
            root[site] = m_model.is_fixed[site] != 0 ? SiteState::open : SiteState::free;
        }
        m_nodes.push({-1e300, 0, std::move(root)});
        while (!m_nodes.empty() && !m_control.stop()) {
            const Node node = m_nodes.top();
            if (node.bound > enough()) {
                break;  // and so are all others
            }
            m_nodes.pop();
            expand(node);
        }
        return m_nodes.empty() ? best_value() : std::min(best_value(), m_nodes.top().bound);
    }

  private:
    double best_value() const { return std::min(m_upper, m_search.best().value); }

    // A bound above this leaves nothing to look for.
    double enough() const {
        return std::min(better_than(m_model, best_value()),
                        best_value() * (1.0 - m_control.options().gap_pct / 100.0));
    }

    void expand(const Node& node) {
        CutProgram::Outcome outcome = m_program.solve(node.states, enough(), m_control);
        if (!outcome.feasible) {
            return;
        }
        const double bound = std::max(node.bound, outcome.bound);
        if (!outcome.ended) {
            m_nodes.push({bound, ++m_created, node.states});
            return;
        }
        if (bound <= enough()) {
            round(outcome.fraction);
        }
        if (bound > better_than(m_model, best_value())) {
            m_control.note(open_bound(bound), best_value());
            return;
        }
        branch(node, outcome, bound);
        m_control.note(open_bound(bound), best_value());
    }

    double open_bound(double other) const {
        return std::min(best_value(), m_nodes.empty() ? other : m_nodes.top().bound);
    }

    void branch(const Node& node, const CutProgram::Outcome& outcome, double bound) {
        const std::uint32_t site = most_divided(node.states, outcome.fraction);
        if (site == no_site) {
            // The programme's plan is whole: its value is the bound, and round() has seen it.
            return;
        }
        std::vector<SiteState> states = fixed_by_cost(node.states, outcome, bound);
        for (const SiteState state : {SiteState::closed, SiteState::open}) {
            if (states[site] != SiteState::free && states[site] != state) {
                continue;
            }
            Node child{bound, ++m_created, states};
            child.states[site] = state;
            m_nodes.push(std::move(child));
        }
    }

    // States that every better plan below this node has.
    std::vector<SiteState> fixed_by_cost(const std::vector<SiteState>& states,
                                         const CutProgram::Outcome& outcome, double bound) const {
        if (outcome.bound < bound) {
            return states;
        }
        PriceBound priced;
        priced.bound = outcome.bound;
        priced.saving = outcome.saving;
        priced.chosen = bound_of_savings(m_model.open_count, 0.0, outcome.saving, states).chosen;
        return priced.states(states, better_than(m_model, best_value()));
    }

    static std::uint32_t most_divided(const std::vector<SiteState>& states,
                                      const std::vector<double>& fraction) {
        std::uint32_t best = no_site;
        double least = 0.5 - 1e-6;
        for (std::uint32_t site = 0; site < fraction.size(); ++site) {
            const double off = std::abs(fraction[site] - 0.5);
            if (states[site] == SiteState::free && off < least) {
                best = site;
                least = off;
            }
        }
        return best;
    }

    void round(const std::vector<double>& fraction) {
        std::vector<std::uint32_t> order(fraction.size());
        for (std::uint32_t site = 0; site < order.size(); ++site) {
            order[site] = site;
        }
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto rank = [&](std::uint32_t s) { return fraction[s] + m_model.is_fixed[s]; };
            return rank(a) > rank(b);
        });
        m_search.try_sites(order);
    }

    const MedianModel& m_model;
    double m_upper;
    RunControl& m_control;
    EliteSearch& m_search;
    CutProgram m_program;
    std::priority_queue<Node, std::vector<Node>, WorseFirst> m_nodes;
    int m_created = 0;
};

}  // namespace

double branch_on_sites(const MedianModel& model, std::span<const double> prices, double upper,
                       RunControl& control, EliteSearch& search) {
    return Branching(model, prices, upper, control, search).run();
}

}  // namespace zamin::siting
