#include "sample/routing.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

#include "core/error.hpp"
#include "sample/random.hpp"

namespace zamin::sample {

namespace {

constexpr double sway_m = 900.0;
constexpr double free_from_m = 2500.0;    // of a place
constexpr double bridge_m = 7000.0;       // of extra way
constexpr double easy_slope = 0.05;       // doubles the cost
constexpr double joined_share = 0.5;      // cost of a way that exists
constexpr double box_margin_m = 22000.0;  // a search stays near its ends

struct Open {
    double cost;
    std::uint32_t cell;
    bool operator>(const Open& other) const {
        return cost != other.cost ? cost > other.cost : cell > other.cell;
    }
};

Box box_around(std::initializer_list<Coord> places) {
    Box box;
    for (const Coord p : places) {
        box.add(p - Coord{box_margin_m, box_margin_m});
        box.add(p + Coord{box_margin_m, box_margin_m});
    }
    return box;
}

Path smoothed(Path line) {
    for (int k = 0; k < 5; ++k) {
        const Path before = line;
        for (std::size_t i = 1; i + 1 < line.size(); ++i)
            line[i] = before[i] * 0.5 + (before[i - 1] + before[i + 1]) * 0.25;
    }
    return wiggled(rounded(line, 1), 180.0, 0.05, word("road bends"));
}

}  // namespace

Router::Router(const Grid& heights_m)
    : m_heights(heights_m),
      m_river(heights_m.size(), 0),
      m_road(heights_m.size(), 0),
      m_toll(heights_m.size()) {
    for (std::size_t i = 0; i < heights_m.size(); ++i)
        m_toll[i] = static_cast<float>(
            1.9 + 1.1 * fractal_noise(heights_m.center(i), 5000.0, 3, word("toll")));
}

void Router::add_river(const Path& line) {
    for (const Coord p : line)
        m_river[m_heights.cell_at(p)] = 1;
}

void Router::add_place(Coord place) {
    m_places.emplace(m_heights.cell_at(place), place);
}

bool Router::has_edge(std::size_t a, std::size_t b) const {
    const auto low = static_cast<std::uint32_t>(std::min(a, b));
    const auto high = static_cast<std::uint32_t>(std::max(a, b));
    return m_edges.contains({low, high});
}

double Router::step_cost(std::size_t a, std::size_t b) const {
    const double run = distance(m_heights.center(a), m_heights.center(b));
    const double slope = std::abs(m_heights.values[b] - m_heights.values[a]) / run;
    const double steep = slope / easy_slope;
    double cost = run * m_toll[b] * (1.0 + steep * steep);
    if (m_river[b] != 0 && m_river[a] == 0)
        cost += bridge_m;
    return has_edge(a, b) ? cost * joined_share : cost;
}

void Router::connect(Coord from, Coord to, std::uint8_t rank) {
    const std::size_t end = m_heights.cell_at(to);
    const Box box = box_around({m_heights.center(m_heights.cell_at(from)), m_heights.center(end)});
    build(cheapest(
              m_heights.cell_at(from), [&](std::size_t cell) { return cell == end; }, box),
          rank);
}

void Router::link(Coord from, std::uint8_t rank) {
    const std::size_t cell = m_heights.cell_at(from);
    Box everywhere;
    everywhere.add(m_heights.center(0));
    everywhere.add(m_heights.center(m_heights.size() - 1));
    if (m_road[cell] == 0)
        build(cheapest(
                  cell, [&](std::size_t other) { return m_road[other] != 0; }, everywhere),
              rank);
}

std::vector<std::size_t> Router::cheapest(std::size_t from,
                                          const std::function<bool(std::size_t)>& goal,
                                          const Box& box) const {
    std::map<std::size_t, std::pair<double, std::size_t>> best;  // cost, cell before
    std::priority_queue<Open, std::vector<Open>, std::greater<>> queue;
    best[from] = {0.0, from};
    queue.push({0.0, static_cast<std::uint32_t>(from)});
    while (!queue.empty()) {
        const auto [cost, cell] = queue.top();
        queue.pop();
        if (cost > best.at(cell).first)
            continue;
        if (goal(cell)) {
            std::vector<std::size_t> way{cell};
            while (way.back() != from)
                way.push_back(best.at(way.back()).second);
            return {way.rbegin(), way.rend()};
        }
        m_heights.around(cell, [&, so_far = cost, here = cell](std::size_t next, double) {
            if (!box.contains(m_heights.center(next)))
                return;
            const double there = so_far + step_cost(here, next);
            const auto known = best.find(next);
            if (known == best.end() || there < known->second.first) {
                best[next] = {there, here};
                queue.push({there, static_cast<std::uint32_t>(next)});
            }
        });
    }
    throw error("sample: no way between two places of the road network");
}

void Router::build(const std::vector<std::size_t>& way, std::uint8_t rank) {
    for (std::size_t i = 1; i < way.size(); ++i) {
        const Edge edge{static_cast<std::uint32_t>(std::min(way[i - 1], way[i])),
                        static_cast<std::uint32_t>(std::max(way[i - 1], way[i]))};
        const auto [known, is_new] = m_edges.emplace(edge, rank);
        if (!is_new)
            known->second = std::min(known->second, rank);
        m_road[way[i - 1]] = m_road[way[i]] = 1;
    }
}

// Cells lie on a grid, roads do not: away from places, positions follow a smooth field, the same
// for all roads.
Coord Router::position(std::size_t cell) const {
    const auto place = m_places.find(cell);
    if (place != m_places.end())
        return place->second;
    const Coord p = m_heights.center(cell);
    double nearest_m = free_from_m;
    for (const auto& [other, at] : m_places)
        nearest_m = std::min(nearest_m, distance(at, p));
    const double by = sway_m * nearest_m / free_from_m;
    return p + Coord{by * fractal_noise(p, 6000.0, 3, word("sway east")),
                     by * fractal_noise(p, 6000.0, 3, word("sway north"))};
}

std::vector<RoutedLine> Router::lines() const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> next;
    for (const auto& [edge, rank] : m_edges) {
        next[edge.first].push_back(edge.second);
        next[edge.second].push_back(edge.first);
    }
    const auto rank_of = [&](std::uint32_t a, std::uint32_t b) {
        return m_edges.at({std::min(a, b), std::max(a, b)});
    };
    const auto is_node = [&](std::uint32_t cell) {
        const auto& to = next.at(cell);
        return to.size() != 2 || m_places.contains(cell) ||
               rank_of(cell, to[0]) != rank_of(cell, to[1]);
    };
    std::vector<RoutedLine> lines;
    for (const auto& [start, ways] : next) {
        if (!is_node(start))
            continue;
        for (const std::uint32_t first : ways) {
            Path line{position(start)};
            std::uint32_t before = start;
            std::uint32_t cell = first;
            for (line.push_back(position(cell)); !is_node(cell); line.push_back(position(cell))) {
                const auto& to = next.at(cell);
                const std::uint32_t onward = to[0] == before ? to[1] : to[0];
                before = cell;
                cell = onward;
            }
            // Each line is met from both ends; a loop from its only end twice.
            if (start < cell || (start == cell && first < before))
                lines.push_back({smoothed(std::move(line)), rank_of(start, first)});
        }
    }
    return lines;
}

}  // namespace zamin::sample
