#include "quality/shape_problems.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <optional>
#include <string_view>

#include "core/msgid.hpp"
#include "measure/area.hpp"
#include "measure/crossing.hpp"
#include "measure/validity.hpp"
#include "quality/mend.hpp"
#include "quality/outline.hpp"

namespace zamin::quality {

namespace {

constexpr std::size_t rows_per_task = 4096;

void add_points(const Geometries& from, std::size_t row, std::span<const std::uint32_t> vertices,
                Geometries& shapes) {
    const auto coords = from.feature_coords(row);
    for (const std::uint32_t vertex : vertices) {
        shapes.coords.push_back(coords[vertex]);
        shapes.end_ring();
        shapes.end_part();
    }
    shapes.end_feature(GeometryKind::point);
}

std::int64_t number_of(const std::vector<std::uint32_t>& vertices) {
    return std::ssize(vertices);
}

Figure count(const std::vector<std::uint32_t>& vertices) {
    return {static_cast<double>(vertices.size())};
}

class RowChecker {
  public:
    RowChecker(const Layer& layer, const Fields& fields, const Options& options)
        : m_layer(layer),
          m_accuracy(layer.find_column(fields.accuracy_m)),
          m_options(options),
          m_area_ha(layer.crs) {}

    void check(std::uint32_t row, ShapeProblems& to) {
        if (m_layer.geometry.kinds[row] != GeometryKind::polygon) {
            return;
        }
        if (m_options.outlines) {
            check_vertices(row, to);
        }
        check_validity(row, to);
    }

  private:
    double accuracy_m(std::uint32_t row) const {
        const auto said = m_accuracy ? m_accuracy->number(row) : std::nullopt;
        return said && *said > 0.0 ? *said : m_options.assumed_accuracy_m;
    }

    void check_vertices(std::uint32_t row, ShapeProblems& to) {
        const OutlineFaults faults =
            outline_faults(m_layer.geometry, row, m_layer.crs, accuracy_m(row), m_options);
        if (!faults.any()) {
            return;
        }
        add_vertices(row, Kind::at_zero, Severity::warning, faults.at_zero,
                     said_n("{0} vertex at longitude and latitude 0, far from the others",
                            "{0} vertices at longitude and latitude 0, far from the others",
                            number_of(faults.at_zero), {count(faults.at_zero)}),
                     to);
        add_vertices(
            row, Kind::stalled, Severity::note, faults.stalled,
            said_n("{0} vertex less than {1} m from the one before",
                   "{0} vertices less than {1} m from the one before", number_of(faults.stalled),
                   {count(faults.stalled), Figure{m_options.stall_m, 1}}),
            to);
        add_vertices(
            row, Kind::spike, Severity::warning, faults.spikes,
            said_n("{0} vertex more than {1} m out and straight back again",
                   "{0} vertices more than {1} m out and straight back again",
                   number_of(faults.spikes),
                   {count(faults.spikes), Figure{m_options.spike_accuracies * accuracy_m(row)}}),
            to);
    }

    void add_vertices(std::uint32_t row, Kind kind, Severity severity,
                      const std::vector<std::uint32_t>& vertices, Sentence detail,
                      ShapeProblems& to) {
        if (vertices.empty()) {
            return;
        }
        Finding finding;
        finding.kind = kind;
        finding.row = row;
        finding.severity = severity;
        finding.vertices = vertices;
        finding.mendable = true;
        finding.detail = std::move(detail);
        finding.offer =
            kind == Kind::stalled ? said("proposed: merge them") : said("proposed: drop them");
        measure_change(finding);
        to.found.findings.push_back(std::move(finding));
        add_points(m_layer.geometry, row, vertices, to.found.shapes);
    }

    void measure_change(Finding& finding) const {
        const Finding* one = &finding;
        Geometries before;
        before.append(m_layer.geometry, *finding.row);
        finding.area_before_ha = m_area_ha(std::move(before));
        finding.area_after_ha = m_area_ha(mended_row(m_layer, *finding.row, {&one, 1}, m_options));
    }

    void check_validity(std::uint32_t row, ShapeProblems& to) {
        const Geometries& g = m_layer.geometry;
        if (g.ring_end(row) - g.ring_begin(row) == 1 &&
            measure::surely_simple(g.ring(g.ring_begin(row)))) {
            return;
        }
        Geometries mended;
        const MendedOutline outline = append_mended(g, row, m_layer.crs, m_options, mended);
        if (outline.repair.outcome == measure::RepairOutcome::valid) {
            return;
        }
        to.invalid.push_back(row);
        to.mended.append(mended, 0);
        if (outline.repair.outcome == measure::RepairOutcome::repaired) {
            add_crossing(row, outline, mended, to);
        }
    }

    void add_crossing(std::uint32_t row, const MendedOutline& outline, const Geometries& mended,
                      ShapeProblems& to) {
        Finding finding;
        finding.row = row;
        finding.mendable = m_options.repair != measure::Repair::none;
        finding.detail = measure::reason_sentence(outline.repair.reason);
        Geometries before;
        before.append(m_layer.geometry, row);
        finding.area_before_ha = m_area_ha(std::move(before));
        finding.area_after_ha = m_area_ha(mended);
        const std::size_t parts = mended.part_count();
        const bool one_left = outline.knots > 0 && parts == 1;
        finding.kind = one_left ? Kind::knot : Kind::self_crossing;
        finding.severity = one_left ? Severity::note : Severity::warning;
        if (outline.knots > 0) {
            finding.detail.then(
                said_n("; {0} knot of together {1} m2", "; {0} knots of together {1} m2",
                       static_cast<std::int64_t>(outline.knots),
                       {Figure{static_cast<double>(outline.knots)}, Figure{outline.knots_m2, 2}}));
        }
        finding.offer = offer(outline, parts);
        to.found.findings.push_back(std::move(finding));
        add_place(row, to);
    }

    Sentence offer(const MendedOutline& outline, std::size_t parts) const {
        if (m_options.repair == measure::Repair::none) {
            return said("none");
        }
        Sentence text = said("figures count it mended; proposed: mend the boundary");
        if (parts > 1) {
            text.then(
                said(", which leaves {0} pieces, all kept", {Figure{static_cast<double>(parts)}}));
        }
        if (outline.knots > 0) {
            text.then(said(", and drop what is smaller than a square metre"));
        }
        return text;
    }

    void add_place(std::uint32_t row, ShapeProblems& to) const {
        const std::optional<Coord> place = measure::where_invalid(m_layer.geometry, row);
        if (!place) {
            to.found.shapes.append(m_layer.geometry, row);
            return;
        }
        to.found.shapes.coords.push_back(*place);
        to.found.shapes.end_ring();
        to.found.shapes.end_part();
        to.found.shapes.end_feature(GeometryKind::point);
    }

    const Layer& m_layer;
    const Column* m_accuracy;
    const Options& m_options;
    AreaHa m_area_ha;
};

}  // namespace

ShapeProblems find_shape_problems(const Layer& layer, const Fields& fields, const Options& options,
                                  Progress& progress) {
    progress.step("checking outlines");
    const std::size_t tasks = (layer.size() + rows_per_task - 1) / rows_per_task;
    std::vector<ShapeProblems> parts(tasks);
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(std::size_t{0}, tasks, [&](std::size_t task) {
        RowChecker checker(layer, fields, options);
        const std::size_t end = std::min(layer.size(), (task + 1) * rows_per_task);
        for (std::size_t row = task * rows_per_task; row < end; ++row) {
            checker.check(static_cast<std::uint32_t>(row), parts[task]);
        }
        progress.set(static_cast<double>(++done) / static_cast<double>(tasks));
    });
    ShapeProblems all;
    for (ShapeProblems& part : parts) {
        std::move(part.found.findings.begin(), part.found.findings.end(),
                  std::back_inserter(all.found.findings));
        all.found.shapes.append_all(part.found.shapes);
        all.invalid.insert(all.invalid.end(), part.invalid.begin(), part.invalid.end());
        all.mended.append_all(part.mended);
    }
    return all;
}

namespace {

// "3 pieces: 0.51, 0.32, 0.01 ha"; of many, the first ones.
Sentence pieces(const Geometries& g, std::size_t row, const AreaHa& area_ha) {
    constexpr std::size_t most_named = 6;
    const std::size_t first = g.feature_offsets[row];
    const std::size_t count = g.feature_offsets[row + 1] - first;
    Sentence text = said("{0} pieces:", {Figure{static_cast<double>(count)}});
    for (std::size_t part = first; part < first + std::min(count, most_named); ++part) {
        Geometries piece;
        append_part(g, part, piece);
        piece.end_feature(GeometryKind::polygon);
        text.then(Sentence({part == first ? " {0}" : ", {0}",
                            nullptr,
                            1,
                            {Figure{area_ha(std::move(piece)), 4}}}));
    }
    return text.then(count > most_named ? said(", ... ha") : said(" ha"));
}

}  // namespace

void find_size_problems(const Layer& layer, const Layer& valid, const std::vector<double>& areas_m2,
                        const Options& options, Findings& found) {
    const AreaHa area_ha(layer.crs);
    const auto add = [&](Finding finding) {
        found.shapes.append(layer.geometry, *finding.row);
        found.findings.push_back(std::move(finding));
    };
    for (std::uint32_t row = 0; row < layer.size(); ++row) {
        if (layer.geometry.kinds[row] != GeometryKind::polygon) {
            continue;
        }
        Finding finding;
        finding.row = row;
        finding.area_before_ha = areas_m2[row] / measure::m2_per_ha;
        if (areas_m2[row] < options.least_m2) {
            finding.kind = Kind::too_small;
            finding.severity = Severity::error;
            finding.mendable = true;
            finding.detail =
                valid.geometry.kinds[row] == GeometryKind::none
                    ? said("the boundary encloses no area: all its vertices lie on a line")
                    : said("{0} m2; a plot has {1} m2 at least",
                           {Figure{areas_m2[row], 1}, Figure{options.least_m2}});
            finding.offer = said("proposed: reject the shape, keep the row without geometry");
            add(finding);
        }
        if (layer.geometry.feature_offsets[row + 1] - layer.geometry.feature_offsets[row] > 1) {
            finding.kind = Kind::pieces;
            finding.severity = Severity::note;
            finding.mendable = false;
            finding.detail = pieces(layer.geometry, row, area_ha);
            finding.offer = said("kept as one record");
            add(finding);
        }
    }
}

}  // namespace zamin::quality
