// The steps of candidates(); for .cpp files of geo/access only.
#pragma once

#include "access/candidates.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

// What parcels are judged by, for one need.
struct Judging {
    const Need& need;
    const CandidateOptions& options;
    bool canals_known = false;
    const text::Catalogue& words;

    std::string number(double value, int decimals) const;
    std::string short_number(double value) const;
};

void apply_filters(Candidate& parcel, const Judging& judging);
void set_factors(Candidate& parcel, const Judging& judging);

}  // namespace zamin::access
