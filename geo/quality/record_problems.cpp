#include "quality/record_problems.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "measure/area.hpp"
#include "quality/repeated_ids.hpp"

namespace zamin::quality {

bool blank(const Column& column, std::size_t row) {
    return column.is_null(row) ||
           column.text(row).find_first_not_of(" \t\r\n") == std::string::npos;
}

namespace {

void add(const Layer& layer, Finding finding, Findings& to) {
    if (finding.row) {
        to.shapes.append(layer.geometry, *finding.row);
    } else {
        to.shapes.add_empty();
    }
    to.findings.push_back(std::move(finding));
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

// Accuracy 0 is a vertex tapped on the screen (ODK Collect).
bool is_unsaid(const Column* capture, std::size_t row) {
    return !capture || blank(*capture, row);
}

// Rows that say how they were captured, and otherwise than their accuracy does.
void find_drawn(const Layer& layer, const Column& accuracy, const Column* capture, Findings& to) {
    for (std::uint32_t row = 0; row < layer.size(); ++row) {
        if (accuracy.number(row) != 0.0 || says_drawn(capture, row) || is_unsaid(capture, row)) {
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
}

void add_to_layer(Finding finding, Findings& to) {
    finding.severity = Severity::note;
    to.shapes.add_empty();
    to.findings.push_back(std::move(finding));
}

}  // namespace

void find_row_records(const Layer& layer, std::span<const double> areas_m2, const Fields& fields,
                      const Options& options, Findings& found) {
    if (const Column* declared = layer.find_column(fields.declared_ha)) {
        find_declared(layer, areas_m2, *declared, fields.declared_per_ha, options, found);
    }
    if (const Column* accuracy = layer.find_column(fields.accuracy_m)) {
        find_drawn(layer, *accuracy, layer.find_column(fields.capture), found);
    }
}

void LayerRecords::add(const Layer& part) {
    m_rows += part.size();
    const Column* accuracy = part.find_column(m_fields.accuracy_m);
    const Column* capture = part.find_column(m_fields.capture);
    m_capture_is_text = !capture || capture->type() == ColumnType::text;
    const Column* id = part.find_column(m_fields.id);
    const Column* holder = part.find_column(m_fields.holder_id);
    for (std::size_t row = 0; row < part.size(); ++row) {
        m_without_id += id && blank(*id, row) ? 1 : 0;
        m_without_holder += holder && blank(*holder, row) ? 1 : 0;
        m_unsaid += accuracy && accuracy->number(row) == 0.0 && is_unsaid(capture, row) ? 1 : 0;
    }
}

void LayerRecords::find(Findings& found) const {
    if (m_unsaid > 0) {
        Finding finding;
        finding.kind = Kind::drawn;
        finding.mendable = m_capture_is_text;
        finding.detail = said("{0} of {1} rows have accuracy 0: drawn on the screen, not walked",
                              {count(m_unsaid), count(m_rows)});
        finding.offer = said("proposed: capture = drawn");
        add_to_layer(std::move(finding), found);
    }
    if (m_without_id > 0) {
        Finding finding;
        finding.kind = Kind::no_id;
        finding.detail = said("{0} of {1} rows have no id", {count(m_without_id), count(m_rows)});
        finding.offer = said("kept as unknown");
        add_to_layer(std::move(finding), found);
    }
    if (m_without_holder > 0) {
        Finding finding;
        finding.kind = Kind::no_holder;
        finding.detail =
            said("{0} of {1} rows name no holder", {count(m_without_holder), count(m_rows)});
        finding.offer = said("kept as unknown");
        add_to_layer(std::move(finding), found);
    }
}

void find_record_problems(const Layer& layer, std::span<const double> areas_m2,
                          const Fields& fields, const Options& options, Findings& found) {
    find_row_records(layer, areas_m2, fields, options, found);
    RepeatedIds ids(fields);
    ids.add(layer);
    ids.settle();
    ids.find(layer, found);
    LayerRecords records(fields);
    records.add(layer);
    records.find(found);
}

}  // namespace zamin::quality
