#include "io/intake.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/close_walk.hpp"
#include "io/gdal_handles.hpp"
#include "io/row_words.hpp"
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

constexpr const char* wrong_type = msgid("wrong geometry type");

class Intake {
  public:
    Intake(std::int64_t feature_id, const IntakeContext& context, Chunk& chunk, ShapeState state)
        : m_feature_id(feature_id),
          m_context(context),
          m_chunk(chunk),
          m_state(state),
          m_before(mark(chunk.geometry)) {}

    void take(std::span<const std::byte> wkb) {
        if (wkb.empty() && m_context.is_table) {
            m_chunk.geometry.add_empty();
            return;
        }
        if (m_state == ShapeState::refused) {
            add_rejected(m_chunk.report.problems.back().detail, {});
            add_without_geometry();
            return;
        }
        if (wkb.empty()) {
            without_geometry(msgid("null geometry"), said("the row has no geometry"));
            return;
        }
        bool parts_left_out = false;
        WkbResult parsed = append_wkb(wkb, m_chunk.geometry);
        if (parsed.status == WkbStatus::other_type) {
            parsed = append_by_gdal(wkb, m_chunk.geometry, parts_left_out);
        }
        if (parsed.status != WkbStatus::ok) {
            reject(msgid("unreadable geometry"),
                   said("the geometry's bytes are cut off or damaged"));
        } else if (parsed.kind == GeometryKind::none) {
            without_geometry(msgid("empty geometry"), said("the row's geometry is empty"));
        } else if (!parsed.finite) {
            reject(msgid("not finite"), said("a coordinate is infinite or not a number"));
        } else if (m_context.expect == GeometryKind::polygon && parsed.kind == GeometryKind::line) {
            close();
        } else if (m_context.expect != GeometryKind::none && parsed.kind != m_context.expect) {
            reject_shape(wrong_type, wrong_kind_sentence(parsed.kind, m_context.expect),
                         parsed.kind);
        } else {
            if (parts_left_out) {
                problem(msgid("mixed geometry"), Severity::warning,
                        said("a collection of different geometries"),
                        said("kept its largest dimension"), Fate::reinterpreted);
            }
            keep(parsed.kind);
        }
    }

  private:
    Problem& problem(const char* word, Severity severity, Sentence detail, Sentence action,
                     Fate fate) {
        m_chunk.report.problems.push_back(row_problem(m_context, m_feature_id, word, severity,
                                                      std::move(detail), std::move(action), fate));
        return m_chunk.report.problems.back();
    }

    void add_without_geometry() {
        take_back(m_chunk.geometry, m_before);
        m_chunk.geometry.add_empty();
        ++m_chunk.report.without_geometry;
    }

    void without_geometry(const char* word, Sentence detail) {
        problem(word, Severity::warning, std::move(detail), kept_as_row(), Fate::noted);
        add_without_geometry();
    }

    // `shape`: one feature, or none where nothing can be written out again.
    void add_rejected(const Sentence& reason, const Geometries& shape) {
        RejectedRows& rejected = m_chunk.rejected;
        rejected.rows.push_back(m_chunk.geometry.feature_count());
        rejected.reasons.push_back(reason.english());
        if (shape.feature_count() == 1) {
            rejected.shapes.append(shape, 0);
        } else {
            rejected.shapes.add_empty();
        }
        ++m_chunk.report.rejected;
    }

    void reject(const char* word, Sentence detail, const Geometries& shape = {}) {
        add_rejected(detail, shape);
        problem(word, Severity::error, std::move(detail), kept_as_row(), Fate::rejected);
        add_without_geometry();
    }

    // The shape is what was appended last.
    void reject_shape(const char* word, Sentence detail, GeometryKind kind) {
        reject(word, std::move(detail), take_last_feature(kind));
    }

    // Takes the shape being built away, as a feature of its own.
    Geometries take_last_feature(GeometryKind kind) {
        Geometries& geometry = m_chunk.geometry;
        Geometries alone;
        geometry.end_feature(kind);
        alone.append(geometry, geometry.feature_count() - 1);
        geometry.feature_offsets.pop_back();
        geometry.kinds.pop_back();
        take_back(geometry, m_before);
        return alone;
    }

    // A walk round a field, recorded as a line.
    void close() {
        if (m_state == ShapeState::cut_off) {
            reject_shape(wrong_type, said("the walk was cut off, so that nobody knows its end"),
                         GeometryKind::line);
            return;
        }
        const ClosedWalk walk = close_walks(m_chunk.geometry, m_before,
                                            m_context.geographic ? 0.0 : m_context.metres_per_unit);
        if (walk.rings == 0) {
            reject_shape(wrong_type, why_open(walk), GeometryKind::line);
            return;
        }
        if (walk.left_out > 0) {
            problem(msgid("unclosed walk"), Severity::warning,
                    said("{0} of {1} segments do not end where they began",
                         {count(walk.left_out), count(walk.segments)}),
                    said("the others joined to polygons, these left out"), Fate::reinterpreted);
        } else {
            problem(msgid("unclosed walk"), Severity::note, how_closed(walk),
                    said("joined to a polygon"), Fate::reinterpreted);
        }
        keep(GeometryKind::polygon);
    }

    static Sentence why_open(const ClosedWalk& walk) {
        return walk.walk_m == 0.0
                   ? said("the row is a line of fewer than three different points")
                   : said(
                         "the row is a line whose ends lie {0} m apart after {1} m, too far to be "
                         "joined",
                         {Figure{walk.gap_m}, Figure{walk.walk_m}});
    }

    static Sentence how_closed(const ClosedWalk& walk) {
        const Figure gap_m{walk.gap_m, 1};
        if (walk.one_walk()) {
            return said("a walk of {0} segments with gaps of up to {1} m",
                        {count(walk.segments), gap_m});
        }
        return walk.segments == 1 ? said("a line whose ends lie {0} m apart", {gap_m})
                                  : said("{0} lines whose ends lie up to {1} m apart",
                                         {count(walk.segments), gap_m});
    }

    void keep(GeometryKind kind) {
        if (m_context.swapped_country) {
            turn_if_swapped(*m_context.swapped_country);
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
    void turn_if_swapped(const Box& swapped) {
        const auto coords = std::span(m_chunk.geometry.coords).subspan(m_before.coords);
        if (!std::all_of(coords.begin(), coords.end(),
                         [&](const Coord& p) { return swapped.contains(p); })) {
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
        problem(msgid("crosses the antimeridian"), Severity::warning,
                said("longitudes run from {0} to {1}",
                     {fmt::format("{:.6g}", box.min_x), fmt::format("{:.6g}", box.max_x)}),
                said("western longitudes counted on past 180"), Fate::reinterpreted);
    }

    void keep_polygon() {
        Geometries& geometry = m_chunk.geometry;
        if (measure::orient_if_simple(geometry, m_before.parts - 1, m_before.rings - 1)) {
            geometry.end_feature(GeometryKind::polygon);
            return;
        }
        repair(take_last_feature(GeometryKind::polygon));
    }

    void repair(const Geometries& original) {
        Geometries& geometry = m_chunk.geometry;
        measure::RepairResult result;
        try {
            result = measure::append_valid(original, 0, m_context.repair, geometry);
        } catch (const Error& failure) {
            reject(msgid("cannot be repaired"), as_it_is(failure.what()), original);
            return;
        }
        if (result.outcome == measure::RepairOutcome::valid) {
            geometry.end_feature(GeometryKind::polygon);
            return;
        }
        if (result.outcome == measure::RepairOutcome::collapsed) {
            reject(msgid("no area"), measure::reason_sentence(result.reason), original);
            return;
        }
        geometry.end_feature(GeometryKind::polygon);
        const bool repaired = m_context.repair != Repair::none;
        problem(msgid("invalid polygon"), Severity::warning,
                measure::reason_sentence(result.reason),
                repaired ? said("repaired") : said("left as it is"),
                repaired ? Fate::repaired : Fate::noted);
        m_chunk.report.repaired += repaired ? 1 : 0;
        m_chunk.originals.append(original, 0);
        m_chunk.mended.push_back(
            {geometry.feature_count() - 1, m_chunk.report.problems.size() - 1});
    }

    std::int64_t m_feature_id;
    const IntakeContext& m_context;
    Chunk& m_chunk;
    ShapeState m_state;
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
    return row_problem(context, feature_id, msgid("unreadable text"), Severity::warning,
                       lost_bytes_detail(column.name, context.text, value),
                       said("U+FFFD in their place"));
}

void take_in_geometry(std::span<const std::byte> wkb, std::int64_t feature_id,
                      const IntakeContext& context, Chunk& chunk, ShapeState state) {
    Intake(feature_id, context, chunk, state).take(wkb);
}

Problem row_problem(const IntakeContext& context, std::int64_t feature_id, const char* word,
                    Severity severity, Sentence detail, Sentence action, Fate fate) {
    Problem problem;
    problem.source = context.source;
    problem.layer = context.layer;
    problem.feature = feature_id;
    problem.problem = word;
    problem.severity = severity;
    problem.detail = std::move(detail);
    problem.action = std::move(action);
    problem.fate = fate;
    return problem;
}

}  // namespace zamin::io
