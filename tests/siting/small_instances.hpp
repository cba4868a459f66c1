// Random instances small enough to try every choice of sites.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

#include "siting/siting.hpp"

namespace zamin::test {

// Without a limit of time that a slow machine could run into.
inline siting::SitingOptions patient() {
    siting::SitingOptions options;
    options.time_limit_s = 3600.0;
    return options;
}

inline std::vector<double> random_numbers(std::size_t count, int most, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<double> numbers(count);
    for (double& number : numbers) {
        number = static_cast<double>(1 + random() % static_cast<std::uint64_t>(most));
    }
    return numbers;
}

// Straight-line distances between random demand points and sites in a square of 100 units.
inline siting::DenseCosts random_plane(std::size_t demands, std::size_t sites, std::uint64_t seed) {
    const std::vector<double> x = random_numbers(demands + sites, 100, seed);
    const std::vector<double> y = random_numbers(demands + sites, 100, seed + 1000);
    std::vector<double> values;
    for (std::size_t i = 0; i < demands; ++i) {
        for (std::size_t j = demands; j < demands + sites; ++j) {
            values.push_back(std::hypot(x[i] - x[j], y[i] - y[j]));
        }
    }
    return {demands, sites, std::move(values)};
}

// The cost of each pair; infinity where it is out of reach.
inline std::vector<std::vector<double>> full_matrix(const siting::Costs& costs) {
    std::vector<std::vector<double>> matrix(
        costs.demand_count(),
        std::vector<double>(costs.site_count(), std::numeric_limits<double>::infinity()));
    std::vector<siting::SiteCost> row;
    for (std::size_t demand = 0; demand < matrix.size(); ++demand) {
        costs.read_row(demand, row);
        for (const siting::SiteCost& entry : row) {
            matrix[demand][entry.site] = entry.cost;
        }
    }
    return matrix;
}

// Calls `visit` with every choice of `count` sites of `sites`.
inline void every_choice(std::size_t sites, std::size_t count,
                         const std::function<void(const std::vector<std::uint32_t>&)>& visit) {
    std::vector<std::uint32_t> chosen;
    const std::function<void(std::uint32_t)> extend = [&](std::uint32_t from) {
        if (chosen.size() == count) {
            visit(chosen);
            return;
        }
        for (std::uint32_t site = from; site < sites; ++site) {
            chosen.push_back(site);
            extend(site + 1);
            chosen.pop_back();
        }
    };
    extend(0);
}

// Of a demand point to the nearest of the open sites; infinity if none is within reach.
inline double nearest(const std::vector<double>& row, const std::vector<std::uint32_t>& open) {
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t site : open) {
        least = std::min(least, row[site]);
    }
    return least;
}

inline bool holds(const std::vector<std::uint32_t>& sites, std::uint32_t site) {
    return std::find(sites.begin(), sites.end(), site) != sites.end();
}

}  // namespace zamin::test
