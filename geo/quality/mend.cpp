#include "quality/mend.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "measure/area.hpp"
#include "measure/dissolve.hpp"
#include "measure/width.hpp"
#include "quality/outline.hpp"

namespace zamin::quality {

namespace {

double plane_m2(const Geometries& geometries, std::size_t part, const measure::LocalScale& scale) {
    double sum2 = 0.0;
    for (auto r = geometries.part_offsets[part]; r < geometries.part_offsets[part + 1]; ++r) {
        sum2 += signed_area2(geometries.ring(r));  // holes run clockwise
    }
    return std::abs(sum2) / 2.0 * scale.x_m * scale.y_m;
}

// Copies the parts but for knots; where all are that small, all of them.
void append_without_knots(const Geometries& valid, const Crs& crs, double knot_m2,
                          MendedOutline& result, Geometries& to) {
    const measure::LocalScale scale(crs, valid.box().center());
    std::vector<double> areas_m2;
    for (std::size_t part = 0; part < valid.part_count(); ++part) {
        areas_m2.push_back(plane_m2(valid, part, scale));
    }
    const double largest_m2 = *std::max_element(areas_m2.begin(), areas_m2.end());
    for (std::size_t part = 0; part < valid.part_count(); ++part) {
        if (areas_m2[part] < knot_m2 && largest_m2 >= knot_m2) {
            ++result.knots;
            result.knots_m2 += areas_m2[part];
        } else {
            append_part(valid, part, to);
        }
    }
}

bool is_valid(const Geometries& geometries, std::size_t feature) {
    Geometries unused;
    return measure::append_valid(geometries, feature, measure::Repair::none, unused).outcome ==
           measure::RepairOutcome::valid;
}

bool has(std::span<const Finding* const> findings, std::initializer_list<Kind> kinds) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding* finding) {
        return std::find(kinds.begin(), kinds.end(), finding->kind) != kinds.end();
    });
}

std::vector<std::uint32_t> vertices_of(std::span<const Finding* const> findings) {
    std::vector<std::uint32_t> vertices;
    for (const Finding* finding : findings) {
        vertices.insert(vertices.end(), finding->vertices.begin(), finding->vertices.end());
    }
    std::sort(vertices.begin(), vertices.end());
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
    return vertices;
}

// The row gives the strips that it shares to its neighbours: its border becomes theirs.
Geometries without_slivers(const Layer& layer, Geometries row,
                           std::span<const Finding* const> findings, const Options& options) {
    Geometries all = std::move(row);
    std::vector<std::uint32_t> others;
    for (const Finding* finding : findings) {
        if (finding->kind == Kind::sliver) {
            append_mended(layer.geometry, finding->other.value(), layer.crs, options, all);
            others.push_back(static_cast<std::uint32_t>(all.feature_count() - 1));
        }
    }
    Geometries result;
    measure::append_difference(all, 0, others, result);
    return result;
}

}  // namespace

MendedOutline append_mended(const Geometries& from, std::size_t feature, const Crs& crs,
                            const Options& options, Geometries& to) {
    MendedOutline result;
    Geometries valid;
    result.repair = measure::append_valid(from, feature, options.repair, valid);
    if (valid.part_count() == 0) {
        to.add_empty();
        return result;
    }
    const double knot_m2 =
        result.repair.outcome == measure::RepairOutcome::repaired ? options.knot_m2 : 0.0;
    append_without_knots(valid, crs, knot_m2, result, to);
    to.end_feature(GeometryKind::polygon);
    return result;
}

Geometries mended_row(const Layer& layer, std::size_t row, std::span<const Finding* const> findings,
                      const Options& options) {
    Geometries result;
    if (has(findings, {Kind::too_small}) || layer.geometry.kinds[row] != GeometryKind::polygon) {
        result.add_empty();
        return result;
    }
    const std::vector<std::uint32_t> vertices = vertices_of(findings);
    Geometries outline;
    append_without(layer.geometry, row, vertices, outline);
    const bool crossing = has(findings, {Kind::knot, Kind::self_crossing});
    const bool sliver = has(findings, {Kind::sliver});
    if (crossing || sliver || (!vertices.empty() && is_valid(layer.geometry, row))) {
        append_mended(outline, 0, layer.crs, options, result);
    } else {
        result = std::move(outline);
    }
    if (sliver && result.kinds[0] == GeometryKind::polygon) {
        result = without_slivers(layer, std::move(result), findings, options);
    }
    return result;
}

void append_part(const Geometries& from, std::size_t part, Geometries& to) {
    for (auto r = from.part_offsets[part]; r < from.part_offsets[part + 1]; ++r) {
        const Ring ring = from.ring(r);
        to.coords.insert(to.coords.end(), ring.begin(), ring.end());
        to.end_ring();
    }
    to.end_part();
}

AreaHa::AreaHa(const Crs& crs)
    : m_to_degrees(crs, geographic_base(crs)), m_ellipsoid(crs.ellipsoid()) {}

double AreaHa::operator()(Geometries feature) const {
    m_to_degrees.apply(feature.coords);
    return measure::feature_area_m2(feature, 0, m_ellipsoid) / measure::m2_per_ha;
}

}  // namespace zamin::quality
