// Whether a few sites can cover all rows, by trying: the sites of a row that has fewest left, one
// after another, each branch with bounds from below. Quick where few sites are asked for and the
// relaxed programme says little.
#pragma once

#include <vector>

#include "siting/cover_rows.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

enum class CoverVerdict : std::uint8_t { yes, no, unknown };

struct FewCover {
    CoverVerdict verdict = CoverVerdict::unknown;
    std::vector<std::uint32_t> sites;  // at most `most`, where the verdict is yes
};

// Looks at part of the rows first and adds those that its covers leave out: most rows play no part
// in the proof (Contardo, Iori, Kramer, "A scalable exact algorithm for the vertex p-center
// problem", Computers & OR 103, 2019). Unknown after `most_nodes` choices or at control.stop().
FewCover few_cover(const CoverRows& cover, std::size_t most, std::size_t most_nodes,
                   const RunControl& control);

}  // namespace zamin::siting
