#include <doctest/doctest.h>

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
