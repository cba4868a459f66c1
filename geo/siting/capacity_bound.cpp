#include "siting/capacity_bound.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zamin::siting {

namespace {

// What an iteration counts beside the next one in the shares of sites and pairs.
constexpr double fading = 0.95;

// Above this many steps a knapsack's dynamic programme gives way to its relaxation.
constexpr double most_steps = 4e7;

}  // namespace

CapacityBound::CapacityBound(const CapacityModel& model) : m_model(model), m_served(model.sites()) {
    const double largest = *std::max_element(model.capacity.begin(), model.capacity.end());
    const double in_reach = static_cast<double>(model.demands()) /
                            static_cast<double>(std::max<std::size_t>(1, model.open_count));
    for (const auto& list : model.by_site) {
        m_pair_begin.push_back(m_pair_begin.back() + list.size());
    }
    m_whole = !model.splittable && model.whole_amounts &&
              largest * 2.0 * in_reach * static_cast<double>(model.sites()) < most_steps;
}

// Items that pay, and what they pay and need in all.
void CapacityBound::collect(std::uint32_t site, std::span<const double> prices) {
    m_items.clear();
    const double capacity = m_model.capacity[site];
    auto pair = static_cast<std::uint32_t>(m_pair_begin[site]);
    for (const SiteCost& entry : m_model.by_site[site]) {
        const double gain = prices[entry.site] - entry.cost;
        const double amount = m_model.amount[entry.site];
        if (gain > 0.0 && is_kept(pair) && (m_model.splittable || amount <= capacity)) {
            m_items.push_back({entry.site, pair, gain, amount});
        }
        ++pair;
    }
}

double CapacityBound::fill(std::uint32_t site, std::span<const double> prices) {
    collect(site, prices);
    m_now = &m_served[site];
    m_now->clear();
    double profit = 0.0;
    double needed = 0.0;
    for (const Item& item : m_items) {
        profit += item.profit;
        needed += item.amount;
    }
    const double capacity = m_model.capacity[site];
    if (needed <= capacity) {
        for (const Item& item : m_items) {
            m_now->push_back({item.demand, item.pair, 1.0F});
        }
        return profit;
    }
    return m_whole ? fill_whole(capacity) : fill_fraction(capacity);
}

double CapacityBound::fill_whole(double capacity) {
    const auto room = static_cast<std::size_t>(capacity);
    m_best_by_room.assign(room + 1, 0.0);
    m_taken.assign(m_items.size() * (room + 1), 0);
    for (std::size_t k = 0; k < m_items.size(); ++k) {
        const auto amount = static_cast<std::size_t>(m_items[k].amount);
        std::uint8_t* taken = m_taken.data() + k * (room + 1);
        for (std::size_t left = room + 1; left-- > amount;) {
            const double with = m_best_by_room[left - amount] + m_items[k].profit;
            if (with > m_best_by_room[left]) {
                m_best_by_room[left] = with;
                taken[left] = 1;
            }
        }
    }
    std::size_t left = room;
    for (std::size_t k = m_items.size(); k-- > 0;) {
        if (m_taken[k * (room + 1) + left] != 0) {
            m_now->push_back({m_items[k].demand, m_items[k].pair, 1.0F});
            left -= static_cast<std::size_t>(m_items[k].amount);
        }
    }
    return m_best_by_room[room];
}

double CapacityBound::fill_fraction(double capacity) {
    std::sort(m_items.begin(), m_items.end(), [](const Item& a, const Item& b) {
        const double pays_a = a.profit * b.amount;
        const double pays_b = b.profit * a.amount;
        return pays_a != pays_b ? pays_a > pays_b : a.demand < b.demand;
    });
    double profit = 0.0;
    double left = capacity;
    for (const Item& item : m_items) {
        const double share = item.amount <= left ? 1.0 : left / item.amount;
        profit += share * item.profit;
        left -= share * item.amount;
        m_now->push_back({item.demand, item.pair, static_cast<float>(share)});
        if (share < 1.0) {
            break;
        }
    }
    return profit;
}

PriceBound CapacityBound::at(std::span<const double> prices, std::span<const SiteState> states,
                             std::vector<double>& short_of) {
    std::vector<double> saving(m_model.sites(), 0.0);
    for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
        if (states[site] != SiteState::closed) {
            saving[site] = m_model.opening_cost[site] - fill(site, prices);
        }
    }
    const double paid = std::accumulate(prices.begin(), prices.end(), 0.0);
    PriceBound result = bound_of_savings(m_model.open_count, paid, std::move(saving), states);
    short_of.assign(m_model.demands(), 1.0);
    for (const std::uint32_t site : result.chosen) {
        for (const Served& served : m_served[site]) {
            short_of[served.demand] -= static_cast<double>(served.share);
        }
    }
    return result;
}

void CapacityBound::count_shares(const std::vector<std::uint32_t>& chosen, double weight) {
    for (const std::uint32_t site : chosen) {
        m_open_share[site] += weight;
        for (const Served& served : m_served[site]) {
            m_pair_share[served.pair] += weight * static_cast<double>(served.share);
        }
    }
}

PriceBound CapacityBound::search(std::vector<double>& prices, std::span<const SiteState> states,
                                 double upper, double enough, int iterations,
                                 const RunControl& control,
                                 const std::function<void(const PriceBound&)>& on_best) {
    std::vector<double> now = prices;
    std::vector<double> short_of;
    PriceBound best;
    best.bound = -1e300;
    double scale = 1.0;
    int worse = 0;
    m_open_share.assign(m_model.sites(), 0.0);
    m_pair_share.assign(pairs(), 0.0);
    double weight = 1.0;
    double counted = 0.0;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        if (iteration > 0 && control.stop()) {
            break;
        }
        PriceBound found = at(now, states, short_of);
        count_shares(found.chosen, weight);
        counted += weight;
        weight /= fading;
        const double bound = found.bound;
        if (bound > best.bound) {
            worse = 0;
            best = std::move(found);
            prices = now;
            if (on_best) {
                on_best(best);
            }
        } else if (++worse >= 8) {
            worse = 0;
            scale *= 0.75;
        }
        const double length =
            std::inner_product(short_of.begin(), short_of.end(), short_of.begin(), 0.0);
        if (best.bound > enough || length == 0.0 || scale < 1e-4) {
            break;
        }
        const double step = scale * std::max(1.02 * upper - bound, 1e-9 * upper) / length;
        for (std::size_t demand = 0; demand < now.size(); ++demand) {
            now[demand] = std::clamp(now[demand] + step * short_of[demand], 0.0,
                                     m_model.unserved_price[demand]);
        }
    }
    for (std::vector<double>* shares : {&m_open_share, &m_pair_share}) {
        for (double& share : *shares) {
            share /= counted;
        }
    }
    return best;
}

void CapacityBound::drop_pairs(std::span<const double> prices, std::span<const SiteState> states,
                               const PriceBound& found, double enough, PairSet& pairs) {
    std::vector<std::uint8_t> is_chosen(m_model.sites(), 0);
    double last_in = -1e300;
    for (const std::uint32_t site : found.chosen) {
        is_chosen[site] = 1;
        if (states[site] == SiteState::free) {
            last_in = std::max(last_in, found.saving[site]);
        }
    }
    m_pairs = &pairs;
    for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
        // What is left of the gap once this site is open.
        const double with =
            found.bound + (is_chosen[site] != 0 ? 0.0 : found.saving[site] - last_in);
        const bool is_closed = states[site] == SiteState::closed || with > enough;
        drop_pairs_of(site, prices, is_closed ? -1.0 : enough - with, pairs);
    }
}

// A knapsack without each item in turn, by tables of those before and those behind it; a pair
// stays when forcing it in costs no more than `slack`.
void CapacityBound::drop_pairs_of(std::uint32_t site, std::span<const double> prices, double slack,
                                  PairSet& pairs) {
    collect(site, prices);
    const auto room = static_cast<std::size_t>(m_model.capacity[site]);
    const std::size_t width = room + 1;
    const std::size_t count = m_items.size();
    m_behind.assign((count + 1) * width, 0.0);
    for (std::size_t k = count; k-- > 0;) {
        const auto amount = static_cast<std::size_t>(m_items[k].amount);
        const double* after = m_behind.data() + (k + 1) * width;
        double* here = m_behind.data() + k * width;
        for (std::size_t left = 0; left < width; ++left) {
            here[left] = left < amount
                             ? after[left]
                             : std::max(after[left], after[left - amount] + m_items[k].profit);
        }
    }
    const double best = m_behind[room];
    std::vector<double>& before = m_best_by_room;
    before.assign(width, 0.0);
    std::size_t next = 0;
    std::size_t pair = m_pair_begin[site];
    for (const SiteCost& entry : m_model.by_site[site]) {
        const bool is_item = next < count && m_items[next].pair == pair;
        const double amount_here = m_model.amount[entry.site];
        if (is_kept(pair)) {
            double with = -1e300;
            if (slack >= 0.0 && amount_here <= m_model.capacity[site]) {
                const std::size_t left = room - static_cast<std::size_t>(amount_here);
                const double gain = prices[entry.site] - entry.cost;
                with = is_item ? 0.0 : m_behind[left];
                const double* after = m_behind.data() + (next + 1) * width;
                for (std::size_t part = 0; is_item && part <= left; ++part) {
                    with = std::max(with, before[part] + after[left - part]);
                }
                with += gain;
            }
            if (best - with > slack) {
                pairs[pair / 64] &= ~(std::uint64_t{1} << (pair % 64));
            }
        }
        if (is_item) {
            const auto amount = static_cast<std::size_t>(amount_here);
            for (std::size_t left = width; left-- > amount;) {
                before[left] = std::max(before[left], before[left - amount] + m_items[next].profit);
            }
            ++next;
        }
        ++pair;
    }
}

}  // namespace zamin::siting
