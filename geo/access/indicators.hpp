// Land-access indicators 2.1 to 2.12 over members, plots, rights, groups, villages and services.
//
// Every figure is an Estimate with bounds (three_valued.hpp), names its denominator in `measure`,
// and covers the members in the tables only: what is called "SDG style" is not the official
// indicator, whose denominators are the agricultural and the total adult population. Definitions,
// formulas and sources as used are in method.hpp. The order of rows in the tables does not change a
// digit.
#pragma once

#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/options.hpp"
#include "core/progress.hpp"
#include "core/table.hpp"

namespace zamin::access {

struct IndicatorRow {
    std::string unit;       // id or name of the group, village, district ...
    std::string indicator;  // a fixed word: "2.4_below_0.5_ha.women"
    std::string title;      // in the options' language: "With less land than 0.5 ha: women"
    Estimate estimate;
    std::string measure;  // with its denominator, in that language: "% of women"
};

// What a group list and a map need at a glance, one a unit.
struct UnitSummary {
    std::string unit;
    std::string name;  // of a group; else empty
    std::int64_t members = 0, women = 0, men = 0, sex_unknown = 0;
    std::int64_t groups = 0;
    double land_ha = 0.0;    // known
    Estimate below;          // % of members below the first threshold
    Estimate deficit_ha;     // to bring all of them to the first threshold
    Estimate without_water;  // % of members without irrigated land
    Estimate women_of_area;  // %
    Estimate level;          // 2.5, groups only
};

struct Indicators {
    AccessOptions options;
    std::vector<IndicatorRow> rows;      // by unit, then in the order of the indicators
    std::vector<UnitSummary> summaries;  // by unit
};

// Throws UsageError for options out of range (thresholds, distances), Cancelled.
Indicators indicators(const Holdings& holdings, const AccessOptions& options, Progress& progress);

// 2.5 in words, 0 to 5: "no group plot"; a msgid.
inline constexpr int access_levels = 6;
const char* level_name(int level);

// nullptr where there is none.
const IndicatorRow* find_row(const Indicators& indicators, std::string_view unit,
                             std::string_view indicator);

// Columns group,indicator,value,lower,upper,known,unknown,unit. An empty value with bounds: more
// than a fifth is unknown; without bounds: it cannot be said. For machines: made from indicators in
// English.
Table indicator_table(const Indicators& indicators);
// For people, in the options' language: the same rows with the indicators' titles, and why a figure
// is missing.
Table indicator_sheet(const Indicators& indicators);
// Hectares missing as numbers, for charts: unit, name, members, women, what is certainly missing
// and what may be missing besides; who lacks most first.
Table gap_table(const Indicators& indicators);
// For people, as text: a row a unit, a range where that is all that can be said.
Table summary_table(const Indicators& indicators);
// The same for a workbook, all figures as numbers: bounds have columns of their own, and a figure
// that is only a range, or cannot be said, is empty.
Table summary_sheet(const Indicators& indicators);

}  // namespace zamin::access
