#include "flow/assignment.hpp"

#include <numeric>

namespace zamin::flow {

namespace {
constexpr double room_tolerance = 1e-9;  // of the sum of the supplies
constexpr double least_gain = 1e-9;      // relative; below it a move is not worth making
}  // namespace

Assignment::Assignment(const TransportProblem& problem, const WaysByDemand& ways,
                       double unserved_cost)
    : m_problem(&problem),
      m_ways(&ways),
      m_unserved_cost(unserved_cost),
      m_way(problem.supply_t.size()),
      m_room_t(problem.capacity_t) {
    const double total_t = std::accumulate(problem.supply_t.begin(), problem.supply_t.end(), 0.0);
    for (double& room : m_room_t) {
        room += room_tolerance * total_t;
    }
}

bool Assignment::fits(std::uint32_t demand, std::uint32_t way) const {
    return m_problem->supply_t[demand] <= m_room_t[m_problem->ways[way].site];
}

void Assignment::put(std::uint32_t demand, std::optional<std::uint32_t> way) {
    if (m_way[demand]) {
        m_room_t[m_problem->ways[*m_way[demand]].site] += m_problem->supply_t[demand];
    }
    m_way[demand] = way;
    if (way) {
        m_room_t[m_problem->ways[*way].site] -= m_problem->supply_t[demand];
    }
}

void Assignment::put_cheapest(std::uint32_t demand) {
    for (const std::uint32_t way : ways_of(demand)) {
        if (fits(demand, way)) {
            put(demand, way);
            return;
        }
    }
}

void Assignment::improve() {
    bool better = true;
    while (better) {
        better = false;
        for (std::uint32_t demand = 0; demand < m_way.size(); ++demand) {
            better = move(demand) || swap(demand) || better;
        }
    }
}

double Assignment::objective() const {
    double sum = 0.0;
    for (std::uint32_t demand = 0; demand < m_way.size(); ++demand) {
        sum += m_problem->supply_t[demand] * price(m_way[demand]);
    }
    return sum;
}

std::span<const std::uint32_t> Assignment::ways_of(std::uint32_t demand) const {
    const std::uint32_t begin = m_ways->offsets[demand];
    return std::span(m_ways->order).subspan(begin, m_ways->offsets[demand + 1] - begin);
}

double Assignment::price(const std::optional<std::uint32_t>& way) const {
    return way ? m_problem->ways[*way].cost : m_unserved_cost;
}

bool Assignment::move(std::uint32_t demand) {
    for (const std::uint32_t way : ways_of(demand)) {
        if (m_problem->ways[way].cost >= price(m_way[demand]) * (1.0 - least_gain)) {
            return false;
        }
        if (fits(demand, way)) {
            put(demand, way);
            return true;
        }
    }
    return false;
}

// Puts the demand in a cheaper site's room and one of that site's demands elsewhere.
bool Assignment::swap(std::uint32_t demand) {
    const double weight_t = m_problem->supply_t[demand];
    const double now = price(m_way[demand]);
    for (const std::uint32_t way : ways_of(demand)) {
        const double gain = weight_t * (now - m_problem->ways[way].cost);
        if (gain <= least_gain * weight_t * now) {
            return false;
        }
        if (make_room(demand, way, gain)) {
            return true;
        }
    }
    return false;
}

bool Assignment::make_room(std::uint32_t demand, std::uint32_t way, double gain) {
    const std::uint32_t site = m_problem->ways[way].site;
    const std::optional<std::uint32_t> old = m_way[demand];
    for (std::uint32_t other = 0; other < m_way.size(); ++other) {
        const std::optional<std::uint32_t> others = m_way[other];
        if (!others || m_problem->ways[*others].site != site ||
            m_room_t[site] + m_problem->supply_t[other] < m_problem->supply_t[demand]) {
            continue;
        }
        put(other, std::nullopt);
        put(demand, way);
        put_cheapest(other);
        const double loss = m_problem->supply_t[other] * (price(m_way[other]) - price(others));
        if (loss < gain * (1.0 - least_gain)) {
            return true;
        }
        put(demand, old);
        put(other, others);
    }
    return false;
}

}  // namespace zamin::flow
