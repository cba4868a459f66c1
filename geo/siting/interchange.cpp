#include "siting/interchange.hpp"

#include <algorithm>

namespace zamin::siting {

namespace {

// Exchanges worth less than this part of the value are rounding.
constexpr double least_profit = 1e-10;

}  // namespace

Interchange::Interchange(const MedianModel& model, const SiteLists& lists)
    : m_model(model),
      m_lists(lists),
      m_place(model.sites(), no_site),
      m_nearest(model.demands()),
      m_gain(model.sites()),
      m_is_concerned(model.demands(), 0) {}

void Interchange::start(std::span<const std::uint32_t> open) {
    m_open.assign(open.begin(), open.end());
    std::fill(m_place.begin(), m_place.end(), no_site);
    m_columns = 0;
    m_extra.clear();
    m_value = 0.0;
    for (std::uint32_t place = 0; place < m_open.size(); ++place) {
        m_place[m_open[place]] = place;
        m_value += m_model.opening_cost[m_open[place]];
    }
    std::fill(m_gain.begin(), m_gain.end(), 0.0);
    for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
        find_nearest(demand);
        count(demand, 1.0);
        m_value += m_model.weight[demand] * m_nearest[demand].first_cost;
    }
}

void Interchange::prepare_exchange() {
    m_columns = m_open.size();
    m_loss.assign(m_columns, 0.0);
    m_extra.assign(m_model.sites() * m_columns, 0.0);
    std::fill(m_gain.begin(), m_gain.end(), 0.0);
    for (std::size_t demand = 0; demand < m_model.demands(); ++demand) {
        count(demand, 1.0);
    }
}

void Interchange::find_nearest(std::size_t demand) {
    const double last_resort = m_model.last_resort[demand];
    Nearest nearest{no_site, no_site, last_resort, last_resort};
    for (const SiteCost& entry : m_model.list(demand)) {
        if (entry.cost >= last_resort) {
            break;
        }
        if (m_place[entry.site] == no_site) {
            continue;
        }
        if (nearest.first != no_site) {
            nearest.second = entry.site;
            nearest.second_cost = entry.cost;
            break;
        }
        nearest.first = entry.site;
        nearest.first_cost = entry.cost;
    }
    m_nearest[demand] = nearest;
}

// Adds (or, with sign -1, takes away) what a demand point has in the three terms.
void Interchange::count(std::size_t demand, double sign) {
    const Nearest& nearest = m_nearest[demand];
    const double weight = sign * m_model.weight[demand];
    const bool exchanges = m_columns > 0 && nearest.first != no_site;
    const double reach = exchanges ? nearest.second_cost : nearest.first_cost;
    const std::uint32_t place = exchanges ? m_place[nearest.first] : 0;
    if (exchanges) {
        m_loss[place] += weight * (nearest.second_cost - nearest.first_cost);
    }
    for (const SiteCost& entry : m_model.list(demand)) {
        if (entry.cost >= reach) {
            break;
        }
        if (entry.cost < nearest.first_cost) {
            m_gain[entry.site] += weight * (nearest.first_cost - entry.cost);
        }
        if (exchanges) {
            extra(entry.site)[place] +=
                weight * (nearest.second_cost - std::max(entry.cost, nearest.first_cost));
        }
    }
}

void Interchange::open_best(std::span<const std::uint32_t> among) {
    std::uint32_t best = no_site;
    double most = 0.0;
    const auto consider = [&](std::uint32_t site) {
        const double saved = m_gain[site] - m_model.opening_cost[site];
        if (m_place[site] == no_site && (best == no_site || saved > most)) {
            best = site;
            most = saved;
        }
    };
    if (among.empty()) {
        for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
            consider(site);
        }
    } else {
        std::for_each(among.begin(), among.end(), consider);
    }
    if (best != no_site) {
        apply(best, no_site);
    }
}

Interchange::Exchange Interchange::best_exchange(const std::vector<std::uint8_t>* target) const {
    Exchange best;
    best.profit = target ? -1e300 : least_profit * m_value;
    std::vector<double> loss(m_columns);
    std::vector<std::uint32_t> movable;
    for (std::uint32_t place = 0; place < m_columns; ++place) {
        const std::uint32_t site = m_open[place];
        loss[place] = m_loss[place] - m_model.opening_cost[site];
        if (m_model.is_fixed[site] == 0 && !(target && (*target)[site] != 0)) {
            movable.push_back(place);
        }
    }
    for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
        if (m_place[site] != no_site || (target && (*target)[site] == 0)) {
            continue;
        }
        const double gain = m_gain[site] - m_model.opening_cost[site];
        if (gain + m_model.opening_cost[site] <= best.profit && !target) {
            // extra(j, r) <= loss(r): no exchange that opens this site is worth more than its gain.
            continue;
        }
        const double* extras = m_extra.data() + site * m_columns;
        for (const std::uint32_t place : movable) {
            const double profit = gain - loss[place] + extras[place];
            if (profit > best.profit) {
                best = {site, m_open[place], profit};
            }
        }
    }
    return best;
}

bool Interchange::exchange(const Exchange& chosen) {
    if (chosen.opened == no_site) {
        return false;
    }
    apply(chosen.opened, chosen.closed);
    return true;
}

void Interchange::find_concerned(std::uint32_t opened, std::uint32_t closed) {
    const auto reach = [&](const Nearest& nearest) {
        return m_columns > 0 ? nearest.second_cost : nearest.first_cost;
    };
    for (std::size_t k = m_lists.begin[opened]; k < m_lists.begin[opened + 1]; ++k) {
        const std::uint32_t demand = m_lists.demand[k];
        m_is_concerned[demand] = m_lists.cost[k] < reach(m_nearest[demand]);
    }
    m_concerned.clear();
    for (std::uint32_t demand = 0; demand < m_model.demands(); ++demand) {
        const Nearest& nearest = m_nearest[demand];
        const bool loses =
            closed != no_site && (nearest.first == closed || nearest.second == closed);
        if (loses || m_is_concerned[demand] != 0) {
            m_concerned.push_back(demand);
            m_is_concerned[demand] = 0;
        }
    }
}

void Interchange::apply(std::uint32_t opened, std::uint32_t closed) {
    find_concerned(opened, closed);
    for (const std::uint32_t demand : m_concerned) {
        count(demand, -1.0);
    }
    if (closed == no_site) {
        m_place[opened] = static_cast<std::uint32_t>(m_open.size());
        m_open.push_back(opened);
    } else {
        m_place[opened] = m_place[closed];
        m_open[m_place[opened]] = opened;
        m_place[closed] = no_site;
        m_value -= m_model.opening_cost[closed];
    }
    m_value += m_model.opening_cost[opened];
    for (const std::uint32_t demand : m_concerned) {
        const double before = m_nearest[demand].first_cost;
        find_nearest(demand);
        count(demand, 1.0);
        m_value += m_model.weight[demand] * (m_nearest[demand].first_cost - before);
    }
}

bool Interchange::walk_to(std::span<const std::uint32_t> target) {
    prepare_exchange();
    std::vector<std::uint8_t> is_target(m_model.sites(), 0);
    std::size_t steps = m_open.size();
    for (const std::uint32_t site : target) {
        is_target[site] = 1;
        steps -= is_open(site) ? 1 : 0;
    }
    std::vector<std::uint32_t> best;
    double least = 0.0;
    for (; steps > 1; --steps) {  // the last step would be the target itself
        if (!exchange(best_exchange(&is_target))) {
            break;
        }
        if (best.empty() || m_value < least) {
            best = m_open;
            least = m_value;
        }
    }
    if (best.empty()) {
        return false;
    }
    start(best);
    return true;
}

}  // namespace zamin::siting
