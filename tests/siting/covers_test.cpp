// Covers by trying and by exchange, against every choice tried and against Steiner's triple
// systems, whose least covers are published (Fulkerson, Nemhauser, Trotter, "Two computationally
// difficult set covering problems that arise in computing the 1-width of incidence matrices of
// Steiner triple systems", Math. Programming Study 2, 1974): 5 of 9, 9 of 15 and 18 of 27 points.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "siting/cover_exchange.hpp"
#include "siting/cover_tree.hpp"
#include "siting/least_cover.hpp"
#include "small_instances.hpp"

using namespace zamin;
using namespace zamin::siting;

namespace {

// The triples of three times as many points: (Z_n x Z_3) from a system on n points (Bose's tripling
// of Hall's construction).
std::vector<std::vector<std::uint32_t>> tripled(
    std::uint32_t points, const std::vector<std::vector<std::uint32_t>>& triples) {
    std::vector<std::vector<std::uint32_t>> result;
    const auto at = [&](std::uint32_t point, std::uint32_t copy) { return copy * points + point; };
    for (std::uint32_t point = 0; point < points; ++point) {
        result.push_back({at(point, 0), at(point, 1), at(point, 2)});
    }
    for (const auto& triple : triples) {
        for (std::uint32_t copy = 0; copy < 3; ++copy) {
            result.push_back({at(triple[0], copy), at(triple[1], copy), at(triple[2], copy)});
        }
        std::vector<std::uint32_t> order = triple;
        std::sort(order.begin(), order.end());
        do {
            result.push_back({at(order[0], 0), at(order[1], 1), at(order[2], 2)});
        } while (std::next_permutation(order.begin(), order.end()));
    }
    for (auto& row : result) {
        std::sort(row.begin(), row.end());
    }
    return result;
}

CoverRows steiner_9() {
    return {9, tripled(3, {{0, 1, 2}})};
}
CoverRows steiner_27() {
    return {27, tripled(9, steiner_9().rows)};
}

CoverRows random_rows(std::size_t rows, std::uint32_t sites, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    CoverRows cover{sites, {}};
    for (std::size_t row = 0; row < rows; ++row) {
        std::set<std::uint32_t> members;
        for (std::uint64_t k = 2 + random() % 3; k > 0; --k) {
            members.insert(static_cast<std::uint32_t>(random() % sites));
        }
        cover.rows.emplace_back(members.begin(), members.end());
    }
    return cover;
}

bool covers(const CoverRows& cover, const std::vector<std::uint32_t>& sites) {
    return std::all_of(cover.rows.begin(), cover.rows.end(), [&](const auto& row) {
        return std::any_of(row.begin(), row.end(),
                           [&](std::uint32_t site) { return test::holds(sites, site); });
    });
}

std::size_t least_of_every_choice(const CoverRows& cover) {
    for (std::size_t count = 1; count <= cover.sites; ++count) {
        bool found = false;
        test::every_choice(cover.sites, count, [&](const std::vector<std::uint32_t>& sites) {
            found = found || covers(cover, sites);
        });
        if (found) {
            return count;
        }
    }
    return cover.sites;
}

struct Limits {
    SitingOptions options = zamin::test::patient();
    Progress progress;
    RunControl control{options, progress};
};

}  // namespace

TEST_CASE("trying finds a cover exactly from the least number of sites on") {
    Limits limits;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const CoverRows cover = random_rows(20, 14, seed);
        const std::size_t least = least_of_every_choice(cover);
        for (std::size_t most = 1; most <= least + 1; ++most) {
            const FewCover found = few_cover(cover, most, 100'000, limits.control);
            CHECK(found.verdict == (most < least ? CoverVerdict::no : CoverVerdict::yes));
            CHECK((found.verdict != CoverVerdict::yes || covers(cover, found.sites)));
            CHECK(found.sites.size() <= most);
        }
        CHECK(least_cover(cover, {}, limits.control).sites.size() == least);
        CHECK(least_cover(cover, {}, limits.control).bound == least);
    }
}

TEST_CASE("Steiner's triples: 5 of 9 points and 18 of 27") {
    Limits limits;
    CHECK(steiner_9().rows.size() == 12);
    CHECK(few_cover(steiner_9(), 4, 100'000, limits.control).verdict == CoverVerdict::no);
    CHECK(few_cover(steiner_9(), 5, 100'000, limits.control).verdict == CoverVerdict::yes);
    CHECK(steiner_27().rows.size() == 117);
    const LeastCover found = least_cover(steiner_27(), {}, limits.control);
    CHECK(found.sites.size() == 18);
    CHECK(found.bound == 18);
    CHECK(covers(steiner_27(), found.sites));
}

TEST_CASE("too few choices leave it open") {
    Limits limits;
    CHECK(few_cover(steiner_27(), 17, 3, limits.control).verdict == CoverVerdict::unknown);
}

TEST_CASE("exchange never makes a cover larger, keeps out what is closed and stops at enough") {
    Limits limits;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const CoverRows cover = random_rows(40, 30, seed);
        std::vector<std::uint32_t> all;
        for (std::uint32_t site = 0; site < cover.sites; ++site) {
            all.push_back(site);
        }
        std::vector<std::uint8_t> closed(cover.sites, 0);
        const auto found =
            exchange_cover(cover, rows_by_site(cover), all, closed, 0, 2'000, limits.control);
        CHECK(covers(cover, found));
        CHECK(found.size() == least_cover(cover, {}, limits.control).sites.size());
        CHECK(exchange_cover(cover, rows_by_site(cover), found, closed, found.size(), 2'000,
                             limits.control) == found);
        // Only sites of the start are left.
        for (std::uint32_t site = 0; site < cover.sites; ++site) {
            closed[site] = test::holds(found, site) ? 0 : 1;
        }
        for (const std::uint32_t site :
             exchange_cover(cover, rows_by_site(cover), found, closed, 0, 2'000, limits.control)) {
            CHECK(test::holds(found, site));
        }
    }
}
