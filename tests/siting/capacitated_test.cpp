#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "siting/alternatives.hpp"
#include "small_instances.hpp"

using zamin::Progress;
using namespace zamin::siting;
using namespace zamin::test;

namespace {

Siting solve(const SitingInput& input, int new_sites) {
    SitingOptions options = patient();
    options.new_sites = new_sites;
    Progress progress;
    return site(input, options, progress);
}

// The cheapest assignment of whole demand points to the open sites, every one tried.
double best_assignment(const SitingInput& input, const std::vector<std::vector<double>>& matrix,
                       const std::vector<std::uint32_t>& open, std::size_t demand,
                       std::vector<double>& room) {
    if (demand == matrix.size()) {
        return 0.0;
    }
    double best = std::numeric_limits<double>::infinity();
    for (const std::uint32_t site : open) {
        if (room[site] < input.amount[demand]) {
            continue;
        }
        room[site] -= input.amount[demand];
        best = std::min(best, input.weight[demand] * matrix[demand][site] +
                                  best_assignment(input, matrix, open, demand + 1, room));
        room[site] += input.amount[demand];
    }
    return best;
}

double best_by_trying(const SitingInput& input, std::size_t count) {
    const auto matrix = full_matrix(*input.costs);
    double best = std::numeric_limits<double>::infinity();
    every_choice(input.costs->site_count(), count, [&](const std::vector<std::uint32_t>& open) {
        std::vector<double> room = input.capacity;
        double opened = 0.0;
        for (const std::uint32_t site : open) {
            opened += input.opening_cost.empty() ? 0.0 : input.opening_cost[site];
        }
        best = std::min(best, opened + best_assignment(input, matrix, open, 0, room));
    });
    return best;
}

void check_capacities(const SitingInput& input, const Siting& found) {
    std::vector<double> used(input.costs->site_count(), 0.0);
    std::vector<double> share(input.costs->demand_count(), 0.0);
    for (const Assignment& part : found.assignments) {
        share[part.demand] += part.share;
        if (part.site != no_site) {
            CHECK(holds(found.sites, part.site));
            used[part.site] += part.share * input.amount[part.demand];
        }
    }
    for (std::size_t site = 0; site < used.size(); ++site) {
        CHECK(used[site] <= input.capacity[site] + 1e-6);
    }
    for (const double all : share) {
        CHECK(all == doctest::Approx(1.0));
    }
}

}  // namespace

TEST_CASE("capacities kept: small instances meet the best of every choice tried") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(9, 6, seed);
        SitingInput input;
        input.costs = &plane;
        input.weight = random_numbers(9, 9, seed + 5);
        input.amount = random_numbers(9, 9, seed + 6);
        const double total = std::accumulate(input.amount.begin(), input.amount.end(), 0.0);
        input.capacity.assign(6, std::ceil(total / 3.0 * 1.3) + 1.0);
        const double best = best_by_trying(input, 3);
        REQUIRE(best < 1e9);
        const Siting whole = solve(input, 3);
        CHECK(whole.objective == doctest::Approx(best).epsilon(1e-9));
        CHECK(whole.proven);
        CHECK(whole.lower_bound <= whole.objective);
        check_capacities(input, whole);
        input.splittable = true;
        const Siting split = solve(input, 3);
        CHECK(split.proven);
        CHECK(split.objective <= whole.objective * (1.0 + 1e-9));
        check_capacities(input, split);
    }
}

TEST_CASE("tight capacities: branching on pairs meets the best of every choice tried") {
    int feasible = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(9, 6, seed + 100);
        SitingInput input;
        input.costs = &plane;
        input.weight = random_numbers(9, 3, seed + 5);
        input.amount = random_numbers(9, 9, seed + 6);
        input.opening_cost = random_numbers(6, 40, seed + 7);
        const double total = std::accumulate(input.amount.begin(), input.amount.end(), 0.0);
        input.capacity = random_numbers(6, 4, seed + 8);
        for (double& room : input.capacity) {
            room += std::ceil(total / 3.0);
        }
        const double best = best_by_trying(input, 3);
        if (best < 1e9) {
            ++feasible;
            const Siting found = solve(input, 3);
            CHECK(found.objective == doctest::Approx(best).epsilon(1e-9));
            CHECK(found.proven);
            check_capacities(input, found);
        }
    }
    CHECK(feasible > 10);
}

TEST_CASE("the example of PySAL spopt's test of the p-median with capacities") {
    // Its mean distance is asserted to be 0.8090169943749475: one goes to (1, 1), which holds one,
    // the other to (0, 2) or (2, 0).
    const double far = std::sqrt(1.25);
    const DenseCosts costs(2, 3, {0.5, far, std::hypot(1.5, 1.0), 0.5, std::hypot(1.5, 1.0), far});
    SitingInput input;
    input.costs = &costs;
    input.amount = {1.0, 1.0};
    input.capacity = {1.0, 1.0, 1.0};
    const Siting found = solve(input, 2);
    CHECK(found.objective / 2.0 == doctest::Approx(0.8090169943749475));
    CHECK(found.proven);
}

TEST_CASE("capacities that never bind give the uncapacitated value") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(40, 20, seed);
        SitingInput input;
        input.costs = &plane;
        input.weight = random_numbers(40, 20, seed);
        const double free_value = solve(input, 4).objective;
        input.amount = input.weight;
        input.capacity.assign(20, 1e6);
        for (const bool split : {false, true}) {
            input.splittable = split;
            const Siting found = solve(input, 4);
            CHECK(found.objective == doctest::Approx(free_value).epsilon(1e-9));
            CHECK(found.proven);
        }
    }
}

TEST_CASE("a demand point is divided where one site cannot hold it") {
    // Ten tonnes at 0, sites at 1 and 3 that hold six each: 6 x 1 + 4 x 3 = 18.
    const DenseCosts costs(1, 2, {1.0, 3.0});
    SitingInput input;
    input.costs = &costs;
    input.weight = {10.0};
    input.amount = {10.0};
    input.capacity = {6.0, 6.0};
    CHECK_THROWS_WITH_AS(solve(input, 2),
                         "demand point 0 alone is 10.000, more than the largest capacity of 6.000; "
                         "let it be split, or raise capacities",
                         zamin::Error);
    input.demand_names = {"Zarbdor"};
    CHECK_THROWS_WITH_AS(solve(input, 2),
                         "demand point 'Zarbdor' alone is 10.000, more than the largest capacity "
                         "of 6.000; let it be split, or raise capacities",
                         zamin::Error);
    input.splittable = true;
    const Siting found = solve(input, 2);
    CHECK(found.objective == doctest::Approx(18.0));
    REQUIRE(found.assignments.size() == 2);
    CHECK(found.assignments[0].share == doctest::Approx(0.6));
    CHECK(found.assignments[0].cost == doctest::Approx(1.0));
    CHECK(found.assignments[1].cost == doctest::Approx(3.0));
}

TEST_CASE("capacities that cannot hold the demand say what is missing and what would do") {
    const DenseCosts plane = random_plane(10, 5, 1);
    SitingInput input;
    input.costs = &plane;
    input.weight.assign(10, 10.0);
    input.capacity.assign(5, 30.0);
    CHECK_THROWS_WITH_AS(
        solve(input, 2),
        "the demand is 100.000, and the existing sites with 2 new sites hold at most 60.000: "
        "40.000 are missing; 4 new sites would do",
        zamin::Error);
    input.capacity.assign(5, 10.0);
    CHECK_THROWS_WITH_AS(
        solve(input, 2),
        "the demand is 100.000, and the existing sites with 2 new sites hold at most 20.000: "
        "80.000 are missing; no number of the candidates would do: raise capacities",
        zamin::Error);
    // What is open already can still be looked at: what finds no room is left unserved.
    input.fixed = {0};
    zamin::Progress progress;
    const Siting today = evaluate(input, SitingOptions(), {0}, progress);
    CHECK(today.unserved_weight == doctest::Approx(90.0));
    // Two more sites are too few as well; the curve begins where there is room.
    input.capacity = {10.0, 30.0, 30.0, 30.0, 30.0};
    const std::vector<TradeOff> curve = trade_offs(input, SitingOptions(), 4, 1.0, progress);
    REQUIRE(curve.size() == 2);
    CHECK(curve[0].new_sites == 3);
}
