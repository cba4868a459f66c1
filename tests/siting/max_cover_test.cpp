#include <doctest/doctest.h>

#include <random>

#include "siting/cover_branch.hpp"
#include "siting/subgradient.hpp"
#include "small_instances.hpp"

using zamin::Progress;
using namespace zamin::siting;
using namespace zamin::test;

TEST_CASE("the greatest weight within a radius meets the best of every choice tried") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(40, 13, seed);
        SitingInput input;
        input.costs = &plane;
        input.weight = random_numbers(40, 30, seed + 7);
        SitingOptions options = patient();
        options.objective = Objective::max_cover;
        options.new_sites = 3;
        options.radius = 25.0;
        Progress progress;
        const Siting found = site(input, options, progress);
        const auto matrix = full_matrix(plane);
        double best = 0.0;
        every_choice(13, 3, [&](const std::vector<std::uint32_t>& open) {
            double covered = 0.0;
            for (std::size_t demand = 0; demand < matrix.size(); ++demand) {
                covered += nearest(matrix[demand], open) <= 25.0 ? input.weight[demand] : 0.0;
            }
            best = std::max(best, covered);
        });
        CHECK(found.objective == doctest::Approx(best).epsilon(1e-9));
        CHECK(found.proven);
        double covered = 0.0;
        for (const Assignment& assignment : found.assignments) {
            covered += assignment.site == no_site ? 0.0 : input.weight[assignment.demand];
            CHECK(assignment.cost <= 25.0);
        }
        CHECK(covered == doctest::Approx(found.objective));
    }
}

namespace {

// A ninth of the pairs are within reach, without any plane behind them: the relaxed programme is
// then far from the best plan, and only branching proves it.
SparseCosts random_reach(std::size_t demands, std::size_t sites, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::vector<SiteCost>> rows(demands);
    for (std::vector<SiteCost>& row : rows) {
        for (std::uint32_t site = 0; site < sites; ++site) {
            if (random() % 9 == 0) {
                row.push_back({site, 0.0});
            }
        }
    }
    return {sites, std::move(rows)};
}

}  // namespace

TEST_CASE("branching on a cover by itself proves the best of every choice tried") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const SparseCosts costs = random_reach(60, 14, seed);
        SitingInput input;
        input.costs = &costs;
        if (seed % 2 == 0) {
            input.weight = random_numbers(60, 30, seed);
        }
        if (seed % 3 == 0) {
            input.fixed = {4};
        }
        const std::size_t open_count = 4;
        const MedianModel model = median_model(input, open_count, 1.0);
        REQUIRE(is_cover(model));
        double least = 1e300;
        every_choice(14, open_count, [&](const std::vector<std::uint32_t>& open) {
            if (input.fixed.empty() || std::ranges::find(open, 4U) != open.end()) {
                least = std::min(least, plan_value(model, open));
            }
        });
        Progress progress;
        const SitingOptions options = patient();
        RunControl control(options, progress);
        const SiteLists lists(model);
        EliteSearch search(model, lists, control);
        // From a poor plan, so that better ones have to be found by branching.
        search.try_sites({4, 5, 6, 7});
        const std::vector<double> prices(model.demands(), 0.5);
        const double bound = branch_on_cover(model, prices, 1e300, control, search);
        CHECK(search.best().value == doctest::Approx(least).epsilon(1e-9));
        CHECK(bound <= least * (1.0 + 1e-9));
        CHECK(bound > better_than(model, least));  // nothing better is left
    }
}

TEST_CASE("a cover that is stopped has a bound that holds") {
    const SparseCosts costs = random_reach(300, 120, 3);
    SitingInput input;
    input.costs = &costs;
    SitingOptions options = patient();
    options.objective = Objective::max_cover;
    options.new_sites = 8;
    options.radius = 1.0;
    Progress progress;
    const Siting best = site(input, options, progress);
    CHECK(best.proven);
    options.gap_pct = 5.0;
    const Siting near = site(input, options, progress);
    CHECK(near.objective <= best.objective);
    CHECK(near.lower_bound >= best.objective);
    options.gap_pct = 0.0;
    options.time_limit_s = 0.02;
    const Siting stopped = site(input, options, progress);
    CHECK(stopped.objective <= best.objective);
    CHECK(stopped.lower_bound >= best.objective);
}
