#include <doctest/doctest.h>

#include <set>

#include "core/error.hpp"
#include "siting/cover_rows.hpp"
#include "small_instances.hpp"

using zamin::Progress;
using namespace zamin::siting;
using namespace zamin::test;

namespace {

Siting solve(const SitingInput& input, Objective objective, int new_sites, double radius) {
    SitingOptions options = patient();
    options.objective = objective;
    options.new_sites = new_sites;
    options.radius = radius;
    Progress progress;
    return site(input, options, progress);
}

double greatest(const std::vector<std::vector<double>>& matrix,
                const std::vector<std::uint32_t>& open) {
    double most = 0.0;
    for (const std::vector<double>& row : matrix) {
        most = std::max(most, nearest(row, open));
    }
    return most;
}

double best_center_by_trying(const std::vector<std::vector<double>>& matrix, std::size_t count) {
    double best = std::numeric_limits<double>::infinity();
    every_choice(matrix.front().size(), count, [&](const std::vector<std::uint32_t>& open) {
        best = std::min(best, greatest(matrix, open));
    });
    return best;
}

}  // namespace

TEST_CASE("the least greatest cost meets the best of every choice tried") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(30, 13, seed);
        const auto matrix = full_matrix(plane);
        SitingInput input;
        input.costs = &plane;
        for (const int count : {1, 2, 4}) {
            const Siting found = solve(input, Objective::p_center, count, 0.0);
            CHECK(found.objective ==
                  best_center_by_trying(matrix, static_cast<std::size_t>(count)));
            CHECK(found.proven);
            CHECK(found.sites.size() == static_cast<std::size_t>(count));
            CHECK(greatest(matrix, found.sites) == found.objective);
        }
    }
}

TEST_CASE("a cover of radius r needs at most p sites exactly when the p-center is within r") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        const DenseCosts plane = random_plane(50, 50, seed);
        SitingInput input;
        input.costs = &plane;
        for (const int count : {2, 5, 9}) {
            const double center = solve(input, Objective::p_center, count, 0.0).objective;
            for (const double radius : {0.9 * center, 0.999 * center, center, 1.1 * center}) {
                // Points that no site covers at all are left out of a cover: no comparison there.
                const auto matrix = full_matrix(plane);
                std::vector<std::uint32_t> all;
                for (std::uint32_t site = 0; site < 50; ++site) {
                    all.push_back(site);
                }
                if (greatest(matrix, all) > radius) {
                    continue;
                }
                const Siting cover = solve(input, Objective::set_cover, 0, radius);
                CHECK(cover.proven);
                CHECK((cover.objective <= count) == (center <= radius));
                CHECK(greatest(matrix, cover.sites) <= radius * (1.0 + 1e-12));
            }
        }
    }
}

TEST_CASE("fixed sites are in the cover and count") {
    const DenseCosts plane = random_plane(40, 30, 3);
    SitingInput input;
    input.costs = &plane;
    const Siting open = solve(input, Objective::set_cover, 0, 30.0);
    input.fixed = open.sites;
    CHECK(solve(input, Objective::set_cover, 0, 30.0).objective == open.objective);
    input.fixed = {0, 1, 2};
    const Siting more = solve(input, Objective::set_cover, 0, 30.0);
    CHECK(more.objective >= open.objective);
    for (const std::uint32_t site : input.fixed) {
        CHECK(holds(more.sites, site));
    }
}

TEST_CASE("the p-center of demand points on two islands needs a site on each") {
    const SparseCosts costs(2, {{{0, 1.0}}, {{1, 5.0}}});
    SitingInput input;
    input.costs = &costs;
    CHECK_THROWS_WITH_AS(solve(input, Objective::p_center, 1, 0.0),
                         "1 new sites cannot reach every demand point within the limit; 2 can. Ask "
                         "for more, or raise the limit",
                         zamin::Error);
    CHECK(solve(input, Objective::p_center, 2, 0.0).objective == 5.0);
}

TEST_CASE("reductions of a cover: a row within another, a site within another, a row of one site") {
    // Row 0 {0, 1} lies in row 1 {0, 1, 2}, which goes. Sites 0 and 1 then cover the same, and so
    // do sites 2 and 3: the first of each stays, alone in its row, and must be opened.
    CoverRows cover{4, {{0, 1}, {0, 1, 2}, {2, 3}}};
    const ReducedCover reduced = reduce(cover);
    CHECK(reduced.rows.rows.empty());
    const std::set<std::uint32_t> opened(reduced.must_open.begin(), reduced.must_open.end());
    CHECK(opened == std::set<std::uint32_t>{0, 2});
}
