// The fewest sites that cover all rows, by reduction, prices and an integer programme on what is
// left.
#pragma once

#include <limits>

#include "siting/cover_rows.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

struct CoverOptions {
    // Looking for a cover of at most this many sites: ends as soon as there is one, or as it is
    // proven that there is none. The default looks for the fewest.
    std::size_t enough = 0;
    bool exact = true;  // false = greedy covers and prices alone, which may leave it open
};

struct LeastCover {
    std::vector<std::uint32_t> sites;  // ascending
    std::size_t bound = 0;             // no cover has fewer sites
};

LeastCover least_cover(const CoverRows& cover, const CoverOptions& options,
                       const RunControl& control);

}  // namespace zamin::siting
