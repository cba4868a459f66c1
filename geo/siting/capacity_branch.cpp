#include "siting/capacity_branch.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace zamin::siting {

namespace {

constexpr int node_iterations = 120;
// Above this many pairs a set of them for each node is too much to keep.
constexpr std::size_t most_pairs = 4'000'000;

struct Node {
    double bound = -1e300;
    std::vector<SiteState> states;
    std::vector<double> prices;
    PairSet pairs;
};

class Branching {
  public:
    Branching(const CapacityModel& model, const CapacityIncumbent& incumbent, CapacityBound& bound,
              const RunControl& control)
        : m_model(model), m_incumbent(incumbent), m_bound(bound), m_control(control) {
        m_by_pair = bound.is_whole() && bound.pairs() <= most_pairs;
        m_pairs_of.resize(model.demands());
        for (std::uint32_t site = 0; site < model.sites(); ++site) {
            std::size_t pair = bound.pair_begin(site);
            for (const SiteCost& entry : model.by_site[site]) {
                m_pairs_of[entry.site].push_back({site, static_cast<std::uint32_t>(pair++)});
            }
        }
    }

    void run(const CapacityRoot& root) {
        Node first{root.bound, root.states, root.prices, {}};
        if (m_by_pair) {
            first.pairs.assign((m_bound.pairs() + 63) / 64, ~std::uint64_t{0});
        }
        m_stack.push_back(std::move(first));
        while (!m_stack.empty() && !m_control.stop()) {
            Node node = std::move(m_stack.back());
            m_stack.pop_back();
            if (node.bound <= m_incumbent.enough()) {
                expand(node);
            }
            raise();
        }
        m_bound.keep_to(nullptr);
    }

  private:
    struct Pair {
        std::uint32_t site = 0;
        std::uint32_t pair = 0;
    };

    static bool is_kept(const PairSet& pairs, std::uint32_t pair) {
        return (pairs[pair / 64] >> (pair % 64) & 1U) != 0;
    }
    static void drop(PairSet& pairs, std::uint32_t pair) {
        pairs[pair / 64] &= ~(std::uint64_t{1} << (pair % 64));
    }

    void raise() const {
        double bound = std::min(m_incumbent.value(), m_unfinished);
        for (const Node& node : m_stack) {
            bound = std::min(bound, node.bound);
        }
        m_incumbent.raise(bound);
    }

    void expand(Node& node) {
        m_bound.keep_to(m_by_pair ? &node.pairs : nullptr);
        const PriceBound found =
            m_bound.search(node.prices, node.states, m_incumbent.value(), m_incumbent.enough(),
                           m_nodes == 0 ? 4 * node_iterations : node_iterations, m_control);
        node.bound = std::max(node.bound, found.bound);
        if (node.bound > m_incumbent.enough()) {
            ++m_nodes;
            return;
        }
        if (m_nodes++ % 8 == 0) {
            m_incumbent.try_sites(found.chosen);
        }
        if (m_control.stop()) {
            m_stack.push_back(std::move(node));
            return;
        }
        branch(node, found);
    }

    void branch(Node& node, const PriceBound& found) {
        const double enough = m_incumbent.enough();
        const std::vector<SiteState> before = node.states;
        if (found.bound <= enough) {
            node.states = found.states(before, enough);
        }
        bool splits = m_by_pair;
        if (m_by_pair) {
            m_bound.drop_pairs(node.prices, before, found, enough, node.pairs);
            splits = all_are_served(node, found, enough);
        }
        const std::uint32_t site = splits ? no_site : divided_site(node, found);
        if (site != no_site) {
            branch_on(node, site);
        } else if (splits) {
            split(node);
        } else {
            leaf(node);
        }
    }

    // Whether every plan of interest serves every demand point.
    bool all_are_served(const Node& node, const PriceBound& found, double enough) const {
        for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
            const double left_out = m_model.unserved_price[demand] - node.prices[demand];
            if (found.bound + left_out <= enough) {
                return false;
            }
        }
        return true;
    }

    // The free site that the averaged plan opens nearest to half the time.
    std::uint32_t divided_site(const Node& node, const PriceBound& found) const {
        const auto opened = std::count(node.states.begin(), node.states.end(), SiteState::open);
        const auto closed = std::count(node.states.begin(), node.states.end(), SiteState::closed);
        const auto wanted = static_cast<std::ptrdiff_t>(m_model.open_count);
        if (opened >= wanted || static_cast<std::ptrdiff_t>(m_model.sites()) - closed <= wanted) {
            return no_site;
        }
        std::uint32_t best = no_site;
        double least = 2.0;
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            const double off = std::abs(m_bound.open_share()[site] - 0.5);
            const bool better = off < least || (off == least && best != no_site &&
                                                found.saving[site] < found.saving[best]);
            if (node.states[site] == SiteState::free && better) {
                best = site;
                least = off;
            }
        }
        return best;
    }

    void branch_on(Node& node, std::uint32_t site) {
        const bool open_first = m_bound.open_share()[site] >= 0.5;
        for (const bool opens : {!open_first, open_first}) {
            Node child = node;
            child.states[site] = opens ? SiteState::open : SiteState::closed;
            m_stack.push_back(std::move(child));
        }
    }

    // A demand point's sites in two: those nearer to one of two of its sites than to the other. It
    // is worth the more, the more even the averaged plan, the larger the amount and the farther
    // apart the two.
    struct Split {
        std::size_t demand = 0;
        std::vector<std::uint32_t> pairs;  // of the smaller part by averaged plan
        double worth = 0.0;
    };

    // The demand point whose averaged plan is spread most over two groups of sites.
    void split(Node& node) {
        Split best;
        bool is_free = false;
        for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
            const std::vector<Pair> open = open_pairs(node, demand);
            if (open.empty()) {
                return;  // no plan is left
            }
            if (open.size() > 1) {
                is_free = true;
                Split found = split_of(demand, open);
                if (best.pairs.empty() || found.worth > best.worth) {
                    best = std::move(found);
                }
            }
        }
        if (!is_free) {
            only_plan(node);
            return;
        }
        Node other = node;
        for (const Pair& pair : open_pairs(node, best.demand)) {
            const bool in_part =
                std::find(best.pairs.begin(), best.pairs.end(), pair.pair) != best.pairs.end();
            drop(in_part ? node.pairs : other.pairs, pair.pair);
        }
        m_stack.push_back(std::move(other));
        m_stack.push_back(std::move(node));
    }

    Split split_of(std::size_t demand, const std::vector<Pair>& open) {
        const std::vector<double>& share = m_bound.pair_share();
        const auto heaviest = std::max_element(
            open.begin(), open.end(),
            [&](const Pair& a, const Pair& b) { return share[a.pair] < share[b.pair]; });
        const std::vector<float>& from_first = apart(heaviest->site);
        const Pair* other = nullptr;
        double most = -1.0;
        for (const Pair& pair : open) {
            const double worth =
                (1e-6 + share[pair.pair]) * static_cast<double>(from_first[pair.site]);
            if (&pair != &*heaviest && worth > most) {
                most = worth;
                other = &pair;
            }
        }
        const std::vector<float>& from_other = apart(other->site);
        Split split;
        split.demand = demand;
        double first = 0.0;
        double second = 0.0;
        for (const Pair& pair : open) {
            const bool to_other = &pair == other || (&pair != &*heaviest &&
                                                     from_other[pair.site] < from_first[pair.site]);
            (to_other ? second : first) += share[pair.pair];
            if (to_other) {
                split.pairs.push_back(pair.pair);
            }
        }
        split.worth = std::min(first, second) * m_model.amount[demand] *
                      static_cast<double>(from_first[other->site]);
        return split;
    }

    // How much the costs of a demand point differ at most between a site and each other one.
    const std::vector<float>& apart(std::uint32_t site) {
        std::vector<float>& result = m_apart[site];
        if (!result.empty()) {
            return result;
        }
        std::vector<double> cost(m_model.demands(), -1.0);
        for (const SiteCost& entry : m_model.by_site[site]) {
            cost[entry.site] = entry.cost;
        }
        for (std::uint32_t other = 0; other < m_model.sites(); ++other) {
            double most = 0.0;
            for (const SiteCost& entry : m_model.by_site[other]) {
                if (cost[entry.site] >= 0.0) {
                    most = std::max(most, std::abs(cost[entry.site] - entry.cost));
                }
            }
            result.push_back(static_cast<float>(most));
        }
        return result;
    }

    std::vector<Pair> open_pairs(const Node& node, std::size_t demand) const {
        std::vector<Pair> open;
        for (const Pair& pair : m_pairs_of[demand]) {
            if (node.states[pair.site] != SiteState::closed && is_kept(node.pairs, pair.pair)) {
                open.push_back(pair);
            }
        }
        return open;
    }

    // Every demand point has one site left.
    void only_plan(const Node& node) {
        std::vector<std::uint32_t> open;
        for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
            open.push_back(open_pairs(node, demand).front().site);
        }
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            if (node.states[site] == SiteState::open) {
                open.push_back(site);
            }
        }
        std::sort(open.begin(), open.end());
        open.erase(std::unique(open.begin(), open.end()), open.end());
        if (open.size() <= m_model.open_count) {
            fill_up(node, open);
            solve(open, node.bound);
        }
    }

    // Sites that nobody needs: those that cost least to open.
    void fill_up(const Node& node, std::vector<std::uint32_t>& open) const {
        std::vector<std::uint32_t> others;
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            if (node.states[site] != SiteState::closed &&
                std::find(open.begin(), open.end(), site) == open.end()) {
                others.push_back(site);
            }
        }
        std::stable_sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_model.opening_cost[a] < m_model.opening_cost[b];
        });
        others.resize(std::min(others.size(), m_model.open_count - open.size()));
        open.insert(open.end(), others.begin(), others.end());
    }

    // All sites are decided: the assignment alone is left.
    void leaf(const Node& node) {
        const auto opened = std::count(node.states.begin(), node.states.end(), SiteState::open);
        const bool rest_opens = opened < static_cast<std::ptrdiff_t>(m_model.open_count);
        std::vector<std::uint32_t> open;
        for (std::uint32_t site = 0; site < node.states.size(); ++site) {
            if (node.states[site] == SiteState::open ||
                (rest_opens && node.states[site] == SiteState::free)) {
                open.push_back(site);
            }
        }
        solve(std::move(open), node.bound);
    }

    void solve(std::vector<std::uint32_t> open, double node_bound) {
        if (open.size() != m_model.open_count) {
            return;
        }
        std::sort(open.begin(), open.end());
        const double limit = m_incumbent.enough();
        ExactPlan exact = exact_plan_of(m_model, open, m_control);
        m_incumbent.take(std::move(exact.plan));
        const double bound = std::max(exact.bound, node_bound);
        if (bound <= std::min(limit, m_incumbent.enough())) {
            m_unfinished = std::min(m_unfinished, bound);
        }
    }

    const CapacityModel& m_model;
    const CapacityIncumbent& m_incumbent;
    CapacityBound& m_bound;
    const RunControl& m_control;
    bool m_by_pair = false;
    std::vector<std::vector<Pair>> m_pairs_of;  // by demand point
    std::map<std::uint32_t, std::vector<float>> m_apart;
    std::vector<Node> m_stack;
    double m_unfinished = 1e300;  // the least bound of a leaf that was not proven
    int m_nodes = 0;
};

}  // namespace

void branch_on_capacities(const CapacityModel& model, const CapacityRoot& root,
                          const CapacityIncumbent& incumbent, CapacityBound& bound,
                          const RunControl& control) {
    Branching(model, incumbent, bound, control).run(root);
}

}  // namespace zamin::siting
