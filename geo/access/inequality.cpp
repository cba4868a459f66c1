#include "access/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/msgid.hpp"

namespace zamin::access {

namespace {

// Land of the smallest `part` of the holders, x ascending; a holder at the edge counts in part.
double land_of_smallest(const std::vector<double>& x, double part) {
    const double holders = part * static_cast<double>(x.size());
    const auto whole = static_cast<std::size_t>(std::floor(holders + 1e-9));
    double sum = std::accumulate(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(whole), 0.0);
    if (whole < x.size()) {
        sum += std::max(0.0, holders - static_cast<double>(whole)) * x[whole];
    }
    return sum;
}

// What keeps the figure from being shown; empty if nothing does.
const char* obstacle(const std::vector<double>& x) {
    if (x.size() < fewest_for_inequality) {
        return msgid("n < 10");
    }
    return x.back() > 0.0 ? "" : msgid("nobody holds land");
}

Estimate with_unknown(double value, double known, double unknown) {
    Estimate estimate = exactly(value, known);
    estimate.unknown = unknown;
    if (unknown > 0.0) {
        estimate.lower.reset();
        estimate.upper.reset();
        estimate.note = msgid("no bounds: the land of some members is unknown");
    }
    return bounded(estimate);
}

}  // namespace

Estimate gini(std::vector<double> x, double unknown) {
    std::sort(x.begin(), x.end());
    const auto n = static_cast<double>(x.size());
    if (const char* reason = obstacle(x); *reason) {
        return nothing(reason, n, unknown);
    }
    double sum = 0.0;
    double weighted = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += x[i];
        weighted += static_cast<double>(i + 1) * x[i];
    }
    double g = 2.0 * weighted / (n * sum) - (n + 1.0) / n;
    if (x.size() < fewest_without_correction) {
        g *= n / (n - 1.0);
    }
    return with_unknown(g, n, unknown);
}

Estimate palma(std::vector<double> x, double unknown) {
    std::sort(x.begin(), x.end());
    const auto n = static_cast<double>(x.size());
    if (const char* reason = obstacle(x); *reason) {
        return nothing(reason, n, unknown);
    }
    const double bottom = land_of_smallest(x, 0.4);
    if (bottom <= 0.0) {
        return nothing(msgid("bottom 40 % holds nothing"), n, unknown);
    }
    const double top = land_of_smallest(x, 1.0) - land_of_smallest(x, 0.9);
    return with_unknown(top / bottom, n, unknown);
}

}  // namespace zamin::access
