#include "travel/land_cover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

#include "core/msgid.hpp"
#include "travel/burn.hpp"
#include "travel/terrain_grid.hpp"

namespace zamin::travel {

namespace {

struct LandWord {
    std::string_view word;
    float class_number;  // of WorldCover
};
constexpr std::array<LandWord, 23> land_words{{
    {"trees", 10},     {"forest", 10}, {"wood", 10},        {"woodland", 10},  {"shrubs", 20},
    {"shrubland", 20}, {"scrub", 20},  {"grass", 30},       {"grassland", 30}, {"pasture", 30},
    {"meadow", 30},    {"crops", 40},  {"cropland", 40},    {"arable", 40},    {"farmland", 40},
    {"orchard", 40},   {"built", 50},  {"residential", 50}, {"bare", 60},      {"snow", 70},
    {"glacier", 70},   {"water", 80},  {"wetland", 90},
}};

Problem unknown_class(const Layer& layer, const std::string& word) {
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.problem = msgid("unknown class of land");
    problem.severity = Severity::warning;
    problem.detail = said("'{0}' is no class of land that is known here", {word});
    problem.action = said("walked like land without a class");
    return problem;
}

}  // namespace

std::optional<float> land_factor(std::string_view word, float otherwise) {
    if (word.empty()) {
        return otherwise;
    }
    float number = 0.0F;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure == std::errc() && end == word.data() + word.size()) {
        return worldcover_factor(number, otherwise);
    }
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto known = std::ranges::find(land_words, lower, &LandWord::word);
    return known == land_words.end()
               ? std::nullopt
               : std::optional(worldcover_factor(known->class_number, otherwise));
}

std::vector<float> land_factors(const Layer& layer, const std::string& class_column,
                                const Frame& frame, float otherwise,
                                std::vector<Problem>& problems) {
    Geometries geometry = layer.geometry;
    if (!geometry.coords.empty() && !layer.crs.same_as(frame.crs)) {
        Transformation(layer.crs, frame.crs).apply(geometry.coords);
    }
    const Column* classes = layer.find_column(class_column);
    std::vector<float> factors(frame.cells(), std::numeric_limits<float>::quiet_NaN());
    std::set<std::string> unknown;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const std::string word = classes ? classes->text(row) : std::string();
        const std::optional<float> factor = land_factor(word, otherwise);
        if (!factor && unknown.insert(word).second) {
            problems.push_back(unknown_class(layer, word));
        }
        const float value = factor.value_or(otherwise);
        if (geometry.kinds[row] == GeometryKind::polygon) {
            burn_polygon(geometry, row, frame, [&](std::size_t cell) {
                factors[cell] = std::isnan(factors[cell]) ? value : std::min(factors[cell], value);
            });
        }
    }
    return factors;
}

}  // namespace zamin::travel
