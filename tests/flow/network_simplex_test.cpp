#include "flow/network_simplex.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace zamin::flow;

TEST_CASE("ten units go the cheap way, and the potentials prove it") {
    // 0 sends 10; 1 and 2 take up to 10 each; 0 -> 1 costs 5, 0 -> 2 costs 3.
    const FlowNetwork network{{10, -10, -10}, {{0, 1, 5}, {0, 2, 3}}};
    const FlowAnswer answer = least_cost_flow(network);
    CHECK(answer.flow == std::vector<std::int64_t>{0, 10});
    for (const FlowArc& arc : network.arcs) {
        CHECK(arc.cost + answer.potential[arc.from] - answer.potential[arc.to] >= 0);
    }
}

TEST_CASE("arcs keep their places in whatever order they are given") {
    const FlowNetwork network{{4, 6, -10, -3}, {{1, 2, 1}, {0, 3, 1}, {0, 2, 2}, {1, 3, 9}}};
    CHECK(least_cost_flow(network).flow == std::vector<std::int64_t>{6, 3, 1, 0});
}

TEST_CASE("supplies that find no room are refused") {
    CHECK_THROWS_AS(least_cost_flow({{10, -5}, {{0, 1, 1}}}), std::runtime_error);
}
