#include <doctest/doctest.h>

#include <numeric>

#include "core/error.hpp"
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

// Every choice tried; the fixed sites are in it, the forbidden ones are not.
double best_by_trying(const SitingInput& input, int new_sites, double unserved_cost) {
    const auto matrix = full_matrix(*input.costs);
    double best = std::numeric_limits<double>::infinity();
    const std::size_t count = input.fixed.size() + static_cast<std::size_t>(new_sites);
    every_choice(input.costs->site_count(), count, [&](const std::vector<std::uint32_t>& open) {
        for (const std::uint32_t site : input.fixed) {
            if (!holds(open, site)) {
                return;
            }
        }
        double value = 0.0;
        for (const std::uint32_t site : open) {
            if (holds(input.forbidden, site)) {
                return;
            }
            value += input.opening_cost.empty() ? 0.0 : input.opening_cost[site];
        }
        for (std::size_t demand = 0; demand < matrix.size(); ++demand) {
            const double weight = input.weight.empty() ? 1.0 : input.weight[demand];
            value += weight * std::min(unserved_cost, nearest(matrix[demand], open));
        }
        best = std::min(best, value);
    });
    return best;
}

void check_is_best(const Siting& siting, double best) {
    CHECK(siting.objective == doctest::Approx(best).epsilon(1e-9));
    CHECK(siting.proven);
    CHECK(siting.lower_bound <= siting.objective);
    CHECK(siting.gap_pct == 0.0);
}

}  // namespace

TEST_CASE("five points on a line, one site: the weighted middle") {
    // Points at 0, 1, 2, 10, 11; the site at 2 costs 2 + 1 + 0 + 8 + 9 = 20.
    const std::vector<double> at{0, 1, 2, 10, 11};
    const FunctionCosts costs(
        5, 5, [&](std::size_t i, std::size_t j) { return std::abs(at[i] - at[j]); });
    SitingInput input;
    input.costs = &costs;
    const Siting one = solve(input, 1);
    check_is_best(one, 20.0);
    CHECK(one.sites == std::vector<std::uint32_t>{2});
    REQUIRE(one.assignments.size() == 5);
    CHECK(one.assignments[4].site == 2);
    CHECK(one.assignments[4].cost == 9.0);
    // Two sites: 1 serves 0, 1, 2 for 2 and either of the last two serves both for 1.
    check_is_best(solve(input, 2), 3.0);
    // Weight 100 at the far end draws the single site there: 11 + 10 + 9 + 1 = 31.
    input.weight = {1, 1, 1, 1, 100};
    const Siting drawn = solve(input, 1);
    check_is_best(drawn, 31.0);
    CHECK(drawn.sites == std::vector<std::uint32_t>{4});
}

TEST_CASE("small instances of all kinds meet the best of every choice tried") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(24, 14, seed);
        const int new_sites = 1 + static_cast<int>(seed % 4);
        SitingInput input;
        input.costs = &plane;
        check_is_best(solve(input, new_sites), best_by_trying(input, new_sites, 1e9));
        input.weight = random_numbers(24, 50, seed + 50);
        input.weight[3] = 0.0;
        check_is_best(solve(input, new_sites), best_by_trying(input, new_sites, 1e9));
        input.fixed = {2, 7};
        input.forbidden = {0, 5};
        check_is_best(solve(input, new_sites), best_by_trying(input, new_sites, 1e9));
        input.opening_cost = random_numbers(14, 3000, seed + 99);
        check_is_best(solve(input, new_sites), best_by_trying(input, new_sites, 1e9));
    }
}

TEST_CASE("where demand points are many the first look is at some of them, the answer at all") {
    const DenseCosts plane = random_plane(20'000, 12, 5);
    SitingInput input;
    input.costs = &plane;
    check_is_best(solve(input, 3), best_by_trying(input, 3, 1e9));
}

TEST_CASE("with a limit on the way the unserved count what was said") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(30, 12, seed);
        const LimitedCosts limited(plane, 30.0);
        SitingInput input;
        input.costs = &limited;
        SitingOptions options = patient();
        options.new_sites = 3;
        options.unserved_cost = 75.0;
        Progress progress;
        const Siting found = site(input, options, progress);
        // Points out of reach of all candidates are no part of the objective.
        const auto matrix = full_matrix(limited);
        double lost = 0.0;
        std::size_t out_of_reach = 0;
        for (const std::vector<double>& row : matrix) {
            const bool none = nearest(row, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) > 1e9;
            lost += none ? 75.0 : 0.0;
            out_of_reach += none;
        }
        check_is_best(found, best_by_trying(input, 3, 75.0) - lost);
        CHECK(found.problems.size() == out_of_reach);
        double unserved = 0.0;
        for (const std::vector<double>& row : matrix) {
            unserved += nearest(row, found.sites) > 1e9 ? 1.0 : 0.0;
        }
        CHECK(found.unserved_weight == unserved);
    }
}

TEST_CASE("costs far beyond a mark draw the site to the worst served") {
    // Three points at 0, one at 10: the middle costs least at 0, unless the way past 4 counts
    // tenfold: 4 + 6 x 10 = 64 against 3 x 64; halfway (5): 3 (4 + 10) + 14 = 56.
    const std::vector<double> points{0, 0, 0, 10};
    const std::vector<double> sites{0, 5, 10};
    const FunctionCosts costs(
        4, 3, [&](std::size_t i, std::size_t j) { return std::abs(points[i] - sites[j]); });
    SitingInput input;
    input.costs = &costs;
    CHECK(solve(input, 1).sites == std::vector<std::uint32_t>{0});
    const FarCosts fair(costs, 4.0, 10.0);
    input.costs = &fair;
    const Siting found = solve(input, 1);
    CHECK(found.sites == std::vector<std::uint32_t>{1});
    check_is_best(found, 56.0);
}

TEST_CASE("one site more is never worse, and is worth less and less on a line") {
    const DenseCosts plane = random_plane(60, 40, 5);
    SitingInput input;
    input.costs = &plane;
    double before = std::numeric_limits<double>::infinity();
    for (int new_sites = 1; new_sites <= 12; ++new_sites) {
        const Siting found = solve(input, new_sites);
        CHECK(found.proven);
        CHECK(found.objective <= before);
        before = found.objective;
    }
}

TEST_CASE("relabelled input has the same value; the best plan's own sites fixed change nothing") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(80, 50, seed);
        SitingInput input;
        input.costs = &plane;
        input.weight = random_numbers(80, 9, seed);
        const Siting found = solve(input, 6);
        const auto matrix = full_matrix(plane);
        const FunctionCosts turned(80, 50, [&](std::size_t i, std::size_t j) {
            return matrix[(i * 7 + 3) % 80][(j * 3 + 11) % 50];
        });
        SitingInput relabelled;
        relabelled.costs = &turned;
        for (std::size_t i = 0; i < 80; ++i) {
            relabelled.weight.push_back(input.weight[(i * 7 + 3) % 80]);
        }
        check_is_best(solve(relabelled, 6), found.objective);
        input.fixed.assign(found.sites.begin(), found.sites.begin() + 3);
        check_is_best(solve(input, 3), found.objective);
    }
}

TEST_CASE("the same seed gives the same plan") {
    const DenseCosts plane = random_plane(150, 150, 21);
    SitingInput input;
    input.costs = &plane;
    CHECK(solve(input, 9).sites == solve(input, 9).sites);
}

TEST_CASE("a run that is stopped has a plan and a bound that holds") {
    const DenseCosts plane = random_plane(500, 500, 3);
    SitingInput input;
    input.costs = &plane;
    SitingOptions options = patient();
    options.new_sites = 25;
    Progress progress;
    const Siting whole = site(input, options, progress);
    options.time_limit_s = 0.05;
    const Siting stopped = site(input, options, progress);
    CHECK(stopped.sites.size() == 25);
    CHECK(stopped.objective >= whole.lower_bound);
    CHECK(stopped.lower_bound <= whole.objective);
    CHECK(stopped.assignments.size() == 500);
}

TEST_CASE("a run that is cancelled gives the plan that it has") {
    const DenseCosts plane = random_plane(300, 300, 11);
    SitingInput input;
    input.costs = &plane;
    SitingOptions options = patient();
    options.new_sites = 12;
    for (const bool with_capacities : {false, true}) {
        if (with_capacities) {
            input.capacity.assign(300, 40.0);
        }
        Progress progress;
        options.on_trace = [&](const TracePoint&) { progress.cancel(); };
        const Siting found = site(input, options, progress);
        CHECK(found.sites.size() == 12);
        CHECK(found.lower_bound <= found.objective);
        CHECK(found.assignments.size() == 300);
        CHECK_THROWS_AS(site(input, options, progress), zamin::Cancelled);
    }
}

TEST_CASE("the trace closes in from both sides") {
    const DenseCosts plane = random_plane(200, 200, 8);
    SitingInput input;
    input.costs = &plane;
    SitingOptions options = patient();
    options.new_sites = 10;
    std::size_t heard = 0;
    options.on_trace = [&](const TracePoint&) { ++heard; };
    Progress progress;
    const Siting found = site(input, options, progress);
    CHECK(heard == found.trace.size());
    REQUIRE(found.trace.size() > 1);
    for (std::size_t k = 0; k < found.trace.size(); ++k) {
        CHECK(found.trace[k].bound <= found.objective);
        CHECK(found.trace[k].incumbent >= found.lower_bound);
    }
    CHECK(found.trace.back().incumbent == found.objective);
}
