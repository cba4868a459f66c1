#include "access/gap_ratio.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/msgid.hpp"

namespace zamin::access {

namespace {

struct Mean {
    double sum_ha = 0.0;
    double persons = 0.0;
    double ha() const { return sum_ha / persons; }
};

// Sums of sorted numbers do not depend on the order in which they came.
Mean mean_of(std::vector<double>& holdings_ha) {
    std::sort(holdings_ha.begin(), holdings_ha.end());
    return {std::accumulate(holdings_ha.begin(), holdings_ha.end(), 0.0),
            static_cast<double>(holdings_ha.size())};
}

std::optional<double> ratio(const Mean& women, const Mean& men) {
    const bool defined = women.persons > 0.0 && men.persons > 0.0 && men.sum_ha > 0.0;
    return defined ? std::optional(women.ha() / men.ha()) : std::nullopt;
}

// The ratios when women take the first k of `open_ha`, for every k, are tried for the extreme.
template <typename Better>
std::optional<double> extreme(Mean women, Mean men, const std::vector<double>& open_ha,
                              Better better) {
    men.sum_ha += std::accumulate(open_ha.begin(), open_ha.end(), 0.0);
    men.persons += static_cast<double>(open_ha.size());
    std::optional<double> best = ratio(women, men);
    for (const double ha : open_ha) {
        women = {women.sum_ha + ha, women.persons + 1.0};
        men = {men.sum_ha - ha, men.persons - 1.0};
        const std::optional<double> now = ratio(women, men);
        if (now && (!best || better(*now, *best))) {
            best = now;
        }
    }
    return best;
}

}  // namespace

Estimate gap_ratio(GapInput input) {
    const Mean women = mean_of(input.women_ha);
    const Mean men = mean_of(input.men_ha);
    std::vector<double>& open_ha = input.sex_unknown_ha;
    std::sort(open_ha.begin(), open_ha.end());
    const double unknown =
        static_cast<double>(open_ha.size()) + static_cast<double>(input.land_unknown);
    Estimate estimate;
    estimate.known = women.persons + men.persons;
    estimate.unknown = unknown;
    estimate.value = ratio(women, men);
    if (!estimate.value) {
        return nothing(
            women.persons > 0.0 ? msgid("n/a: no man with land") : msgid("n/a: no women"),
            estimate.known, unknown);
    }
    if (input.land_unknown > 0) {
        estimate.note = msgid("no bounds: the land of some members is unknown");
    } else {
        estimate.lower = std::min(*estimate.value, *extreme(women, men, open_ha, std::less<>()));
        std::reverse(open_ha.begin(), open_ha.end());
        estimate.upper = std::max(*estimate.value, *extreme(women, men, open_ha, std::greater<>()));
    }
    return bounded(estimate);
}

}  // namespace zamin::access
