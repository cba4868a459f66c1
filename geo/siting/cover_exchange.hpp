// Small covers by exchange: one site fewer than the best cover, and sites put in and taken out
// until all rows are covered again; rows that stay uncovered grow heavier. After Gao, Weise, Li,
// "An efficient local search heuristic with row weighting for the unicost set covering problem",
// EJOR 246 (2015).
#pragma once

#include <cstdint>
#include <vector>

#include "siting/cover_rows.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

// The smallest cover found from `start`, a cover, without the sites that are `closed`. Ends at
// `enough` sites, after `steps` exchanges or at control.stop(). Deterministic by the options' seed.
std::vector<std::uint32_t> exchange_cover(const CoverRows& cover,
                                          const std::vector<std::vector<std::uint32_t>>& by_site,
                                          std::vector<std::uint32_t> start,
                                          const std::vector<std::uint8_t>& closed,
                                          std::size_t enough, std::size_t steps,
                                          const RunControl& control);

}  // namespace zamin::siting
