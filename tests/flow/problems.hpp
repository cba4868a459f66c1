// Transport problems for tests: small ones by hand, random ones.
#pragma once

#include <cmath>
#include <random>

#include "flow/transport.hpp"

namespace zamin::flow {

// Villages and centres on a square of 100 km; every pair within reach has a way.
inline TransportProblem random_problem(unsigned seed, std::uint32_t demands, std::uint32_t sites,
                                       double room_for, double reach_km = 1e9) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 100.0);
    std::uniform_real_distribution<double> tonnes(0.5, 40.0);
    TransportProblem problem;
    std::vector<double> x;
    std::vector<double> y;
    double total_t = 0.0;
    for (std::uint32_t i = 0; i < demands + sites; ++i) {
        x.push_back(place(random));
        y.push_back(place(random));
    }
    for (std::uint32_t i = 0; i < demands; ++i) {
        problem.supply_t.push_back(tonnes(random));
        total_t += problem.supply_t.back();
    }
    std::uniform_real_distribution<double> size(0.5, 1.5);
    for (std::uint32_t j = 0; j < sites; ++j) {
        problem.capacity_t.push_back(room_for * total_t / sites * size(random));
    }
    for (std::uint32_t i = 0; i < demands; ++i) {
        for (std::uint32_t j = 0; j < sites; ++j) {
            const double km = std::hypot(x[i] - x[demands + j], y[i] - y[demands + j]);
            if (km <= reach_km) {
                problem.ways.push_back({i, j, km});
            }
        }
    }
    return problem;
}

}  // namespace zamin::flow
