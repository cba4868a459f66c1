#include "flow/spill.hpp"

#include <doctest/doctest.h>

#include "problems.hpp"

using namespace zamin;
using namespace zamin::flow;

TEST_CASE("the nearest fill a site first, the rest spills to the next") {
    // The same figures as the first case of transport_test.cpp: without a plan, village 0 takes
    // its nearest site and village 1 has to go 9.
    TransportProblem problem;
    problem.supply_t = {10.0, 10.0};
    problem.capacity_t = {10.0, 10.0};
    problem.ways = {{0, 0, 1.0}, {0, 1, 2.0}, {1, 0, 2.0}, {1, 1, 9.0}};
    const TransportPlan plan = spill(problem);
    CHECK(plan.flow_t == std::vector<double>{10.0, 0.0, 0.0, 10.0});
    CHECK(plan.cost == doctest::Approx(100.0));
}

TEST_CASE("what no site has room for stays") {
    TransportProblem problem;
    problem.supply_t = {7.0, 7.0};
    problem.capacity_t = {10.0};
    problem.ways = {{0, 0, 2.0}, {1, 0, 1.0}};
    const TransportPlan plan = spill(problem);
    CHECK(plan.flow_t == std::vector<double>{3.0, 7.0});
    CHECK(plan.unserved_t == std::vector<double>{4.0, 0.0});
}

TEST_CASE("spilling serves no more, and where it serves as much costs no less") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const TransportProblem problem = random_problem(seed, 150, 8, 0.7 + 0.03 * seed, 60.0);
        Progress progress;
        const TransportPlan best = solve_transport(problem, progress);
        const TransportPlan simple = spill(problem);
        CHECK(simple.served_t <= best.served_t * (1.0 + 1e-9));
        if (simple.served_t >= best.served_t * (1.0 - 1e-9)) {
            CHECK(simple.cost >= best.cost * (1.0 - 1e-9));
        }
    }
}
