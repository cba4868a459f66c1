#include "instances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace zamin::bench {

const std::vector<Published> pmed{
    {100, 5, 5819, 127},  {100, 10, 4093, 98},  {100, 10, 4250, 93},  {100, 20, 3034, 74},
    {100, 33, 1355, 48},  {200, 5, 7824, 84},   {200, 10, 5631, 64},  {200, 20, 4445, 55},
    {200, 40, 2734, 37},  {200, 67, 1255, 20},  {300, 5, 7696, 59},   {300, 10, 6634, 51},
    {300, 30, 4374, 36},  {300, 60, 2968, 26},  {300, 100, 1729, 18}, {400, 5, 8162, 47},
    {400, 10, 6999, 39},  {400, 40, 4809, 28},  {400, 80, 2845, 18},  {400, 133, 1789, 13},
    {500, 5, 9138, 40},   {500, 10, 8579, 38},  {500, 50, 4619, 22},  {500, 100, 2961, 15},
    {500, 167, 1828, 11}, {600, 5, 9917, 38},   {600, 10, 8307, 32},  {600, 60, 4498, 18},
    {600, 120, 3033, 13}, {600, 200, 1989, 9},  {700, 5, 10086, 30},  {700, 10, 9297, 29},
    {700, 70, 4700, 15},  {700, 140, 3013, 11}, {800, 5, 10400, 30},  {800, 10, 9934, 27},
    {800, 80, 5057, 15},  {900, 5, 11060, 29},  {900, 10, 9423, 23},  {900, 90, 5128, 13}};

std::string pmed_like(std::size_t points, int p, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const std::size_t edges = points * points / 50;
    std::string text = fmt::format("{} {} {}\n", points, edges, p);
    for (std::size_t edge = 0; edge < edges; ++edge) {
        const std::size_t from = edge < points ? edge : random() % points;
        std::size_t to = edge < points ? (edge + 1) % points : random() % points;
        to = to == from ? (to + 1) % points : to;
        text += fmt::format("{} {} {}\n", from + 1, to + 1, 1 + random() % 100);
    }
    return text;
}

std::string plane_points(std::size_t points, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::string text = "NODE_COORD_SECTION\n";
    for (std::size_t point = 1; point <= points; ++point) {
        text += fmt::format("{} {} {}\n", point, random() % 4000, random() % 4000);
    }
    return text + "EOF\n";
}

std::string drilled_points(std::size_t points, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    constexpr std::uint64_t blocks = 40;
    std::string text = "NODE_COORD_SECTION\n";
    std::size_t point = 0;
    while (point < points) {
        const std::uint64_t left = random() % 2000;
        const std::uint64_t low = random() % 2000;
        const std::uint64_t step = 2 + random() % 20;
        const std::uint64_t width = 3 + random() % 20;
        const std::uint64_t height = 1 + 2 * (points / blocks) / width;
        for (std::uint64_t hole = 0; hole < width * height && point < points; ++hole) {
            text += fmt::format("{} {} {}\n", ++point, left + step * (hole % width),
                                low + step * (hole / width));
        }
    }
    return text + "EOF\n";
}

std::string pmedcap_like(int number) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const int points = number <= 10 ? 50 : 100;
    std::string rows;
    std::uint64_t demand = 0;
    for (int point = 1; point <= points; ++point) {
        const std::uint64_t amount = 1 + random() % 20;
        demand += amount;
        rows += fmt::format("{} {} {} {}\n", point, 1 + random() % 100, 1 + random() % 100, amount);
    }
    const int sites = points / 10;
    const double capacity = std::ceil(static_cast<double>(demand) / sites / 0.9);
    return fmt::format("{} 0\n{} {} {}\n", number, points, sites, capacity) + rows;
}

flow::TransportProblem transport_problem(std::size_t farms, std::size_t centres, std::size_t near) {
    std::mt19937_64 random(farms);
    std::vector<double> x(farms + centres);
    std::vector<double> y(farms + centres);
    for (std::size_t k = 0; k < x.size(); ++k) {
        x[k] = static_cast<double>(random() % 100'000);
        y[k] = static_cast<double>(random() % 100'000);
    }
    flow::TransportProblem problem;
    double supply = 0.0;
    for (std::uint32_t farm = 0; farm < farms; ++farm) {
        problem.supply_t.push_back(static_cast<double>(1 + random() % 40) / 10.0);
        supply += problem.supply_t.back();
        std::vector<std::pair<double, std::uint32_t>> ways;
        for (std::uint32_t centre = 0; centre < centres; ++centre) {
            ways.push_back(
                {std::hypot(x[farm] - x[farms + centre], y[farm] - y[farms + centre]), centre});
        }
        std::sort(ways.begin(), ways.end());
        for (std::size_t k = 0; k < near; ++k) {
            problem.ways.push_back({farm, ways[k].second, ways[k].first});
        }
    }
    problem.capacity_t.assign(centres, 1.15 * supply / static_cast<double>(centres));
    return problem;
}

}  // namespace zamin::bench
