#include "siting/median_dive.hpp"

#include <algorithm>
#include <memory>

namespace zamin::siting {

namespace {

constexpr int node_iterations = 40;
constexpr double node_scale = 0.3;

// The sites that are left below some node.
struct Part {
    MedianModel model;
    std::vector<std::uint32_t> names;  // of its sites in the model of the dive
};

struct Node {
    double bound = 0.0;
    std::shared_ptr<const Part> part;
    std::vector<SiteState> states;
    std::vector<double> prices;
};

class Dive {
  public:
    Dive(const MedianModel& model, double upper, RunControl& control, EliteSearch& search)
        : m_model(model),
          m_open_count(model.open_count),
          m_upper(upper),
          m_control(control),
          m_search(search) {
        auto whole = std::make_shared<Part>();
        whole->model = model;
        for (std::uint32_t site = 0; site < model.sites(); ++site) {
            whole->names.push_back(site);
            m_root.states.push_back(model.is_fixed[site] != 0 ? SiteState::open : SiteState::free);
        }
        m_root.part = std::move(whole);
    }

    double run(std::span<const double> prices) {
        m_root.prices.assign(prices.begin(), prices.end());
        m_stack.push_back(std::move(m_root));
        while (!m_stack.empty() && !m_control.stop() && !is_near_enough()) {
            Node node = std::move(m_stack.back());
            m_stack.pop_back();
            if (node.bound <= enough()) {
                expand(std::move(node));
            }
        }
        return open_bound();
    }

  private:
    double upper() const { return std::min(m_upper, m_search.best().value); }
    // What is proven while the nodes of the stack are open.
    double open_bound() const {
        double bound = upper();
        for (const Node& node : m_stack) {
            bound = std::min(bound, node.bound);
        }
        return bound;
    }
    bool is_near_enough() const {
        const double gap = m_control.options().gap_pct;
        return gap > 0.0 && open_bound() >= upper() * (1.0 - gap / 100.0);
    }
    double enough() const { return better_than(m_model, upper()); }

    void expand(Node node) {
        const MedianModel& model = node.part->model;
        PriceSearch found;
        found.prices = std::move(node.prices);
        PriceSearchOptions options;
        options.iterations = node_iterations;
        options.scale = m_nodes == 0 ? 1.0 : node_scale;
        search_prices(model, node.states, upper(), options, m_control, found);
        node.bound = std::max(node.bound, found.best.bound);
        if (node.bound > enough()) {
            ++m_nodes;
            return;
        }
        if (m_nodes++ % 64 == 0) {
            try_plan(*node.part, found.best.chosen);
            m_control.note(std::min(open_bound(), node.bound), upper());
        }
        node.states = found.best.states(node.states, enough());
        node.prices = std::move(found.prices);
        branch(std::move(node), found.best.saving);
    }

    void branch(Node node, const std::vector<double>& saving) {
        const std::uint32_t site = most_attractive(node.states, saving);
        if (site == no_site || count(node.states, SiteState::open) >= m_open_count) {
            leaf(node);
            return;
        }
        Node without{node.bound, node.part, node.states, node.prices};
        without.states[site] = SiteState::closed;
        if (can_be_filled(without.states)) {
            m_stack.push_back(std::move(without));
        }
        node.states[site] = SiteState::open;
        shrink(node);
        m_stack.push_back(std::move(node));
    }

    // Takes the closed sites out of the node's lists, and ends them at the open ones.
    static void shrink(Node& node) {
        const Part& part = *node.part;
        std::vector<std::uint8_t> closed(node.states.size());
        std::vector<std::uint8_t> fixed(node.states.size());
        auto smaller = std::make_shared<Part>();
        std::vector<SiteState> states;
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            closed[site] = node.states[site] == SiteState::closed;
            fixed[site] = node.states[site] == SiteState::open;
            if (closed[site] == 0) {
                smaller->names.push_back(part.names[site]);
                states.push_back(node.states[site]);
            }
        }
        smaller->model = part_of(part.model, closed, fixed);
        for (std::size_t demand = 0; demand < node.prices.size(); ++demand) {
            node.prices[demand] = std::min(node.prices[demand], smaller->model.last_resort[demand]);
        }
        node.states = std::move(states);
        node.part = std::move(smaller);
    }

    void try_plan(const Part& part, const std::vector<std::uint32_t>& sites) {
        std::vector<std::uint32_t> named;
        for (const std::uint32_t site : sites) {
            named.push_back(part.names[site]);
        }
        m_search.try_sites(named);
    }

    static std::uint32_t most_attractive(const std::vector<SiteState>& states,
                                         const std::vector<double>& saving) {
        std::uint32_t best = no_site;
        for (std::uint32_t site = 0; site < states.size(); ++site) {
            if (states[site] == SiteState::free &&
                (best == no_site || saving[site] < saving[best])) {
                best = site;
            }
        }
        return best;
    }

    static std::size_t count(const std::vector<SiteState>& states, SiteState wanted) {
        return static_cast<std::size_t>(std::count(states.begin(), states.end(), wanted));
    }
    bool can_be_filled(const std::vector<SiteState>& states) const {
        return states.size() - count(states, SiteState::closed) >= m_open_count;
    }

    // All sites are decided: one plan, or none.
    void leaf(const Node& node) {
        std::vector<std::uint32_t> open;
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            if (node.states[site] == SiteState::open) {
                open.push_back(site);
            }
        }
        if (open.size() == m_open_count) {
            try_plan(*node.part, open);
        }
    }

    const MedianModel& m_model;
    std::size_t m_open_count;
    double m_upper;
    RunControl& m_control;
    EliteSearch& m_search;
    Node m_root;
    std::vector<Node> m_stack;
    int m_nodes = 0;
};

}  // namespace

double dive_on_sites(const MedianModel& model, std::span<const double> prices, double upper,
                     RunControl& control, EliteSearch& search) {
    return Dive(model, upper, control, search).run(prices);
}

}  // namespace zamin::siting
