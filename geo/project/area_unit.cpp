#include "project/area_unit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "text/words.hpp"

namespace zamin::project {

namespace {

// An acre is 4,046.8564224 m2 (international acre); a sotka is a hundredth of a hectare.
constexpr std::array units{AreaUnit{"ha", 1.0}, AreaUnit{"m2", 10000.0}, AreaUnit{"sotka", 100.0},
                           AreaUnit{"acre", 2.4710538147}};

// Declared areas are off by some tenths; acres and hectares differ by 2.47.
constexpr double most_off = 1.5;

struct UnitWord {
    std::string_view word;
    std::size_t unit;
};

constexpr std::array words{
    UnitWord{"ha", 0},           UnitWord{"hectare", 0}, UnitWord{"hectares", 0},
    UnitWord{"га", 0},           UnitWord{"гектар", 0},  UnitWord{"m2", 1},
    UnitWord{"м2", 1},           UnitWord{"sqm", 1},     UnitWord{"m²", 1},
    UnitWord{"м²", 1},           UnitWord{"квм", 1},     UnitWord{"sotka", 2},
    UnitWord{"sotkas", 2},       UnitWord{"сотка", 2},   UnitWord{"сотки", 2},
    UnitWord{"соток", 2},        UnitWord{"sotok", 2},   UnitWord{"сотих", 2},
    UnitWord{"acre", 3},         UnitWord{"acres", 3},   UnitWord{"акр", 3},
    UnitWord{"metrics:area", 1},
};

const AreaUnit* unit_by_words(std::string_view column_name) {
    std::string folded = text::fold_word(column_name);
    std::replace_if(
        folded.begin(), folded.end(),
        [](char c) { return c == '(' || c == ')' || c == ',' || c == '.' || c == '-' || c == '/'; },
        ' ');
    folded = ' ' + folded + ' ';
    const AreaUnit* found = nullptr;
    for (const UnitWord& known : words) {
        if (folded.find(fmt::format(" {} ", known.word)) != std::string::npos) {
            const AreaUnit* unit = &units[known.unit];
            if (found && found != unit) {
                return nullptr;
            }
            found = unit;
        }
    }
    return found;
}

const AreaUnit* unit_by_ratio(double ratio) {
    for (const AreaUnit& unit : units) {
        if (std::abs(std::log(ratio / unit.per_ha)) < std::log(most_off)) {
            return &unit;
        }
    }
    return nullptr;
}

}  // namespace

std::span<const AreaUnit> area_units() {
    return units;
}

bool is_area_unit(std::string_view name) {
    return std::any_of(units.begin(), units.end(),
                       [&](const AreaUnit& unit) { return unit.name == name; });
}

const AreaUnit& area_unit(std::string_view name) {
    for (const AreaUnit& unit : units) {
        if (unit.name == name) {
            return unit;
        }
    }
    throw usage_error("'{}' is not a unit of area; there are: ha, m2, sotka, acre", name);
}

const AreaUnit* UnitGuess::settled() const {
    if (by_name && ratio && by_ratio != by_name) {
        return nullptr;
    }
    if (by_name) {
        return by_name;
    }
    // Without a word, hectares are what the shapes confirm; any other unit is asked about.
    return by_ratio == units.data() ? by_ratio : nullptr;
}

UnitGuess guess_area_unit(std::string_view column_name, std::optional<double> median_declared,
                          std::optional<double> median_measured_ha) {
    UnitGuess guess;
    guess.by_name = unit_by_words(column_name);
    if (median_declared && median_measured_ha && *median_declared > 0.0 &&
        *median_measured_ha > 0.0) {
        guess.ratio = *median_declared / *median_measured_ha;
        guess.by_ratio = unit_by_ratio(*guess.ratio);
    }
    return guess;
}

}  // namespace zamin::project
