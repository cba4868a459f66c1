#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "access/indicators.hpp"
#include "access/words.hpp"
#include "core/msgid.hpp"
#include "text/catalogue.hpp"
#include "text/number.hpp"

namespace zamin::access {

namespace {

// Persons and plots are whole, hectares are not.
Cell count_cell(double count) {
    return count == std::floor(count) ? Cell(static_cast<std::int64_t>(count)) : Cell(count);
}

// "12.5", "10 to 20", or why it cannot be said.
Cell range_cell(const text::Catalogue& words, const Estimate& estimate, int decimals) {
    const auto number = [&](double value) {
        return text::number(value, decimals, words.language());
    };
    if (estimate.value) {
        return number(*estimate.value);
    }
    if (estimate.lower && estimate.upper) {
        return words.tr("{0} to {1}", number(*estimate.lower), number(*estimate.upper));
    }
    return estimate.note.empty() ? words.tr("not known") : words.tr(estimate.note);
}

const char* unit_title(UnitKind kind) {
    switch (kind) {
        case UnitKind::group:
            return msgid("Group");
        case UnitKind::village:
            return msgid("Village");
        case UnitKind::jamoat:
            return msgid("Jamoat");
        case UnitKind::district:
            return msgid("District");
        case UnitKind::cluster:
            return msgid("Cluster");
        case UnitKind::sex:
            return msgid("Sex");
        default:
            return msgid("All");
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
        {"indicator", CellKind::text, 0, msgid("Indicator"), "", 0},
        {"value", CellKind::real, 6, msgid("Value"), "", 2},
        {"lower", CellKind::real, 6, msgid("At least"), "", 2},
        {"upper", CellKind::real, 6, msgid("At most"), "", 2},
        {"known", CellKind::real, 6, msgid("Known"), "", 0},
        {"unknown", CellKind::real, 6, msgid("Unknown"), "", 0},
        {"unit", CellKind::text, 0, msgid("Unit"), "", 0},
    };
    for (const IndicatorRow& row : indicators.rows) {
        const Estimate& e = row.estimate;
        table.rows.push_back({row.unit, row.indicator, cell(e.value), cell(e.lower), cell(e.upper),
                              count_cell(e.known), count_cell(e.unknown), row.measure});
    }
    return table;
}

Table indicator_sheet(const Indicators& indicators) {
    const text::Catalogue words(indicators.options.language);
    Table table = indicator_table(indicators);
    table.caption = words.tr("Land access by: {0}; members in the tables only",
                             words.tr(unit_title(indicators.options.by)));
    for (TableColumn& column : table.columns) {
        column.title = words.tr(column.title);
    }
    table.columns.insert(table.columns.begin() + 2,
                         {"title", CellKind::text, 0, words.tr("What it says"), "", 0});
    table.columns.push_back({"remark", CellKind::text, 0, words.tr("Remark"), "", 0});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const IndicatorRow& row = indicators.rows[i];
        table.rows[i].insert(table.rows[i].begin() + 2, row.title);
        table.rows[i].emplace_back(words.tr(row.estimate.note));
    }
    return table;
}

Table gap_table(const Indicators& indicators) {
    const text::Catalogue words(indicators.options.language);
    const std::string threshold_ha =
        short_number(indicators.options.thresholds_ha.front(), words.language());
    const std::string ha = words.tr("ha");
    Table table;
    table.name = "gaps";
    table.caption =
        words.tr("Hectares missing to {0} ha a member, adult members in the tables", threshold_ha);
    table.columns = {
        {"group", CellKind::text, 0, words.tr(unit_title(indicators.options.by)), "", 0},
        {"name", CellKind::text, 0, words.tr("Name"), "", 0},
        {"members", CellKind::integer, 0, words.tr("Members"), "", 0},
        {"women", CellKind::integer, 0, words.tr("Women"), "", 0},
        {"missing", CellKind::real, 6, words.tr("Certainly missing"), ha, 2},
        {"maybe", CellKind::real, 6, words.tr("Perhaps missing besides"), ha, 2}};
    std::vector<const UnitSummary*> units;
    for (const UnitSummary& summary : indicators.summaries) {
        units.push_back(&summary);
    }
    const auto most = [](const UnitSummary* s) { return s->deficit_ha.upper.value_or(0.0); };
    std::ranges::stable_sort(units, std::greater<>(), most);
    for (const UnitSummary* s : units) {
        const double certain = s->deficit_ha.lower.value_or(0.0);
        table.rows.push_back({s->unit, s->name.empty() ? s->unit : s->name, s->members, s->women,
                              certain, std::max(0.0, most(s) - certain)});
    }
    return table;
}

namespace {

// A figure of the summaries that may be a range.
struct RangedFigure {
    const char* name;
    std::string title;
    std::string unit;
    Estimate UnitSummary::*estimate;
    int decimals;
};

std::vector<RangedFigure> ranged_figures(const Indicators& indicators,
                                         const text::Catalogue& words) {
    const std::string threshold_ha =
        short_number(indicators.options.thresholds_ha.front(), words.language());
    const std::string of_members = words.tr("% of members");
    std::vector<RangedFigure> figures{
        {"below", words.tr("Below {0} ha", threshold_ha), of_members, &UnitSummary::below, 1},
        {"deficit", words.tr("Missing to {0} ha", threshold_ha), words.tr("ha"),
         &UnitSummary::deficit_ha, 2},
        {"without_irrigation", words.tr("No irrigated land"), of_members,
         &UnitSummary::without_water, 1},
        {"women_of_area", words.tr("Women's land"), words.tr("% of ha"),
         &UnitSummary::women_of_area, 1}};
    if (indicators.options.by == UnitKind::group) {
        figures.push_back({"level", words.tr("Level"), "0-5", &UnitSummary::level, 0});
    }
    return figures;
}

// The summaries with what is a plain number; ranges are added behind.
Table counted_summary(const Indicators& indicators, const text::Catalogue& words) {
    const bool groups = indicators.options.by == UnitKind::group;
    Table table;
    table.name = "access_summary";
    table.caption = words.tr(
        "Land access by: {0}; adult members in the tables; a range stands where more than "
        "a fifth is unknown",
        words.tr(unit_title(indicators.options.by)));
    table.columns = {
        {"group", CellKind::text, 0, words.tr(unit_title(indicators.options.by)), "", 0}};
    if (groups) {
        table.columns.push_back({"name", CellKind::text, 0, words.tr("Name"), "", 0});
    }
    table.columns.insert(table.columns.end(),
                         {{"members", CellKind::integer, 0, words.tr("Members"), "", 0},
                          {"women", CellKind::integer, 0, words.tr("Women"), "", 0},
                          {"sex_unknown", CellKind::integer, 0, words.tr("Sex unknown"), "", 0},
                          {"land_ha", CellKind::real, 6, words.tr("Land"), words.tr("ha"), 1}});
    for (const UnitSummary& s : indicators.summaries) {
        std::vector<Cell> row{s.unit};
        if (groups) {
            row.emplace_back(s.name);
        }
        row.insert(row.end(), {s.members, s.women, s.sex_unknown, s.land_ha});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Table summary_table(const Indicators& indicators) {
    const text::Catalogue words(indicators.options.language);
    Table table = counted_summary(indicators, words);
    for (const RangedFigure& figure : ranged_figures(indicators, words)) {
        table.columns.push_back({figure.name, CellKind::text, 0, figure.title, figure.unit, 0});
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            table.rows[i].push_back(
                range_cell(words, indicators.summaries[i].*figure.estimate, figure.decimals));
        }
    }
    return table;
}

Table summary_sheet(const Indicators& indicators) {
    const text::Catalogue words(indicators.options.language);
    Table table = counted_summary(indicators, words);
    for (const RangedFigure& figure : ranged_figures(indicators, words)) {
        const std::string name = figure.name;
        const auto column = [&](const std::string& suffix, const std::string& title) {
            table.columns.push_back(
                {name + suffix, CellKind::real, 6, title, figure.unit, figure.decimals});
        };
        column("", figure.title);
        column("_lower", words.tr("{0}, at least", figure.title));
        column("_upper", words.tr("{0}, at most", figure.title));
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const Estimate& e = indicators.summaries[i].*figure.estimate;
            table.rows[i].insert(table.rows[i].end(),
                                 {cell(e.value), cell(e.lower), cell(e.upper)});
        }
    }
    return table;
}

}  // namespace zamin::access
