#include "core/problem_table.hpp"

#include "core/msgid.hpp"

namespace zamin {

Table problem_table(std::span<const Problem> problems) {
    Table table;
    table.name = "problems";
    table.caption = problems.empty() ? "No problems found" : "Problems found in the sources";
    table.columns = {{"source", CellKind::text, 0, msgid("Source"), "", 0},
                     {"layer", CellKind::text, 0, msgid("Layer"), "", 0},
                     {"feature", CellKind::integer, 0, msgid("Feature"), "", 0, true},
                     {"problem", CellKind::text, 0, msgid("Problem"), "", 0},
                     {"severity", CellKind::text, 0, msgid("Severity"), "", 0},
                     {"detail", CellKind::text, 0, msgid("Detail"), "", 0},
                     {"action", CellKind::text, 0, msgid("Action"), "", 0},
                     {"area_before_ha", CellKind::real, 6, msgid("Area before"), "ha", 4},
                     {"area_after_ha", CellKind::real, 6, msgid("Area after"), "ha", 4}};
    for (const Problem& p : problems) {
        table.rows.push_back({p.source, p.layer, cell(p.feature), p.problem,
                              std::string(to_string(p.severity)), p.detail.english(),
                              p.action.english(), cell(p.area_before_ha), cell(p.area_after_ha)});
    }
    return table;
}

}  // namespace zamin
