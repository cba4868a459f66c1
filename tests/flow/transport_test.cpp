// Checked by hand, and against Clp, a solver of linear programmes that knows nothing of networks.
#include "flow/transport.hpp"

#include <doctest/doctest.h>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <CoinPackedVector.hpp>
#include <algorithm>
#include <numeric>

#include "core/error.hpp"
#include "problems.hpp"

using namespace zamin;
using namespace zamin::flow;

namespace {

struct LpAnswer {
    double served_t = 0.0;
    double cost = 0.0;
};

// Minimises the cost of flow plus `unserved_cost` a tonne left.
LpAnswer solve_by_clp(const TransportProblem& problem, double unserved_cost) {
    const auto demands = static_cast<int>(problem.supply_t.size());
    const auto sites = static_cast<int>(problem.capacity_t.size());
    CoinPackedMatrix matrix(true, 0.0, 0.0);
    matrix.setDimensions(demands + sites, 0);
    std::vector<double> cost;
    for (const Way& way : problem.ways) {
        CoinPackedVector column;
        column.insert(static_cast<int>(way.demand), 1.0);
        column.insert(demands + static_cast<int>(way.site), 1.0);
        matrix.appendCol(column);
        cost.push_back(way.cost - unserved_cost);
    }
    std::vector<double> row_upper = problem.supply_t;
    for (const double capacity : problem.capacity_t) {
        row_upper.push_back(std::min(capacity, COIN_DBL_MAX));
    }
    const std::vector<double> row_lower(row_upper.size(), -COIN_DBL_MAX);
    ClpSimplex lp;
    lp.setLogLevel(0);
    lp.loadProblem(matrix, nullptr, nullptr, cost.data(), row_lower.data(), row_upper.data());
    lp.setPrimalTolerance(1e-9);
    lp.setDualTolerance(1e-9);
    lp.primal();
    REQUIRE(lp.isProvenOptimal());
    LpAnswer answer;
    for (std::size_t i = 0; i < problem.ways.size(); ++i) {
        const double tonnes = lp.primalColumnSolution()[i];
        answer.served_t += tonnes;
        answer.cost += tonnes * problem.ways[i].cost;
    }
    return answer;
}

void check_is_feasible(const TransportProblem& problem, const TransportPlan& plan) {
    std::vector<double> used(problem.capacity_t.size(), 0.0);
    std::vector<double> sent(problem.supply_t.size(), 0.0);
    for (std::size_t i = 0; i < problem.ways.size(); ++i) {
        CHECK(plan.flow_t[i] >= 0.0);
        used[problem.ways[i].site] += plan.flow_t[i];
        sent[problem.ways[i].demand] += plan.flow_t[i];
    }
    const double total = std::accumulate(problem.supply_t.begin(), problem.supply_t.end(), 0.0);
    for (std::size_t j = 0; j < used.size(); ++j) {
        CHECK(used[j] <= problem.capacity_t[j] + 1e-9 * total);
    }
    for (std::size_t i = 0; i < sent.size(); ++i) {
        CHECK(sent[i] + plan.unserved_t[i] == doctest::Approx(problem.supply_t[i]).epsilon(1e-9));
    }
}

// Optimality without another solver: no way is cheaper than the prices allow.
void check_prices_prove(const TransportProblem& problem, const TransportPlan& plan) {
    for (std::size_t i = 0; i < problem.ways.size(); ++i) {
        const Way& way = problem.ways[i];
        const double reduced = way.cost + plan.site_price[way.site] - plan.demand_price[way.demand];
        CHECK(reduced >= -1e-6);
        if (plan.flow_t[i] > 1e-9) {
            CHECK(reduced == doctest::Approx(0.0).epsilon(1e-6));
        }
    }
    for (const double price : plan.site_price) {
        CHECK(price >= 0.0);
    }
}

}  // namespace

TEST_CASE("the farther village gives way where that is cheaper for both together") {
    // Site 0 has room for one village. Village 0 is 1 from it and 2 from the other site; village 1
    // is 2 from it and 9 from the other: village 0 must go to site 1, although it is nearer to 0.
    TransportProblem problem;
    problem.supply_t = {10.0, 10.0};
    problem.capacity_t = {10.0, 10.0};
    problem.ways = {{0, 0, 1.0}, {0, 1, 2.0}, {1, 0, 2.0}, {1, 1, 9.0}};
    Progress progress;
    const TransportPlan plan = solve_transport(problem, progress);
    const std::vector<double> expected{0.0, 10.0, 10.0, 0.0};
    CHECK(plan.flow_t == expected);
    CHECK(plan.cost == doctest::Approx(40.0));
    CHECK(plan.served_t == doctest::Approx(20.0));
}

TEST_CASE("a village is split, and what finds no room is left over") {
    TransportProblem problem;
    problem.supply_t = {10.0, 0.0};
    problem.capacity_t = {4.0, 3.0, 0.0};
    problem.ways = {{0, 0, 1.0}, {0, 1, 5.0}, {0, 2, 0.5}, {1, 0, 1.0}};
    Progress progress;
    const TransportPlan plan = solve_transport(problem, progress);
    CHECK(plan.flow_t[0] == doctest::Approx(4.0));
    CHECK(plan.flow_t[1] == doctest::Approx(3.0));
    CHECK(plan.flow_t[2] == doctest::Approx(0.0));
    CHECK(plan.unserved_t[0] == doctest::Approx(3.0));
    CHECK(plan.unserved_t[1] == 0.0);
}

TEST_CASE("serving more comes before serving cheaply, unless an unserved tonne has a price") {
    TransportProblem problem;
    problem.supply_t = {5.0};
    problem.capacity_t = {no_limit};
    problem.ways = {{0, 0, 1000.0}};
    Progress progress;
    CHECK(solve_transport(problem, progress).served_t == doctest::Approx(5.0));
    problem.unserved_cost = 999.0;
    CHECK(solve_transport(problem, progress).served_t == 0.0);
}

TEST_CASE("random problems cost what an independent solver says") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        const double room_for = 0.6 + 0.03 * seed;  // from too little to plenty
        const double reach_km = seed % 3 == 0 ? 30.0 : 1e9;
        const TransportProblem problem =
            random_problem(seed, 40 + 7 * seed, 3 + seed % 11, room_for, reach_km);
        Progress progress;
        const TransportPlan plan = solve_transport(problem, progress);
        check_is_feasible(problem, plan);
        check_prices_prove(problem, plan);
        const LpAnswer lp = solve_by_clp(problem, 1e5);
        CHECK(plan.served_t == doctest::Approx(lp.served_t).epsilon(1e-9));
        CHECK(plan.cost == doctest::Approx(lp.cost).epsilon(1e-8));
        TransportProblem priced = problem;
        priced.unserved_cost = 25.0;
        const TransportPlan cheap = solve_transport(priced, progress);
        const LpAnswer cheap_lp = solve_by_clp(problem, 25.0);
        const auto objective = [](double cost, double served) { return cost - 25.0 * served; };
        CHECK(objective(cheap.cost, cheap.served_t) ==
              doctest::Approx(objective(cheap_lp.cost, cheap_lp.served_t)).epsilon(1e-9));
    }
}

TEST_CASE("supplies that fill the sites exactly leave nothing over") {
    TransportProblem problem;
    problem.capacity_t = {0.1 * 300, 0.1 * 300};
    for (std::uint32_t i = 0; i < 600; ++i) {
        problem.supply_t.push_back(0.1);
        problem.ways.push_back({i, 0, 1.0 + i});
        problem.ways.push_back({i, 1, 2.0 + i});
    }
    Progress progress;
    const TransportPlan plan = solve_transport(problem, progress);
    CHECK(*std::max_element(plan.unserved_t.begin(), plan.unserved_t.end()) == 0.0);
}

TEST_CASE("the order of the ways changes nothing") {
    const TransportProblem problem = random_problem(5, 200, 12, 0.9);
    TransportProblem turned = problem;
    std::reverse(turned.ways.begin(), turned.ways.end());
    Progress progress;
    const TransportPlan plan = solve_transport(problem, progress);
    TransportPlan other = solve_transport(turned, progress);
    std::reverse(other.flow_t.begin(), other.flow_t.end());
    CHECK(plan.flow_t == other.flow_t);
}

TEST_CASE("no demands, no sites, no ways") {
    Progress progress;
    CHECK(solve_transport({}, progress).served_t == 0.0);
    TransportProblem alone;
    alone.supply_t = {3.0};
    CHECK(solve_transport(alone, progress).unserved_t == std::vector<double>{3.0});
}

TEST_CASE("numbers that cannot be are refused by name") {
    Progress progress;
    TransportProblem problem;
    problem.supply_t = {1.0, -2.0};
    CHECK_THROWS_WITH_AS(solve_transport(problem, progress),
                         "demand 1 has -2 tonnes; expected a number that is not negative", Error);
    problem.supply_t = {1.0};
    problem.capacity_t = {-1.0};
    CHECK_THROWS_AS(solve_transport(problem, progress), Error);
    problem.capacity_t = {1.0};
    problem.ways = {{0, 3, 1.0}};
    CHECK_THROWS_AS(solve_transport(problem, progress), Error);
    problem.ways = {{0, 0, no_limit}};
    CHECK_THROWS_AS(solve_transport(problem, progress), Error);
}
