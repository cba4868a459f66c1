#include "io/intake.hpp"

#include <cmath>

#include "core/error.hpp"
#include "io/close_walk.hpp"
#include "io/gdal_handles.hpp"
#include "io/place_of_numbers.hpp"
#include "io/wkb.hpp"

namespace zamin::io {

namespace {

struct Simplified {
    Geometry geometry;
    bool parts_left_out = false;
};

// The members of highest dimension of a collection, however deep, as one multi geometry.
void collect(const OGRGeometry& from, int dimension, OGRGeometryCollection& to, bool& left_out) {
    if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&from)) {
        for (const OGRGeometry* member : *collection) {
            collect(*member, dimension, to, left_out);
        }
    } else if (from.getDimension() == dimension) {
        to.addGeometry(&from);
    } else {
        left_out = true;
    }
}

Geometry multi_of(int dimension) {
    return Geometry(OGRGeometryFactory::createGeometry(
        dimension == 2 ? wkbMultiPolygon : (dimension == 1 ? wkbMultiLineString : wkbMultiPoint)));
}

// Curves to lines, surfaces to polygons, collections to their parts of highest dimension.
Simplified simplify(Geometry geometry) {
    Simplified result;
    if (geometry->hasCurveGeometry()) {
        geometry.reset(geometry->getLinearGeometry());
    }
    geometry->flattenTo2D();
    const auto type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbPolyhedralSurface || type == wkbTIN || type == wkbTriangle) {
        geometry.reset(OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
    } else if (type == wkbGeometryCollection) {
        Geometry multi = multi_of(geometry->getDimension());
        collect(*geometry, geometry->getDimension(), *multi->toGeometryCollection(),
                result.parts_left_out);
        geometry = std::move(multi);
    }
    result.geometry = std::move(geometry);
    return result;
}

// The parts of `wkb` by GDAL, for what the plain parser leaves to it.
WkbResult append_by_gdal(std::span<const std::byte> wkb, Geometries& out, bool& parts_left_out) {
    const GdalMessages messages;
    OGRGeometry* raw = nullptr;
    OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &raw, wkb.size());
    Geometry geometry(raw);
    if (!geometry) {
        return {WkbStatus::broken, GeometryKind::none, true};
    }
    const Simplified simple = simplify(std::move(geometry));
    parts_left_out = simple.parts_left_out;
    if (!simple.geometry || simple.geometry->IsEmpty()) {
        return {};
    }
    std::vector<std::byte> buffer(simple.geometry->WkbSize());
    simple.geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(buffer.data()),
                                 wkbVariantIso);
    return append_wkb(buffer, out);
}

class Intake {
  public:
    Intake(std::int64_t feature_id, const IntakeContext& context, Chunk& chunk, bool cut_off)
        : m_feature_id(feature_id),
          m_context(context),
          m_chunk(chunk),
          m_cut_off(cut_off),
          m_before(mark(chunk.geometry)) {}

    void take(std::span<const std::byte> wkb) {
        if (wkb.empty() && m_context.is_table) {
            m_chunk.geometry.add_empty();
            return;
        }
        if (wkb.empty()) {
            without_geometry("null geometry", Severity::warning, "the row has no geometry");
            return;
        }
        bool parts_left_out = false;
        WkbResult parsed = append_wkb(wkb, m_chunk.geometry);
        if (parsed.status == WkbStatus::other_type) {
            parsed = append_by_gdal(wkb, m_chunk.geometry, parts_left_out);
        }
        if (parsed.status != WkbStatus::ok) {
            without_geometry("unreadable geometry", Severity::error,
                             "the geometry's bytes are cut off or damaged");
        } else if (parsed.kind == GeometryKind::none) {
            without_geometry("empty geometry", Severity::warning, "the row's geometry is empty");
        } else if (!parsed.finite) {
            without_geometry("not finite", Severity::error,
                             "a coordinate is infinite or not a number");
        } else if (m_context.expect == GeometryKind::polygon && parsed.kind == GeometryKind::line) {
            close();
        } else if (m_context.expect != GeometryKind::none && parsed.kind != m_context.expect) {
            without_geometry("wrong geometry type", Severity::error,
                             fmt::format("the row is a {} where a {} is needed",
                                         to_string(parsed.kind), to_string(m_context.expect)));
        } else {
            if (parts_left_out) {
                problem("mixed geometry", Severity::warning, "a collection of different geometries",
                        "kept its largest dimension");
            }
            keep(parsed.kind);
        }
    }

  private:
    Problem& problem(const char* word, Severity severity, std::string detail, const char* action) {
        m_chunk.report.problems.push_back(
            row_problem(m_context, m_feature_id, word, severity, std::move(detail), action));
        return m_chunk.report.problems.back();
    }

    void without_geometry(const char* word, Severity severity, std::string detail) {
        take_back(m_chunk.geometry, m_before);
        problem(word, severity, std::move(detail), "kept as a row without geometry");
        m_chunk.geometry.add_empty();
        ++m_chunk.report.without_geometry;
    }

    // A walk round a field, recorded as a line.
    void close() {
        if (m_cut_off) {
            without_geometry("wrong geometry type", Severity::error,
                             "the walk was cut off, so that nobody knows its end");
            return;
        }
        const ClosedWalk walk = close_walks(m_chunk.geometry, m_before,
                                            m_context.geographic ? 0.0 : m_context.metres_per_unit);
        if (!walk.closed) {
            without_geometry("wrong geometry type", Severity::error,
                             walk.walk_m == 0.0
                                 ? "the row is a line of fewer than three different points"
                                 : fmt::format("the row is a line whose ends lie {:.0f} m apart "
                                               "after {:.0f} m, too far to be joined",
                                               walk.gap_m, walk.walk_m));
            return;
        }
        problem("unclosed walk", Severity::note,
                fmt::format("a line whose ends lie {:.1f} m apart", walk.gap_m),
                "joined to a polygon");
        keep(GeometryKind::polygon);
    }

    void keep(GeometryKind kind) {
        if (m_context.turn_swapped) {
            turn_if_swapped();
        }
        if (m_context.geographic) {
            unwrap_antimeridian();
        }
        if (kind == GeometryKind::polygon) {
            keep_polygon();
        } else {
            m_chunk.geometry.end_feature(kind);
        }
    }

    // Said once for the layer, by its number of rows.
    void turn_if_swapped() {
        const auto coords = std::span(m_chunk.geometry.coords).subspan(m_before.coords);
        Box box;
        for (const Coord& p : coords) {
            box.add(p);
        }
        if (!surely_swapped(box)) {
            return;
        }
        for (Coord& p : coords) {
            std::swap(p.x, p.y);
        }
        ++m_chunk.report.swapped;
    }

    // A shape wider than half the globe has its vertices on both sides of the antimeridian.
    void unwrap_antimeridian() {
        const auto coords = std::span(m_chunk.geometry.coords).subspan(m_before.coords);
        Box box;
        for (const Coord& p : coords) {
            box.add(p);
        }
        if (box.width() <= 180.0) {
            return;
        }
        for (Coord& p : coords) {
            p.x += p.x < 0.0 ? 360.0 : 0.0;
        }
        problem("crosses the antimeridian", Severity::warning,
                fmt::format("longitudes run from {:.6g} to {:.6g}", box.min_x, box.max_x),
                "western longitudes counted on past 180");
    }

    void keep_polygon() {
        Geometries& geometry = m_chunk.geometry;
        if (measure::orient_if_simple(geometry, m_before.parts - 1, m_before.rings - 1)) {
            geometry.end_feature(GeometryKind::polygon);
            return;
        }
        Geometries original;
        geometry.end_feature(GeometryKind::polygon);
        original.append(geometry, geometry.feature_count() - 1);
        geometry.feature_offsets.pop_back();
        geometry.kinds.pop_back();
        take_back(geometry, m_before);
        repair(original);
    }

    void repair(const Geometries& original) {
        Geometries& geometry = m_chunk.geometry;
        measure::RepairResult result;
        try {
            result = measure::append_valid(original, 0, m_context.repair, geometry);
        } catch (const Error& failure) {
            without_geometry("cannot be repaired", Severity::error, failure.what());
            return;
        }
        if (result.outcome == measure::RepairOutcome::valid) {
            geometry.end_feature(GeometryKind::polygon);
            return;
        }
        if (result.outcome == measure::RepairOutcome::collapsed) {
            without_geometry("no area", Severity::error, result.reason);
            return;
        }
        geometry.end_feature(GeometryKind::polygon);
        const bool repaired = m_context.repair != Repair::none;
        problem("invalid polygon", Severity::warning, result.reason,
                repaired ? "repaired" : "left as it is");
        m_chunk.report.repaired += repaired ? 1 : 0;
        m_chunk.originals.append(original, 0);
        m_chunk.mended.push_back(
            {geometry.feature_count() - 1, m_chunk.report.problems.size() - 1});
    }

    std::int64_t m_feature_id;
    const IntakeContext& m_context;
    Chunk& m_chunk;
    bool m_cut_off;
    GeometryMark m_before;
};

}  // namespace

std::optional<Problem> push_source_text(std::string_view bytes, std::int64_t feature_id,
                                        const IntakeContext& context, Column& column) {
    if (context.text.as_it_is(bytes)) {
        column.push_text(bytes);
        return std::nullopt;
    }
    std::size_t lost = 0;
    const std::string value = context.text(bytes, lost);
    column.push_text(value);
    if (lost == 0) {
        return std::nullopt;
    }
    return row_problem(context, feature_id, "unreadable text", Severity::warning,
                       lost_bytes_detail(column.name, context.text, value),
                       "U+FFFD in their place");
}

void take_in_geometry(std::span<const std::byte> wkb, std::int64_t feature_id,
                      const IntakeContext& context, Chunk& chunk, bool cut_off) {
    Intake(feature_id, context, chunk, cut_off).take(wkb);
}

Problem row_problem(const IntakeContext& context, std::int64_t feature_id, const char* word,
                    Severity severity, std::string detail, const char* action) {
    Problem problem;
    problem.source = context.source;
    problem.layer = context.layer;
    problem.feature = feature_id;
    problem.problem = word;
    problem.severity = severity;
    problem.detail = std::move(detail);
    problem.action = action;
    return problem;
}

}  // namespace zamin::io
