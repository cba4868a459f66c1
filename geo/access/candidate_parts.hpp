// The steps of candidates(); for .cpp files of geo/access only.
#pragma once

#include "access/candidates.hpp"

namespace zamin::access {

void apply_filters(Candidate& parcel, const Need& need, const CandidateOptions& options,
                   std::optional<double> slope_pct);
void set_factors(Candidate& parcel, const Need& need, const CandidateOptions& options,
                 bool canals_known, std::optional<double> slope_pct);

}  // namespace zamin::access
