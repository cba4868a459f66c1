// In which unit the areas of a column are declared.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zamin::project {

struct AreaUnit {
    const char* name;  // the word for options and project files: "ha", "m2", "sotka", "acre"
    double per_ha;     // units in a hectare
};

std::span<const AreaUnit> area_units();
bool is_area_unit(std::string_view name);
// Throws UsageError naming the units there are.
const AreaUnit& area_unit(std::string_view name);

struct UnitGuess {
    const AreaUnit* by_name = nullptr;   // by words in the column's name; null = they say nothing
    const AreaUnit* by_ratio = nullptr;  // by declared over measured area; null = none is near
    std::optional<double> ratio;         // median declared / median measured in hectares
    // What the name says unless the ratio contradicts it, or hectares that the ratio alone shows;
    // null = a person is asked.
    const AreaUnit* settled() const;
};

// `median_declared` is in the column's unknown unit.
UnitGuess guess_area_unit(std::string_view column_name, std::optional<double> median_declared,
                          std::optional<double> median_measured_ha);

}  // namespace zamin::project
