// Ranking of candidate land by weighted factors. Factors are computed once (candidates.hpp); a new
// set of weights is a pass over numbers, fast enough for a slider.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/catalogue.hpp"

namespace zamin::access {

// What a parcel is scored on, each 0 to 1.
enum class Factor : std::uint8_t { tenure, size, distance, water, slope };
inline constexpr std::size_t factor_count = 5;
const char* to_string(Factor factor);

// A factor without a value is not known; it is never 0.
using Factors = std::array<std::optional<double>, factor_count>;
// In the order of Factor; only their proportions count. The defaults are this programme's choice.
using Weights = std::array<double, factor_count>;
inline constexpr Weights default_weights{0.25, 0.25, 0.2, 0.2, 0.1};

// Classes of the FAO framework for land evaluation (1976); the limits .75, .5 and .25 are ours.
enum class Suitability : std::uint8_t { s1, s2, s3, n };
const char* to_string(Suitability suitability);

struct Score {
    std::optional<double> value;  // 0 to 1; none: no factor with a weight is known
    int scored_on = 0;            // of factor_count
    Suitability suitability = Suitability::n;
};

// sum of weight x factor over the known factors / sum of their weights.
Score score(const Factors& factors, const Weights& weights);
// "scored on 4 of 5, without slope"; empty when all are known.
std::string missing_text(const Factors& factors, const text::Catalogue& words);

struct Ranked {
    std::uint32_t candidate = 0;  // index into what was given
    Score score;
};
// The highest score first, equal ones in the order given, those without a score last. Throws
// UsageError for weights that are negative, not finite or all 0.
std::vector<Ranked> rank(std::span<const Factors> candidates, const Weights& weights);

}  // namespace zamin::access
