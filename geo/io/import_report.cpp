#include "io/import_report.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "io/unique_names.hpp"
#include "text/number.hpp"

namespace zamin::io {

namespace {

struct Reason {
    Fate fate = Fate::noted;
    std::string problem;
    Sentence action;
    std::int64_t rows = 0;
};

// The gravest fate first, then as they come up.
std::vector<Reason> reasons_of(const ImportReport& report) {
    std::vector<Reason> reasons;
    std::map<std::tuple<Fate, std::string, std::string>, std::size_t> places;
    for (const Problem& problem : report.problems) {
        const auto key = std::tuple(problem.fate, problem.problem, problem.action.english());
        const auto [place, is_new] = places.emplace(key, reasons.size());
        if (is_new) {
            reasons.push_back({problem.fate, problem.problem, problem.action, 0});
        }
        reasons[place->second].rows += problem.rows;
    }
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.fate > b.fate; });
    return reasons;
}

// "not a shape 2, no area 1"
std::string list_of(const std::vector<Reason>& reasons, Fate fate, const text::Catalogue& words) {
    std::vector<std::string> parts;
    for (const Reason& reason : reasons) {
        if (reason.fate == fate) {
            parts.push_back(fmt::format("{} {}", words.lookup(reason.problem),
                                        text::integer(reason.rows, words.language())));
        }
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

Column copy_rows(const Column& from, const std::vector<std::size_t>& rows) {
    Column column(from.name, from.type());
    for (const std::size_t row : rows) {
        if (from.is_null(row)) {
            column.push_null();
        } else if (from.type() == ColumnType::real) {
            column.push_real(from.reals()[row]);
        } else if (from.is_number()) {
            column.push_integer(from.integers()[row]);
        } else {
            column.push_text(from.text_view(row));
        }
    }
    return column;
}

std::vector<std::string> column_names(const Layer& layer) {
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        names.push_back(column.name);
    }
    return names;
}

}  // namespace

void add_report(ImportReport&& from, ImportReport& to) {
    to.rows_read += from.rows_read;
    to.rows_kept += from.rows_kept;
    to.rejected += from.rejected;
    to.repaired += from.repaired;
    to.without_geometry += from.without_geometry;
    to.swapped += from.swapped;
    std::move(from.problems.begin(), from.problems.end(), std::back_inserter(to.problems));
}

std::string import_sentence(const SourceImport& import, const text::Catalogue& words) {
    const ImportReport& report = import.report;
    const std::vector<Reason> reasons = reasons_of(report);
    const auto number = [&](std::int64_t n) { return text::integer(n, words.language()); };
    std::string text =
        words.tr_n("{0}, layer {1}: {2} row read, {3} kept",
                   "{0}, layer {1}: {2} rows read, {3} kept", report.rows_read, import.source,
                   import.layer, number(report.rows_read), number(report.rows_kept));
    if (report.rejected > 0) {
        text += words.tr(", {0} rejected ({1})", number(report.rejected),
                         list_of(reasons, Fate::rejected, words));
    }
    if (const std::string list = list_of(reasons, Fate::repaired, words); !list.empty()) {
        text += words.tr("; repaired: {0}", list);
    }
    if (const std::string list = list_of(reasons, Fate::reinterpreted, words); !list.empty()) {
        text += words.tr("; reinterpreted: {0}", list);
    }
    if (const std::int64_t blank = report.without_geometry - report.rejected; blank > 0) {
        text += words.tr("; {0} without geometry", number(blank));
    }
    return text;
}

Table import_table(std::span<const SourceImport> imports) {
    Table table;
    table.name = "import";
    table.caption = "What reading did to the rows of each source";
    table.columns = {{"source", CellKind::text, 0, "Source", "", 0},
                     {"layer", CellKind::text, 0, "Layer", "", 0},
                     {"outcome", CellKind::text, 0, "Outcome", "", 0},
                     {"rows", CellKind::integer, 0, "Rows", "", 0},
                     {"reason", CellKind::text, 0, "Reason", "", 0},
                     {"action", CellKind::text, 0, "Action", "", 0}};
    for (const SourceImport& import : imports) {
        const auto add = [&](const std::string& outcome, std::int64_t rows,
                             const std::string& reason, const std::string& action) {
            table.rows.push_back({import.source, import.layer, outcome, rows, reason, action});
        };
        add("read", import.report.rows_read, "", "");
        add("kept", import.report.rows_kept, "", "");
        for (const Reason& reason : reasons_of(import.report)) {
            add(to_string(reason.fate), reason.rows, reason.problem, reason.action.english());
        }
    }
    return table;
}

Layer rejected_layer(const ReadResult& read) {
    Layer layer;
    layer.source = read.layer.source;
    layer.name = read.layer.name;
    layer.crs = read.layer.crs;
    layer.geometry = read.rejected.shapes;
    for (const Column& column : read.layer.columns) {
        layer.columns.push_back(copy_rows(column, read.rejected.rows));
    }
    Column reasons(unique_name("reason", column_names(layer)), ColumnType::text);
    Column ids(unique_name("source_row", column_names(layer)), ColumnType::integer);
    for (std::size_t i = 0; i < read.rejected.rows.size(); ++i) {
        const std::int64_t id = read.layer.feature_ids[read.rejected.rows[i]];
        layer.feature_ids.push_back(id);
        reasons.push_text(read.rejected.reasons[i]);
        ids.push_integer(id);
    }
    layer.columns.push_back(std::move(reasons));
    layer.columns.push_back(std::move(ids));
    return layer;
}

}  // namespace zamin::io
