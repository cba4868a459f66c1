#include <doctest/doctest.h>

#include <limits>

#include "core/error.hpp"
#include "small_instances.hpp"

using zamin::Progress;
using namespace zamin::siting;
using namespace zamin::test;

namespace {

// The sentence that the question is refused with.
std::string refusal(const SitingInput& input, const SitingOptions& options) {
    Progress progress;
    try {
        (void)site(input, options, progress);
    } catch (const zamin::Error& e) {
        return e.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("questions without sense are refused with a sentence") {
    const DenseCosts plane = random_plane(6, 4, 1);
    SitingInput input;
    input.costs = &plane;
    SitingOptions options = patient();
    options.new_sites = 5;
    CHECK(refusal(input, options) ==
          "5 new sites were asked for, and there are 4 candidates for them");
    options.new_sites = 0;
    CHECK(refusal(input, options) == "0 new sites were asked for; ask for 1 or more");
    options.new_sites = 1;
    input.weight = {1, 1, -2, 1, 1, 1};
    CHECK(refusal(input, options) == "the weight of demand point 2 is -2; it must be 0 or more");
    input.weight = std::vector<double>(6, 0.0);
    CHECK(refusal(input, options) ==
          "all weights are 0, so that every place is as good as any other");
    input.weight[4] = std::numeric_limits<double>::quiet_NaN();
    CHECK(refusal(input, options) == "the weight of demand point 4 is not a number");
    input.weight = {1, 1};
    CHECK(refusal(input, options) == "there are 2 weights for 6 demand points");
    input.weight.clear();
    input.fixed = {1};
    input.forbidden = {1};
    CHECK(refusal(input, options) == "site 1 is both fixed and forbidden");
    input.fixed = {9};
    input.forbidden.clear();
    CHECK(refusal(input, options) ==
          "fixed site 9 does not exist; there are 4 sites, numbered from 0");
    input.fixed.clear();
    options.objective = Objective::max_cover;
    CHECK(refusal(input, options) == "max-cover needs a radius above 0, and it is 0");
    options.radius = 0.001;
    CHECK(refusal(input, options) == "no demand point is within 0.001 of a site; raise the radius");
    CHECK_THROWS_WITH_AS(
        objective_from("median"),
        "'median' is not an objective; choose one of: p-median, p-center, max-cover, set-cover",
        zamin::UsageError);
}

TEST_CASE("costs that are no costs are refused where they come in") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH(DenseCosts(1, 2, {1.0, nan}),
                      "cost from demand 0 to site 1 is nan; a cost is a number from 0 up");
    CHECK_THROWS_WITH(DenseCosts(1, 2, {1.0, -3.0}),
                      "cost from demand 0 to site 1 is -3; a cost is a number from 0 up");
    CHECK_THROWS_WITH(DenseCosts(2, 2, {1.0, 1.0, 1.0}),
                      "a cost matrix of 2 x 2 has 3 values; 1 are missing");
    CHECK_THROWS_WITH(SparseCosts(2, {{{0, 1.0}, {0, 2.0}}}), "demand 0 names site 0 twice");
    CHECK_THROWS_WITH(SparseCosts(2, {{{5, 1.0}}}), "demand 0 names site 5, and there are 2");
}

TEST_CASE("costs that no triangle has are legal, and nothing is said of them") {
    const DenseCosts costs(2, 2, {0.0, 100.0, 1.0, 0.0});
    SitingInput input;
    input.costs = &costs;
    Progress progress;
    const Siting found = site(input, {}, progress);
    CHECK(found.objective == 1.0);
    CHECK(found.problems.empty());
}

TEST_CASE("sites in the same place are legal; one of them is enough") {
    const FunctionCosts costs(
        3, 4, [](std::size_t i, std::size_t j) { return j < 2 ? static_cast<double>(i) : 10.0; });
    SitingInput input;
    input.costs = &costs;
    Progress progress;
    const Siting found = site(input, {}, progress);
    CHECK(found.objective == 3.0);
    CHECK(found.sites == std::vector<std::uint32_t>{0});
}
