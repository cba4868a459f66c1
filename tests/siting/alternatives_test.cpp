#include <doctest/doctest.h>

#include "core/error.hpp"
#include "siting/alternatives.hpp"
#include "small_instances.hpp"

using zamin::Progress;
using zamin::Table;
using namespace zamin::siting;
using namespace zamin::test;

TEST_CASE("the curve of trade-offs falls, and says what is within reach") {
    const DenseCosts plane = random_plane(40, 12, 4);
    SitingInput input;
    input.costs = &plane;
    Progress progress;
    const std::vector<TradeOff> curve = trade_offs(input, {}, 20, 25.0, progress);
    REQUIRE(curve.size() == 12);  // there are no more candidates
    const auto matrix = full_matrix(plane);
    for (std::size_t k = 0; k < curve.size(); ++k) {
        CHECK(curve[k].new_sites == static_cast<int>(k) + 1);
        CHECK(curve[k].siting.proven);
        double covered = 0.0;
        for (const auto& row : matrix) {
            covered += nearest(row, curve[k].siting.sites) <= 25.0 ? 1.0 : 0.0;
        }
        CHECK(curve[k].covered_weight == covered);
        if (k > 0) {
            CHECK(curve[k].siting.objective <= curve[k - 1].siting.objective);
        }
    }
    const Table table = trade_off_table(curve, std::vector<std::string>(12, "s"));
    CHECK(table.rows.size() == 12);
    CHECK(std::get<std::string>(table.rows[1][7]) == "s s");
}

TEST_CASE("runners-up each give up one site of the best plan, and are never better") {
    const DenseCosts plane = random_plane(30, 12, 9);
    SitingInput input;
    input.costs = &plane;
    input.fixed = {3};
    SitingOptions options = patient();
    options.new_sites = 3;
    Progress progress;
    const std::vector<Siting> plans = runners_up(input, options, 10, progress);
    REQUIRE(plans.size() > 1);
    CHECK(plans.size() <= 4);
    for (std::size_t k = 1; k < plans.size(); ++k) {
        CHECK(plans[k].sites != plans[0].sites);
        CHECK(plans[k].objective >= plans[k - 1].objective);
        CHECK(holds(plans[k].sites, 3));
    }
}

TEST_CASE("a plan made by hand has the value that its assignments have") {
    const DenseCosts plane = random_plane(30, 12, 2);
    SitingInput input;
    input.costs = &plane;
    input.weight = random_numbers(30, 9, 3);
    SitingOptions options = patient();
    options.new_sites = 2;
    Progress progress;
    const Siting best = site(input, options, progress);
    CHECK(evaluate(input, options, best.sites, progress).objective ==
          doctest::Approx(best.objective));
    const auto matrix = full_matrix(plane);
    double by_hand = 0.0;
    for (std::size_t demand = 0; demand < 30; ++demand) {
        by_hand += input.weight[demand] * nearest(matrix[demand], {4, 7});
    }
    const Siting moved = evaluate(input, options, {7, 4}, progress);
    CHECK(moved.objective == doctest::Approx(by_hand));
    CHECK(moved.sites == std::vector<std::uint32_t>{4, 7});
    CHECK(moved.objective >= best.objective);
    input.capacity.assign(12, 1000.0);
    CHECK(evaluate(input, options, {4, 7}, progress).objective == doctest::Approx(by_hand));
    input.capacity.clear();
    options.objective = Objective::p_center;
    CHECK(evaluate(input, options, best.sites, progress).objective > 0.0);
    CHECK_THROWS_WITH_AS(evaluate(input, options, {}, progress), "there is no site to evaluate",
                         zamin::UsageError);
}
