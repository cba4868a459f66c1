#include "siting/subgradient.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::siting {

namespace {

// Sums over demand points are exact to this part.
constexpr double rounding = 1e-9;

// The free sites of least saving that fill the plan up, after the open ones.
std::vector<std::uint32_t> choose(std::size_t open_count, std::span<const SiteState> states,
                                  const std::vector<double>& saving) {
    std::vector<std::uint32_t> chosen;
    std::vector<std::uint32_t> free;
    for (std::uint32_t site = 0; site < states.size(); ++site) {
        if (states[site] == SiteState::open) {
            chosen.push_back(site);
        } else if (states[site] == SiteState::free) {
            free.push_back(site);
        }
    }
    const std::size_t wanted = std::min(open_count - chosen.size(), free.size());
    const auto middle = free.begin() + static_cast<std::ptrdiff_t>(wanted);
    if (middle != free.end()) {
        std::nth_element(free.begin(), middle, free.end(), [&](std::uint32_t a, std::uint32_t b) {
            return saving[a] != saving[b] ? saving[a] < saving[b] : a < b;
        });
    }
    chosen.insert(chosen.end(), free.begin(), middle);
    return chosen;
}

}  // namespace

double better_than(const MedianModel& model, double upper) {
    return model.integral ? upper - 1.0 + 1e-6 : upper * (1.0 - rounding);
}

PriceBound bound_of_savings(std::size_t open_count, double paid, std::vector<double> saving,
                            std::span<const SiteState> states) {
    PriceBound result;
    result.saving = std::move(saving);
    result.chosen = choose(open_count, states, result.saving);
    result.bound = paid;
    for (const std::uint32_t site : result.chosen) {
        result.bound += result.saving[site];
    }
    return result;
}

namespace {

void take_served(const SiteLists& lists, std::span<const double> prices,
                 const std::vector<std::uint32_t>& chosen, std::vector<double>& over) {
    for (const std::uint32_t site : chosen) {
        for (std::size_t k = lists.begin[site]; k < lists.begin[site + 1]; ++k) {
            over[lists.demand[k]] -= lists.cost[k] < prices[lists.demand[k]] ? 1.0 : 0.0;
        }
    }
}

void take_served(const MedianModel& model, std::span<const double> prices,
                 const std::vector<std::uint32_t>& chosen, std::vector<double>& over) {
    std::vector<std::uint8_t> is_chosen(model.sites(), 0);
    for (const std::uint32_t site : chosen) {
        is_chosen[site] = 1;
    }
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        for (const SiteCost& entry : model.list(demand)) {
            if (entry.cost >= prices[demand]) {
                break;
            }
            over[demand] -= is_chosen[entry.site];
        }
    }
}

}  // namespace

PriceBound price_bound(const MedianModel& model, std::span<const double> prices,
                       std::span<const SiteState> states, std::vector<double>* over,
                       const SiteLists* lists) {
    std::vector<double> saving = model.opening_cost;
    double paid = 0.0;
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        const double price = prices[demand];
        const double weight = model.weight[demand];
        paid += weight * price;
        for (const SiteCost& entry : model.list(demand)) {
            if (entry.cost >= price) {
                break;
            }
            saving[entry.site] += weight * (entry.cost - price);
        }
    }
    PriceBound result = bound_of_savings(model.open_count, paid, std::move(saving), states);
    if (over) {
        over->assign(model.demands(), 1.0);
        if (lists) {
            take_served(*lists, prices, result.chosen, *over);
        } else {
            take_served(model, prices, result.chosen, *over);
        }
    }
    return result;
}

std::vector<SiteState> PriceBound::states(std::span<const SiteState> now, double upper) const {
    std::vector<SiteState> result(now.begin(), now.end());
    std::vector<std::uint8_t> is_chosen(now.size(), 0);
    double last_in = -1e300;   // the worst chosen free site
    double first_out = 1e300;  // the best free site that was not chosen
    for (const std::uint32_t site : chosen) {
        is_chosen[site] = 1;
        if (now[site] == SiteState::free) {
            last_in = std::max(last_in, saving[site]);
        }
    }
    for (std::uint32_t site = 0; site < now.size(); ++site) {
        if (now[site] == SiteState::free && is_chosen[site] == 0) {
            first_out = std::min(first_out, saving[site]);
        }
    }
    for (std::uint32_t site = 0; site < now.size(); ++site) {
        if (now[site] != SiteState::free) {
            continue;
        }
        if (is_chosen[site] != 0 && bound - saving[site] + first_out > upper) {
            result[site] = SiteState::open;
        } else if (is_chosen[site] == 0 && bound + saving[site] - last_in > upper) {
            result[site] = SiteState::closed;
        }
    }
    return result;
}

std::vector<double> first_prices(const MedianModel& model, std::span<const std::uint32_t> open) {
    std::vector<std::uint8_t> is_open(model.sites(), 0);
    for (const std::uint32_t site : open) {
        is_open[site] = 1;
    }
    std::vector<double> prices(model.demands());
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        double nearest = model.last_resort[demand];
        double second = nearest;
        bool found = false;
        for (const SiteCost& entry : model.list(demand)) {
            if (is_open[entry.site] == 0) {
                continue;
            }
            if (found) {
                second = std::min(entry.cost, second);
                break;
            }
            nearest = std::min(entry.cost, nearest);
            found = true;
        }
        prices[demand] = (nearest + second) / 2;
    }
    return prices;
}

namespace {

constexpr std::size_t compared_sites = 4;

// By how much two demand points differ in their costs from the first's nearest sites.
double apart(std::span<const SiteCost> here, std::span<const SiteCost> there) {
    double sum = 0.0;
    for (std::size_t k = 0; k < std::min(compared_sites, here.size()); ++k) {
        const auto found = std::find_if(there.begin(), there.end(), [&](const SiteCost& entry) {
            return entry.site == here[k].site;
        });
        sum += std::abs((found == there.end() ? there.back().cost : found->cost) - here[k].cost);
    }
    return sum;
}

}  // namespace

std::vector<double> prices_from_part(const MedianModel& model, const MedianModel& part,
                                     const std::vector<double>& prices) {
    std::vector<std::vector<std::uint32_t>> nearest_to(model.sites());
    for (std::uint32_t demand = 0; demand < part.demands(); ++demand) {
        nearest_to[part.list(demand).front().site].push_back(demand);
    }
    std::vector<double> result = model.last_resort;
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        const auto list = model.list(demand);
        double least = 1e300;
        for (std::size_t k = 0; k < std::min(compared_sites, list.size()); ++k) {
            for (const std::uint32_t other : nearest_to[list[k].site]) {
                const double off = apart(list, part.list(other));
                if (off < least) {
                    least = off;
                    result[demand] = std::min(model.last_resort[demand], prices[other]);
                }
            }
        }
    }
    return result;
}

namespace {

// One run of the volume algorithm.
class Volume {
  public:
    Volume(const MedianModel& model, std::span<const SiteState> states,
           const PriceSearchOptions& options, PriceSearch& search)
        : m_model(model),
          m_lists(options.lists),
          m_states(states),
          m_search(search),
          m_scale(options.scale) {
        m_search.best = price_bound(model, m_search.prices, states, &m_over, m_lists);
        m_average = m_over;
        m_search.fraction.assign(model.sites(), 0.0);
        average_sites(m_search.best.chosen, 1.0);
    }

    // True where the bound rose by a part that matters.
    bool step(double upper) {
        const double length = squared(m_average);
        if (length <= 0.0) {
            m_scale = 0.0;  // the averaged plan serves everyone exactly: nothing left to do
            return false;
        }
        const double size = m_scale * (1.02 * upper - m_search.best.bound) / length;
        std::vector<double> prices(m_model.demands());
        for (std::size_t demand = 0; demand < prices.size(); ++demand) {
            prices[demand] = std::clamp(m_search.prices[demand] + size * m_average[demand], 0.0,
                                        m_model.last_resort[demand]);
        }
        PriceBound next = price_bound(m_model, prices, m_states, &m_over, m_lists);
        const double along = product(m_over, m_average);
        average(next.chosen);
        const double rise = next.bound - m_search.best.bound;
        if (rise > 0.0) {
            m_search.prices = std::move(prices);
            m_search.best = std::move(next);
        }
        adapt(rise, along);
        return rise > 1e-6 * std::abs(upper);
    }

    double scale() const { return m_scale; }

  private:
    double product(const std::vector<double>& a, const std::vector<double>& b) const {
        double sum = 0.0;
        for (std::size_t demand = 0; demand < a.size(); ++demand) {
            sum += m_model.weight[demand] * a[demand] * b[demand];
        }
        return sum;
    }
    double squared(const std::vector<double>& a) const { return product(a, a); }

    void average_sites(const std::vector<std::uint32_t>& chosen, double share) {
        for (double& fraction : m_search.fraction) {
            fraction *= 1.0 - share;
        }
        for (const std::uint32_t site : chosen) {
            m_search.fraction[site] += share;
        }
    }

    // The mix of the new subgradient and the average that is shortest, within limits.
    void average(const std::vector<std::uint32_t>& chosen) {
        const double cross = product(m_over, m_average);
        const double old_length = squared(m_average);
        const double apart = squared(m_over) - 2.0 * cross + old_length;
        double share = apart > 0.0 ? (old_length - cross) / apart : m_share;
        share = std::clamp(share, m_share / 10.0, m_share);
        for (std::size_t demand = 0; demand < m_average.size(); ++demand) {
            m_average[demand] += share * (m_over[demand] - m_average[demand]);
        }
        average_sites(chosen, share);
    }

    void adapt(double rise, double along) {
        if (rise > 0.0) {
            m_worse = 0;
            m_scale = along > 0.0 ? std::min(m_scale * 1.1, 2.0) : m_scale;
        } else if (++m_worse >= 6) {
            m_worse = 0;
            m_scale *= 0.8;
        }
        if (++m_steps % 100 == 0) {
            m_share = std::max(m_share / 2.0, 0.3);
        }
    }

    const MedianModel& m_model;
    const SiteLists* m_lists;
    std::span<const SiteState> m_states;
    PriceSearch& m_search;
    std::vector<double> m_over;
    std::vector<double> m_average;
    double m_scale;
    double m_share = 1.0;
    int m_worse = 0;
    int m_steps = 0;
};

}  // namespace

void search_prices(const MedianModel& model, std::span<const SiteState> states, double upper,
                   const PriceSearchOptions& options, const RunControl& control,
                   PriceSearch& search) {
    Volume volume(model, states, options, search);
    for (int iteration = 0; iteration < options.iterations && !control.stop(); ++iteration) {
        if (search.best.bound > better_than(model, upper) || volume.scale() < 1e-4) {
            break;
        }
        volume.step(upper);
        if (options.on_progress && iteration % 20 == 19) {
            upper = options.on_progress(search);
        }
    }
}

}  // namespace zamin::siting
