#include <fmt/format.h>

#include <set>

#include "core/msgid.hpp"
#include "coverage/coverage.hpp"

namespace zamin::coverage {

Table coverage_table(const Coverage& coverage) {
    std::set<std::string> seasons;
    for (const CoverageRow& row : coverage.rows) {
        seasons.insert(row.season);
    }
    const bool several_seasons = seasons.size() > 1;
    const char* of_what = phrase(coverage.options.denominator);
    Table table;
    table.name = "coverage";
    table.caption = fmt::format("Crop coverage per district; shares are {}", of_what);
    if (!several_seasons && !seasons.empty() && !seasons.begin()->empty()) {
        table.caption += fmt::format("; season {}", *seasons.begin());
    }
    if (coverage.options.overlaps == Overlaps::once) {
        table.caption += "; land under several plots counts once";
    }
    table.columns = {
        {"district", CellKind::text, 0, msgid("District"), "", 0},
        {"crop", CellKind::text, 0, msgid("Crop"), "", 0},
        {"plots", CellKind::integer, 0, msgid("Plots"), "", 0},
        {"area_ha", CellKind::real, 6, msgid("Area"), "ha", 1},
        {"denominator_ha", CellKind::real, 6, fmt::format("100 % {}", of_what), "ha", 1},
        {"share_pct", CellKind::real, 6, msgid("Share"), "%", 1},
    };
    if (several_seasons) {
        table.columns.push_back({"season", CellKind::text, 0, msgid("Season"), "", 0});
    }
    for (const CoverageRow& row : coverage.rows) {
        table.rows.push_back({row.district, row.crop, row.plots, row.area_ha,
                              cell(row.denominator_ha), cell(row.share_pct)});
        if (several_seasons) {
            table.rows.back().emplace_back(row.season);
        }
    }
    return table;
}

}  // namespace zamin::coverage
