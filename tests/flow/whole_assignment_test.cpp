// Checked by hand and by trying every assignment of small problems.
#include "flow/whole_assignment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "problems.hpp"

using namespace zamin;
using namespace zamin::flow;

namespace {

// The least objective over all assignments, by trying them.
double best_by_trying(const TransportProblem& problem, double unserved_cost,
                      std::vector<double>& room, std::uint32_t demand = 0) {
    if (demand == problem.supply_t.size()) {
        return 0.0;
    }
    const double weight = problem.supply_t[demand];
    double best = weight * unserved_cost + best_by_trying(problem, unserved_cost, room, demand + 1);
    for (const Way& way : problem.ways) {
        if (way.demand == demand && room[way.site] >= weight) {
            room[way.site] -= weight;
            best = std::min(
                best, weight * way.cost + best_by_trying(problem, unserved_cost, room, demand + 1));
            room[way.site] += weight;
        }
    }
    return best;
}

}  // namespace

TEST_CASE("a group that does not fit whole goes where it does") {
    TransportProblem problem;
    problem.supply_t = {6.0, 6.0};
    problem.capacity_t = {10.0, 8.0};
    problem.ways = {{0, 0, 1.0}, {0, 1, 3.0}, {1, 0, 1.0}, {1, 1, 4.0}};
    Progress progress;
    const WholePlan plan = assign_whole(problem, {}, progress);
    CHECK(plan.site[0] == 1U);
    CHECK(plan.site[1] == 0U);
    CHECK(plan.cost == doctest::Approx(24.0));
    CHECK(plan.proven);
    CHECK(plan.lower_bound <= plan.objective);
}

TEST_CASE("a group larger than any site is unserved, and that has a price") {
    TransportProblem problem;
    problem.supply_t = {11.0, 2.0};
    problem.capacity_t = {10.0};
    problem.ways = {{0, 0, 1.0}, {1, 0, 2.0}};
    Progress progress;
    const WholePlan plan = assign_whole(problem, {}, progress);
    CHECK(!plan.site[0]);
    CHECK(plan.site[1] == 0U);
    CHECK(plan.unserved_cost == doctest::Approx(20.0));
    CHECK(plan.objective == doctest::Approx(11.0 * 20.0 + 2.0 * 2.0));
    CHECK(plan.proven);
}

TEST_CASE("small problems equal the best of all assignments") {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const TransportProblem problem = random_problem(seed, 8, 3, 0.75 + 0.03 * seed);
        Progress progress;
        WholeOptions options;
        options.gap_pct = 1e-6;
        const WholePlan plan = assign_whole(problem, options, progress);
        std::vector<double> room = problem.capacity_t;
        const double best = best_by_trying(problem, plan.unserved_cost, room);
        CHECK(plan.proven);
        CHECK(plan.objective == doctest::Approx(best).epsilon(1e-7));
        CHECK(plan.lower_bound <= best * (1.0 + 1e-9));
    }
}

TEST_CASE("whole groups cost no less than groups that may be split, and keep within capacities") {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        const TransportProblem problem = random_problem(seed, 120, 9, 1.35);
        Progress progress;
        WholeOptions options;
        options.gap_pct = 0.5;
        options.time_limit_s = 20.0;
        const WholePlan plan = assign_whole(problem, options, progress);
        CHECK(plan.proven);
        const TransportPlan split = solve_transport(problem, progress);
        CHECK(plan.objective >= split.cost * (1.0 - 1e-9));
        std::vector<double> used(problem.capacity_t.size(), 0.0);
        for (std::uint32_t i = 0; i < problem.supply_t.size(); ++i) {
            if (plan.site[i]) {
                used[*plan.site[i]] += problem.supply_t[i];
            }
        }
        for (std::size_t j = 0; j < used.size(); ++j) {
            CHECK(used[j] <= problem.capacity_t[j] * (1.0 + 1e-6));
        }
    }
}

TEST_CASE("no time at all still gives an assignment with an honest bound") {
    const TransportProblem problem = random_problem(3, 300, 12, 1.02);
    Progress progress;
    WholeOptions options;
    options.gap_pct = 0.0;
    options.time_limit_s = 0.0;
    const WholePlan plan = assign_whole(problem, options, progress);
    CHECK(plan.served_t > 0.0);
    CHECK(plan.lower_bound <= plan.objective);
    CHECK(plan.gap_pct < 5.0);
}
