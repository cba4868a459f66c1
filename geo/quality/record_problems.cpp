#include "quality/record_problems.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/msgid.hpp"
#include "measure/area.hpp"

namespace zamin::quality {

namespace {

void add(const Layer& layer, Finding finding, Findings& to) {
    if (finding.row) {
        to.shapes.append(layer.geometry, *finding.row);
    } else {
        to.shapes.add_empty();
    }
    to.findings.push_back(std::move(finding));
}

bool blank(const Column& column, std::size_t row) {
    return column.is_null(row) ||
           column.text(row).find_first_not_of(" \t\r\n") == std::string::npos;
}

Figure count(std::size_t n) {
    return {static_cast<double>(n)};
}

// Surveys note areas in sotka and square metres, and programs read them as hectares.
Sentence unit_hint(double ratio) {
    if (ratio > 70.0 && ratio < 130.0) {
        return said("; a hundred times as much: perhaps in sotka (0.01 ha)");
    }
    if (ratio > 7'000.0 && ratio < 13'000.0) {
        return said("; ten thousand times as much: perhaps in square metres");
    }
    return {};
}

void find_declared(const Layer& layer, std::span<const double> areas_m2, const Column& declared,
                   double per_ha, const Options& options, Findings& to) {
    for (std::uint32_t row = 0; row < layer.size(); ++row) {
        const auto number = declared.number(row);
        const double said_ha = number.value_or(0.0) / per_ha;
        const double measured_ha = areas_m2[row] / measure::m2_per_ha;
        if (!(said_ha > 0.0) || measured_ha <= 0.0) {
            continue;
        }
        const double ratio = said_ha / measured_ha;
        if (std::abs(ratio - 1.0) <= options.declared_share) {
            continue;
        }
        Sentence hint = unit_hint(ratio);
        Finding finding;
        finding.kind = Kind::declared_area;
        finding.row = row;
        finding.severity = hint.empty() ? Severity::note : Severity::warning;
        finding.detail = said(
            "declared {0} ha, measured {1} ha: {2} %",
            {Figure{said_ha, 4}, Figure{measured_ha, 4}, Figure{100.0 * (ratio - 1.0), 0, true}});
        finding.detail.then(std::move(hint));
        finding.offer = said("both kept; figures use the measured");
        finding.area_before_ha = measured_ha;
        add(layer, std::move(finding), to);
    }
}

bool says_drawn(const Column* capture, std::size_t row) {
    return capture && capture->text(row) == "drawn";
}

// Accuracy 0 is a vertex tapped on the screen (ODK Collect). Where the record says nothing about
// capture, one note for the layer; where it says otherwise, each row.
void find_drawn(const Layer& layer, const Column& accuracy, const Column* capture, Findings& to) {
    std::size_t unsaid = 0;
    for (std::uint32_t row = 0; row < layer.size(); ++row) {
        if (accuracy.number(row) != 0.0 || says_drawn(capture, row)) {
            continue;
        }
        if (!capture || blank(*capture, row)) {
            ++unsaid;
            continue;
        }
        Finding finding;
        finding.kind = Kind::drawn;
        finding.row = row;
        finding.mendable = capture->type() == ColumnType::text;
        finding.detail =
            said("accuracy 0 is drawn on the screen, but capture is '{0}'", {capture->text(row)});
        finding.offer = said("proposed: capture = drawn");
        add(layer, std::move(finding), to);
    }
    if (unsaid > 0) {
        Finding finding;
        finding.kind = Kind::drawn;
        finding.severity = Severity::note;
        finding.mendable = !capture || capture->type() == ColumnType::text;
        finding.detail = said("{0} of {1} rows have accuracy 0: drawn on the screen, not walked",
                              {count(unsaid), count(layer.size())});
        finding.offer = said("proposed: capture = drawn");
        add(layer, std::move(finding), to);
    }
}

// `what` has two places: rows concerned, all rows.
void add_count(const Layer& layer, Kind kind, std::size_t rows, const char* what, Findings& to) {
    if (rows == 0) {
        return;
    }
    Finding finding;
    finding.kind = kind;
    finding.severity = Severity::note;
    finding.detail = Sentence({what, nullptr, 1, {count(rows), count(layer.size())}});
    finding.offer = said("kept as unknown");
    add(layer, std::move(finding), to);
}

struct KeyedRow {
    std::size_t hash = 0;
    std::uint32_t row = 0;
};

// Rows by the hash of their key, those of one key by feature id; rows without an id left out.
template <typename Key>
std::vector<KeyedRow> keyed_rows(const Layer& layer, const Column& id, const Key& key) {
    std::vector<KeyedRow> rows(layer.size());
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, rows.size(), 4096), [&](const auto& range) {
            for (std::size_t row = range.begin(); row < range.end(); ++row) {
                rows[row] = {std::hash<std::string>()(key(row)), static_cast<std::uint32_t>(row)};
            }
        });
    std::erase_if(rows, [&](const KeyedRow& keyed) { return blank(id, keyed.row); });
    tbb::parallel_sort(rows.begin(), rows.end(), [&](const KeyedRow& a, const KeyedRow& b) {
        return std::tie(a.hash, layer.feature_ids[a.row], a.row) <
               std::tie(b.hash, layer.feature_ids[b.row], b.row);
    });
    return rows;
}

void find_duplicates(const Layer& layer, const Column& id, const Column* season, Findings& to) {
    const auto key = [&](std::size_t row) {
        return season ? id.text(row) + '\n' + season->text(row) : id.text(row);
    };
    const std::vector<KeyedRow> rows = keyed_rows(layer, id, key);
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        for (; end < rows.size() && rows[end].hash == rows[begin].hash; ++end) {
            const std::uint32_t row = rows[end].row;
            if (key(row) != key(rows[begin].row)) {
                continue;  // another id of the same hash: one in 1e19
            }
            Finding finding;
            finding.kind = Kind::duplicate_id;
            finding.row = row;
            finding.other = rows[begin].row;
            finding.detail =
                said("{0} '{1}' is also that of feature {2}",
                     {id.name, id.text(row), std::to_string(layer.feature_ids[rows[begin].row])});
            finding.offer = said("both kept; what refers to it cannot tell them apart");
            add(layer, std::move(finding), to);
        }
        begin = end;
    }
    add_count(layer, Kind::no_id, layer.size() - rows.size(), msgid("{0} of {1} rows have no id"),
              to);
}

}  // namespace

void find_record_problems(const Layer& layer, std::span<const double> areas_m2,
                          const Fields& fields, const Options& options, Findings& found) {
    if (const Column* declared = layer.find_column(fields.declared_ha)) {
        find_declared(layer, areas_m2, *declared, fields.declared_per_ha, options, found);
    }
    if (const Column* accuracy = layer.find_column(fields.accuracy_m)) {
        find_drawn(layer, *accuracy, layer.find_column(fields.capture), found);
    }
    if (const Column* id = layer.find_column(fields.id)) {
        find_duplicates(layer, *id, layer.find_column(fields.season), found);
    }
    if (const Column* holder = layer.find_column(fields.holder_id)) {
        std::size_t without = 0;
        for (std::size_t row = 0; row < layer.size(); ++row) {
            without += blank(*holder, row) ? 1 : 0;
        }
        add_count(layer, Kind::no_holder, without, msgid("{0} of {1} rows name no holder"), found);
    }
}

Findings find_unknown_references(const Layer& layer, const std::string& column,
                                 std::span<const std::string> known, const std::string& what,
                                 const std::string& table) {
    Findings result;
    const Column* ids = layer.find_column(column);
    if (!ids) {
        return result;
    }
    std::unordered_map<std::string, std::size_t> is_known;
    for (const std::string& id : known) {
        is_known.emplace(id, 0);
    }
    struct Missing {
        std::uint32_t row = 0;
        std::size_t rows = 0;
    };
    std::unordered_map<std::string, Missing> missing;
    for (std::uint32_t row = 0; row < layer.size(); ++row) {
        std::string id = blank(*ids, row) ? "" : ids->text(row);
        if (id.empty() || is_known.count(id) > 0) {
            continue;
        }
        Missing& here = missing.try_emplace(std::move(id), Missing{row, 0}).first->second;
        ++here.rows;
        if (layer.feature_ids[row] < layer.feature_ids[here.row]) {
            here.row = row;
        }
    }
    std::vector<std::pair<std::string, Missing>> sorted(missing.begin(), missing.end());
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        return std::tie(layer.feature_ids[a.second.row], a.first) <
               std::tie(layer.feature_ids[b.second.row], b.first);
    });
    for (const auto& [id, where] : sorted) {
        Finding finding;
        finding.kind = Kind::unknown_reference;
        finding.row = where.row;
        finding.detail =
            said_n("{0} '{1}' is not among the {2} ({3} row names it)",
                   "{0} '{1}' is not among the {2} ({3} rows name it)",
                   static_cast<std::int64_t>(where.rows), {what, id, table, count(where.rows)});
        finding.offer = said("kept as it is");
        add(layer, std::move(finding), result);
    }
    return result;
}

}  // namespace zamin::quality
