#include "siting/capacity_bound.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zamin::siting {

namespace {

// Above this many steps a knapsack's dynamic programme gives way to its relaxation.
constexpr double most_steps = 4e7;

}  // namespace

CapacityBound::CapacityBound(const CapacityModel& model) : m_model(model), m_served(model.sites()) {
    const double largest = *std::max_element(model.capacity.begin(), model.capacity.end());
    const double in_reach = static_cast<double>(model.demands()) /
                            static_cast<double>(std::max<std::size_t>(1, model.open_count));
    m_whole = !model.splittable && model.whole_amounts &&
              largest * 2.0 * in_reach * static_cast<double>(model.sites()) < most_steps;
}

double CapacityBound::fill(std::uint32_t site, std::span<const double> prices) {
    m_items.clear();
    m_now = &m_served[site];
    m_now->clear();
    double profit = 0.0;
    double needed = 0.0;
    const double capacity = m_model.capacity[site];
    for (const SiteCost& entry : m_model.by_site[site]) {
        const double gain = prices[entry.site] - entry.cost;
        const double amount = m_model.amount[entry.site];
        if (gain <= 0.0 || (!m_model.splittable && amount > capacity)) {
            continue;
        }
        profit += gain;
        needed += amount;
        m_items.push_back({entry.site, gain, amount});
    }
    if (needed <= capacity) {
        for (const Item& item : m_items) {
            m_now->push_back({item.demand, 1.0F});
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
            m_now->push_back({m_items[k].demand, 1.0F});
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
        m_now->push_back({item.demand, static_cast<float>(share)});
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
        for (const auto& [demand, share] : m_served[site]) {
            short_of[demand] -= static_cast<double>(share);
        }
    }
    return result;
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
    for (int iteration = 0; iteration < iterations; ++iteration) {
        if (iteration > 0 && control.stop()) {
            break;
        }
        PriceBound found = at(now, states, short_of);
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
    return best;
}

}  // namespace zamin::siting
