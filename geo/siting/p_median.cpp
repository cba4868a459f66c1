#include "siting/p_median.hpp"

#include <algorithm>
#include <cmath>

#include "siting/cover_branch.hpp"
#include "siting/elite_search.hpp"
#include "siting/median_branch.hpp"
#include "siting/median_dive.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

namespace {

// Up to this many open sites, branching with prices alone is the quicker way to the end.
constexpr std::size_t few_sites = 12;

// From this many demand points on, the first look is at about so few of them.
constexpr std::size_t many_demands = 20'000;
constexpr std::size_t few_demands = 10'000;
constexpr double scale_after_look = 0.3;

// More starts where one costs little.
int rounds_for(const MedianModel& model) {
    const std::size_t pairs = model.entries.size();
    if (pairs < 100'000) {
        return 24;
    }
    return pairs < 2'000'000 ? 16 : (pairs < 20'000'000 ? 8 : 2);
}

class MedianSolver {
  public:
    MedianSolver(const MedianModel& model, RunControl& control)
        : m_model(model),
          m_lists(model),
          m_control(control),
          m_states(model.sites(), SiteState::free) {
        for (std::uint32_t site = 0; site < model.sites(); ++site) {
            if (model.is_fixed[site] != 0) {
                m_states[site] = SiteState::open;
            }
        }
    }

    MedianAnswer run(std::span<const std::uint32_t> known) {
        EliteSearch search(m_model, m_lists, m_control);
        if (m_model.demands() >= many_demands) {
            look_first(search);
        } else {
            search.start();
        }
        if (!known.empty()) {
            search.try_sites({known.begin(), known.end()});
        }
        take(search.best());
        bound_by_prices(search);
        if (!is_done()) {
            finish(search);
        }
        const bool proven = m_bound > better_than(m_model, m_best.value);
        return {m_best.open, m_best.value, proven ? m_best.value : m_bound};
    }

  private:
    bool is_done() const {
        const double wanted = m_best.value * (1.0 - m_control.options().gap_pct / 100.0);
        return m_bound > better_than(m_model, m_best.value) || m_bound >= wanted ||
               m_control.stop();
    }

    void take(const Plan& plan) {
        if (plan.value < m_best.value) {
            m_best = plan;
        }
        m_control.note(std::min(m_bound, m_best.value), m_best.value);
    }

    void raise(double bound) {
        m_bound = std::max(m_bound, bound);
        m_control.note(std::min(m_bound, m_best.value), m_best.value);
    }

    // A plan and prices for some of the demand points are near to those for all.
    void look_first(EliteSearch& search) {
        const MedianModel thin = thinned(m_model, m_model.demands() / few_demands);
        const SiteLists lists(thin);
        EliteSearch rough(thin, lists, m_control);
        rough.start();
        PriceSearch found;
        found.prices = first_prices(thin, rough.best().open);
        PriceSearchOptions options;
        options.lists = &lists;
        search_prices(thin, m_states, rough.best().value, options, m_control, found);
        rough.try_sites(found.best.chosen);
        search.try_sites(rough.best().open);
        m_prices.prices = prices_from_part(m_model, thin, found.prices);
    }

    void bound_by_prices(EliteSearch& search) {
        PriceSearchOptions options;
        if (m_prices.prices.empty()) {
            m_prices.prices = first_prices(m_model, m_best.open);
        } else {
            options.scale = scale_after_look;
        }
        options.iterations = 1500;
        options.lists = &m_lists;
        double tried = -1e300;
        options.on_progress = [&](const PriceSearch& found) {
            raise(found.best.bound);
            m_control.show(0.5 * std::clamp(m_bound / m_best.value, 0.0, 1.0));
            // A new plan is worth a look when the bound has come a good part nearer.
            if (found.best.bound > tried + 0.1 * (m_best.value - tried)) {
                tried = found.best.bound;
                search.try_sites(found.best.chosen);
                take(search.best());
            }
            return is_done() ? m_bound : m_best.value;
        };
        search_prices(m_model, m_states, m_best.value, options, m_control, m_prices);
        raise(m_prices.best.bound);
        search.try_sites(m_prices.best.chosen);
        take(search.best());
    }

    // Only sites that a better plan can have are left.
    MedianModel reduced() {
        m_states = m_prices.best.states(m_states, better_than(m_model, m_best.value));
        std::vector<std::uint8_t> closed(m_model.sites());
        std::vector<std::uint8_t> fixed(m_model.sites());
        m_kept.clear();
        for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
            closed[site] = m_states[site] == SiteState::closed;
            fixed[site] = m_states[site] == SiteState::open;
            if (closed[site] == 0) {
                m_kept.push_back(site);
            }
        }
        return part_of(m_model, closed, fixed);
    }

    Plan in_model(const Plan& plan) const {
        Plan result{plan.value, {}};
        for (const std::uint32_t site : plan.open) {
            result.open.push_back(m_kept[site]);
        }
        return result;
    }

    void finish(EliteSearch& first) {
        const MedianModel smaller = reduced();
        if (smaller.sites() < smaller.open_count) {
            raise(m_best.value);
            return;
        }
        const SiteLists lists(smaller);
        EliteSearch search(smaller, lists, m_control);
        search.start();
        for (const Plan& plan : first.pool()) {
            search.try_sites(kept_of(plan));
        }
        for (int round = 0; round < rounds_for(smaller) && !is_done(); ++round) {
            search.round();
            take(in_model(search.best()));
        }
        search.relink_pool();
        take(in_model(search.best()));
        if (is_done()) {
            return;
        }
        const auto branch = smaller.open_count > few_sites ? branch_on_sites
                            : is_cover(smaller)            ? branch_on_cover
                                                           : dive_on_sites;
        const double bound = branch(smaller, m_prices.prices, m_best.value, m_control, search);
        take(in_model(search.best()));
        raise(bound);
    }

    std::vector<std::uint32_t> kept_of(const Plan& plan) const {
        std::vector<std::uint32_t> sites;
        for (std::uint32_t site = 0; site < m_kept.size(); ++site) {
            if (m_states[m_kept[site]] == SiteState::open) {
                sites.push_back(site);
            } else if (std::binary_search(plan.open.begin(), plan.open.end(), m_kept[site])) {
                sites.push_back(site);
            }
        }
        std::stable_partition(sites.begin(), sites.end(), [&](std::uint32_t site) {
            return m_states[m_kept[site]] == SiteState::open;
        });
        return sites;
    }

    const MedianModel& m_model;
    const SiteLists m_lists;
    RunControl& m_control;
    std::vector<SiteState> m_states;
    PriceSearch m_prices;
    Plan m_best;
    double m_bound = 0.0;
    std::vector<std::uint32_t> m_kept;  // the model's number of each site that is left
};

}  // namespace

MedianAnswer solve_p_median(const MedianModel& model, std::span<const std::uint32_t> known,
                            RunControl& control) {
    return MedianSolver(model, control).run(known);
}

}  // namespace zamin::siting
