#include "access/ranking.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

constexpr std::array<const char*, factor_count> factor_names{
    msgid("tenure"), msgid("size"), msgid("distance"), msgid("water"), msgid("slope")};

Suitability suitability_of(double value) {
    return value >= 0.75   ? Suitability::s1
           : value >= 0.5  ? Suitability::s2
           : value >= 0.25 ? Suitability::s3
                           : Suitability::n;
}

void check(const Weights& weights) {
    double sum = 0.0;
    for (std::size_t i = 0; i < factor_count; ++i) {
        if (!std::isfinite(weights[i]) || weights[i] < 0.0) {
            throw usage_error("the weight of {} is {:g}; a weight is 0 or more", factor_names[i],
                              weights[i]);
        }
        sum += weights[i];
    }
    if (!(sum > 0.0)) {
        throw usage_error("all weights are 0; at least one factor has to count");
    }
}

}  // namespace

const char* to_string(Factor factor) {
    return factor_names[static_cast<std::size_t>(factor)];
}

const char* to_string(Suitability suitability) {
    constexpr std::array<const char*, 4> names{"S1", "S2", "S3", "N"};
    return names[static_cast<std::size_t>(suitability)];
}

Score score(const Factors& factors, const Weights& weights) {
    Score result;
    double sum = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < factor_count; ++i) {
        if (factors[i]) {
            ++result.scored_on;
            sum += weights[i] * *factors[i];
            all += weights[i];
        }
    }
    if (all > 0.0) {
        result.value = sum / all;
        result.suitability = suitability_of(*result.value);
    }
    return result;
}

std::string missing_text(const Factors& factors, const text::Catalogue& words) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < factor_count; ++i) {
        if (!factors[i]) {
            missing.push_back(words.tr(factor_names[i]));
        }
    }
    return missing.empty()
               ? std::string()
               : words.tr("scored on {0} of {1}, without {2}", factor_count - missing.size(),
                          factor_count, fmt::format("{}", fmt::join(missing, ", ")));
}

std::vector<Ranked> rank(std::span<const Factors> candidates, const Weights& weights) {
    check(weights);
    std::vector<Ranked> ranked;
    ranked.reserve(candidates.size());
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
        ranked.push_back({i, score(candidates[i], weights)});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        const double first = a.score.value.value_or(-1.0);
        const double second = b.score.value.value_or(-1.0);
        return first != second ? first > second : a.candidate < b.candidate;
    });
    return ranked;
}

}  // namespace zamin::access
