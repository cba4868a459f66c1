#include "access/walks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "access/field.hpp"
#include "core/error.hpp"
#include "travel/places.hpp"

namespace zamin::access {

namespace {

using RightNumbers = std::vector<std::uint32_t>;

std::vector<bool> reached(const travel::Travel& ways, std::span<const Coord> points,
                          const char* what) {
    std::vector<bool> result(points.size(), true);
    for (const Problem& problem : ways.problems_of(points, what)) {
        if (problem.feature) {
            result[static_cast<std::size_t>(*problem.feature)] = false;
        }
    }
    return result;
}

// Walks of all rights whose holders start from one of a few homes.
class Batch {
  public:
    Batch(const std::vector<Coord>& plot_places, Holdings& holdings)
        : m_plot_places(plot_places), m_holdings(holdings) {}

    void add(Coord home, const RightNumbers& rights) {
        for (const std::uint32_t r : rights) {
            const Right& right = m_holdings.rights[r];
            const auto& plot = m_holdings.plots[static_cast<std::size_t>(right.plot)];
            m_rights.push_back(r);
            m_home_of.push_back(static_cast<std::uint32_t>(m_homes.size()));
            m_plots.push_back(m_plot_places[*plot.feature]);
        }
        m_homes.push_back(home);
    }

    std::size_t homes() const { return m_homes.size(); }

    void clear() {
        m_homes.clear();
        m_plots.clear();
        m_rights.clear();
        m_home_of.clear();
    }

    void walk(const travel::Travel& ways, Progress& progress) {
        travel::CostOptions options;
        options.limit = longest_walk_s;
        options.heading = travel::Heading::from_source;
        const travel::CostTable table = ways.costs(m_homes, m_plots, options, progress);
        const std::vector<bool> home_reached = reached(ways, m_homes, "villages");
        const std::vector<bool> plot_reached = reached(ways, m_plots, "plots");
        for (std::size_t i = 0; i < m_rights.size(); ++i) {
            if (home_reached[m_home_of[i]] && plot_reached[i]) {
                m_holdings.rights[m_rights[i]].walk_s = cost(table, i);
            }
        }
    }

  private:
    double cost(const travel::CostTable& table, std::size_t i) const {
        const auto ways = table.of(i);
        const auto way = std::ranges::find(ways, m_home_of[i], &travel::WayCost::source);
        return way == ways.end() ? longest_walk_s : way->cost;
    }

    const std::vector<Coord>& m_plot_places;
    Holdings& m_holdings;
    std::vector<Coord> m_homes, m_plots;  // m_plots goes with m_rights
    RightNumbers m_rights;
    std::vector<std::uint32_t> m_home_of;
};

}  // namespace

void measure_walks(const travel::Travel& ways, const Layer& plots, Holdings& holdings,
                   Progress& progress) {
    if (ways.unit() != travel::CostUnit::seconds) {
        throw usage_error("walks are times, and these ways cost metres");
    }
    const std::vector<Coord> places = travel::places(plots, progress);
    std::map<std::pair<double, double>, RightNumbers> by_home;
    for (std::uint32_t r = 0; r < holdings.rights.size(); ++r) {
        const Right& right = holdings.rights[r];
        const auto& feature = holdings.plots[static_cast<std::size_t>(right.plot)].feature;
        const std::optional<Coord> home = home_of(right, holdings);
        if (home && feature && std::isfinite(places[*feature].x)) {
            by_home[{home->x, home->y}].push_back(r);
        }
    }
    // Few at a time: a table holds the ways between all its homes and all its plots.
    constexpr std::size_t homes_per_batch = 16;
    Batch batch(places, holdings);
    for (const auto& [home, rights] : by_home) {
        batch.add({home.first, home.second}, rights);
        if (batch.homes() == homes_per_batch) {
            batch.walk(ways, progress);
            batch.clear();
        }
    }
    if (batch.homes() > 0) {
        batch.walk(ways, progress);
    }
    holdings.walked = ways.description();
}

}  // namespace zamin::access
