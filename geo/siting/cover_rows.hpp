// The rows of a covering problem (a demand point each: the sites that cover it) and what can be
// left out of them without losing the least number of sites.
#pragma once

#include <cstdint>
#include <vector>

namespace zamin::siting {

struct CoverRows {
    std::size_t sites = 0;
    std::vector<std::vector<std::uint32_t>> rows;  // ascending site numbers, none empty
};

struct ReducedCover {
    CoverRows rows;                        // as before, fewer rows, shorter ones
    std::vector<std::uint32_t> must_open;  // sites of every least cover that was looked for
};

// Drops a row that holds all sites of another (the other's site covers both), a site that covers no
// more than another, and rows of a site that is the only one left for some row; again and again
// until nothing changes. Sites keep their numbers.
ReducedCover reduce(CoverRows cover);

// The rows that each site covers.
std::vector<std::vector<std::uint32_t>> rows_by_site(const CoverRows& cover);

}  // namespace zamin::siting
