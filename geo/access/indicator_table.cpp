#include <fmt/format.h>

#include <cmath>

#include "access/indicators.hpp"

namespace zamin::access {

namespace {

Cell cell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

// Persons and plots are whole, hectares are not.
Cell count_cell(double count) {
    return count == std::floor(count) ? Cell(static_cast<std::int64_t>(count)) : Cell(count);
}

// "12.5", "10 to 20", or why it cannot be said.
Cell range_cell(const Estimate& estimate, int decimals) {
    if (estimate.value) {
        return fmt::format("{:.{}f}", *estimate.value, decimals);
    }
    if (estimate.lower && estimate.upper) {
        return fmt::format("{:.{}f} to {:.{}f}", *estimate.lower, decimals, *estimate.upper,
                           decimals);
    }
    return estimate.note.empty() ? "not known" : estimate.note;
}

const char* unit_title(UnitKind kind) {
    switch (kind) {
        case UnitKind::group:
            return "Group";
        case UnitKind::village:
            return "Village";
        case UnitKind::jamoat:
            return "Jamoat";
        case UnitKind::district:
            return "District";
        case UnitKind::cluster:
            return "Cluster";
        case UnitKind::sex:
            return "Sex";
        default:
            return "All";
    }
}

}  // namespace

Table indicator_table(const Indicators& indicators) {
    Table table;
    table.name = "access";
    table.caption = fmt::format("Land access by {}, members in the tables only",
                                to_string(indicators.options.by));
    table.columns = {
        {"group", CellKind::text, 0, unit_title(indicators.options.by), "", 0},
        {"indicator", CellKind::text, 0, "Indicator", "", 0},
        {"value", CellKind::real, 6, "Value", "", 2},
        {"lower", CellKind::real, 6, "At least", "", 2},
        {"upper", CellKind::real, 6, "At most", "", 2},
        {"known", CellKind::real, 6, "Known", "", 0},
        {"unknown", CellKind::real, 6, "Unknown", "", 0},
        {"unit", CellKind::text, 0, "Unit", "", 0},
    };
    for (const IndicatorRow& row : indicators.rows) {
        const Estimate& e = row.estimate;
        table.rows.push_back({row.unit, row.indicator, cell(e.value), cell(e.lower), cell(e.upper),
                              count_cell(e.known), count_cell(e.unknown), row.measure});
    }
    return table;
}

Table summary_table(const Indicators& indicators) {
    const double threshold_ha = indicators.options.thresholds_ha.front();
    const bool groups = indicators.options.by == UnitKind::group;
    Table table;
    table.name = "access_summary";
    table.caption = fmt::format(
        "Land access by {}, adult members in the tables; a range stands where more than a fifth is "
        "unknown",
        to_string(indicators.options.by));
    const std::string below = fmt::format("Below {:g} ha", threshold_ha);
    const std::string missing = fmt::format("Missing to {:g} ha", threshold_ha);
    table.columns = {{"group", CellKind::text, 0, unit_title(indicators.options.by), "", 0}};
    if (groups) {
        table.columns.push_back({"name", CellKind::text, 0, "Name", "", 0});
    }
    table.columns.insert(
        table.columns.end(),
        {{"members", CellKind::integer, 0, "Members", "", 0},
         {"women", CellKind::integer, 0, "Women", "", 0},
         {"sex_unknown", CellKind::integer, 0, "Sex unknown", "", 0},
         {"land_ha", CellKind::real, 6, "Land", "ha", 1},
         {"below", CellKind::text, 0, below, "% of members", 0},
         {"deficit", CellKind::text, 0, missing, "ha", 0},
         {"without_irrigation", CellKind::text, 0, "No irrigated land", "% of members", 0},
         {"women_of_area", CellKind::text, 0, "Women's land", "% of ha", 0}});
    if (groups) {
        table.columns.push_back({"level", CellKind::text, 0, "Level", "0-5", 0});
    }
    for (const UnitSummary& s : indicators.summaries) {
        std::vector<Cell> row{s.unit};
        if (groups) {
            row.emplace_back(s.name);
        }
        row.insert(row.end(), {s.members, s.women, s.sex_unknown, s.land_ha, range_cell(s.below, 1),
                               range_cell(s.deficit_ha, 2), range_cell(s.without_water, 1),
                               range_cell(s.women_of_area, 1)});
        if (groups) {
            row.push_back(range_cell(s.level, 0));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace zamin::access
