#include "io/layer_reading.hpp"

#include <fmt/ranges.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <optional>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "core/threads.hpp"
#include "io/look_at_layer.hpp"
#include "io/place_of_numbers.hpp"
#include "io/read_features.hpp"
#include "io/row_condition.hpp"
#include "measure/area.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

// Indices of the wanted fields, in the wanted order. Columns that come of the shapes count as
// columns too, and are marked in `shapes`; columns that stand in for missing ones get their names,
// in `names` by field.
std::vector<int> wanted_fields(OGRLayer& layer, const std::string& source, const LayerText& text,
                               const ReadOptions& options, ShapeColumns& shapes,
                               std::map<int, std::string>& names) {
    Layer schema;  // only for its error that names the columns
    schema.source = source;
    schema.name = layer.GetName();
    OGRFeatureDefn* definition = layer.GetLayerDefn();
    const int own = definition->GetFieldCount();
    for (int i = 0; i < own; ++i) {
        const OGRFieldDefn* field = definition->GetFieldDefn(i);
        schema.columns.emplace_back(text(field->GetNameRef()), column_type(*field));
    }
    for (const auto& [name, type] : {std::pair(capture_column, ColumnType::text),
                                     std::pair(accuracy_column, ColumnType::real)}) {
        if (shapes.measured && definition->GetFieldIndex(name) < 0) {
            schema.columns.emplace_back(name, type);
        }
    }
    std::vector<int> fields;
    const auto add = [&](const Column& column) {
        const auto field = static_cast<int>(&column - schema.columns.data());
        if (field >= own) {
            (column.name == capture_column ? shapes.adds_capture : shapes.adds_accuracy) = true;
        } else if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
            fields.push_back(field);
        }
    };
    if (!options.columns) {
        std::for_each(schema.columns.begin(), schema.columns.end(), add);
        return fields;
    }
    if (!options.columns->empty() && schema.columns.empty() && layer.GetFeatureCount(0) == 0) {
        throw error("{}: layer '{}' is empty: it has neither rows nor columns", source,
                    schema.name);
    }
    std::optional<LayerInfo> looked_at;  // once, and only where a column is missing
    const auto find = [&](const std::string& name, bool required) -> const Column* {
        const Column* column = schema.find_column(name);
        if (column || !options.stand_in) {
            return column;
        }
        if (!looked_at) {
            GdalMessages messages;
            looked_at = look_at_layer(layer, text, messages);
        }
        const Column* other = schema.find_column(options.stand_in(name, required, *looked_at));
        if (other) {
            names[static_cast<int>(other - schema.columns.data())] = name;
        }
        return other;
    };
    for (const std::string& name : *options.columns) {
        const Column* column = find(name, true);
        add(column ? *column : schema.column(name));
    }
    for (const std::string& name : options.optional_columns) {
        if (const Column* column = find(name, false)) {
            add(*column);
        }
    }
    return fields;
}

// Areas of repaired polygons before and after, for the import report.
void measure_mended(Chunk& chunk, const Crs& crs) {
    if (chunk.mended.empty() || !crs.known()) {
        return;
    }
    Geometries before = chunk.originals;
    Geometries after;
    for (const Chunk::Mended& mended : chunk.mended) {
        after.append(chunk.geometry, mended.row);
    }
    const Transformation to_degrees(crs, geographic_base(crs));
    to_degrees.apply(before.coords);
    to_degrees.apply(after.coords);
    for (std::size_t i = 0; i < chunk.mended.size(); ++i) {
        Problem& problem = chunk.report.problems[chunk.mended[i].problem];
        problem.area_before_ha =
            measure::feature_area_m2(before, i, crs.ellipsoid()) / measure::m2_per_ha;
        problem.area_after_ha =
            measure::feature_area_m2(after, i, crs.ellipsoid()) / measure::m2_per_ha;
    }
}

Crs choose_crs(OGRLayer& from, const Layer& layer, const ReadOptions& options) {
    try {
        return options.crs.empty() ? crs_of(from) : Crs::parse(options.crs);
    } catch (const Error& unknown) {
        throw error("{}: layer '{}': {}; name another with --crs", layer.source, layer.name,
                    unknown.what());
    }
}

IntakeContext context_of(OGRLayer& from, const Layer& layer, const ShapeColumns& shapes,
                         const LayerText& text, const ReadOptions& options) {
    IntakeContext context;
    context.source = layer.source;
    context.layer = layer.name;
    context.geographic = !layer.crs.known() || layer.crs.geographic();
    context.metres_per_unit = layer.crs.metres_per_unit();
    // Degrees of a system that was named are kept as they are.
    if (!context.geographic || options.crs.empty()) {
        context.swapped_country = swapped_country(layer.crs);
    }
    context.is_table =
        from.GetGeomType() == wkbNone && options.expect == GeometryKind::none && !shapes.found();
    context.expect = options.expect;
    context.repair = options.repair;
    context.text = text;
    return context;
}

// What a table's columns were taken for, as the report's first line.
Problem columns_note(OGRLayer& from, const ShapeColumns& shapes, const Layer& layer) {
    Problem note;
    note.source = layer.source;
    note.layer = layer.name;
    note.problem = msgid("shapes from columns");
    note.severity = Severity::note;
    note.detail = said("the layer has no geometry of its own");
    if (!shapes.others.empty()) {
        note.detail.then(said("; further columns hold shapes: {0}",
                              {fmt::format("{}", fmt::join(shapes.others, ", "))}));
    }
    note.action = said("taken from {0}", {shape_words(from, shapes)});
    return note;
}

// What the layer holds in place of the geometry expected.
Sentence found_instead(const ImportReport& report) {
    for (const Problem& problem : report.problems) {
        if (problem.problem == "wrong geometry type") {
            return problem.detail;
        }
    }
    return said("none of its rows has a geometry that can be used");
}

Sentence no_such_shapes(GeometryKind expected) {
    switch (expected) {
        case GeometryKind::polygon:
            return said("the layer has no polygons: ");
        case GeometryKind::line:
            return said("the layer has no lines: ");
        default:
            return said("the layer has no points: ");
    }
}

}  // namespace

LayerReading::LayerReading(const SourceName& source, const ReadOptions& options, Progress& progress)
    : m_stamp(source.path),
      m_opened(open_source(source)),
      m_canceller(*m_opened.dataset, source.path, progress),
      m_threads(options.threads),
      m_where(options.where) {
    m_found = find_layer(m_opened, source, options.expect);
    OGRLayer& from = *m_found.layer;
    ShapeColumns& shapes = m_found.shapes;
    m_head.source = text::without_secrets(source.path);
    m_head.name = from.GetName();
    progress.step(fmt::format("reading {}", m_head.name));
    m_head.crs = choose_crs(from, m_head, options);
    m_text = std::make_unique<LayerText>(*m_opened.dataset, from, options);
    m_fields = wanted_fields(from, m_head.source, *m_text, options, shapes, m_stand_ins);
    if (shapes.found() && shapes.degrees && !m_head.crs.known()) {
        m_head.crs = Crs::wgs84();
    }
    if (!m_head.crs.known() && !options.crs_where_none.empty()) {
        m_head.crs = Crs::parse(options.crs_where_none);
    }
    std::vector<int> looked_at = keep_rows(*m_opened.dataset, from, options.where, m_head.source);
    looked_at.insert(looked_at.end(), m_fields.begin(), m_fields.end());
    ignore_other_fields(from, std::move(looked_at), shapes);
    const IntakeContext context = context_of(from, m_head, shapes, *m_text, options);
    m_reader = read_by_column(*m_opened.dataset, from, m_fields, context);
    if (!m_reader) {
        m_reader = read_by_feature(from, m_fields, shapes, context);
    }
    m_expected_rows = static_cast<double>(std::max<GIntBig>(0, from.GetFeatureCount(0)));
}

void LayerReading::run(const std::function<void(Chunk&&)>& take, Progress& progress) {
    // Mended areas need a CRS; without one, degrees are what settle_crs will allow.
    const Crs crs = m_head.crs.known() ? m_head.crs : Crs::wgs84();
    double rows = 0.0;
    const auto pipeline = [&] {
        const std::size_t tokens =
            2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
        tbb::parallel_pipeline(
            tokens,
            tbb::make_filter<void, BatchReader::Task>(
                tbb::filter_mode::serial_in_order,
                [&](tbb::flow_control& flow) -> BatchReader::Task {
                    progress.check();
                    auto task = m_reader->next();
                    if (!task) {
                        flow.stop();
                        return {};
                    }
                    return std::move(*task);
                }) &
                tbb::make_filter<BatchReader::Task, std::shared_ptr<Chunk>>(
                    tbb::filter_mode::parallel,
                    [&](const BatchReader::Task& task) {
                        auto chunk = std::make_shared<Chunk>(task());
                        measure_mended(*chunk, crs);
                        return chunk;
                    }) &
                tbb::make_filter<std::shared_ptr<Chunk>, void>(
                    tbb::filter_mode::serial_in_order, [&](const std::shared_ptr<Chunk>& chunk) {
                        rows += static_cast<double>(chunk->feature_ids.size());
                        take(std::move(*chunk));
                        progress.set(std::min(1.0, rows / std::max(rows, m_expected_rows)));
                    }));
    };
    try {
        with_threads(m_threads, pipeline);
    } catch (const Error&) {
        progress.check();  // a server breaks off when it is told to
        throw;
    }
}

void LayerReading::name_columns(Layer& layer) const {
    for (std::size_t i = 0; i < m_fields.size() && i < layer.columns.size(); ++i) {
        if (const auto stand_in = m_stand_ins.find(m_fields[i]); stand_in != m_stand_ins.end()) {
            layer.columns[i].name = stand_in->second;
        }
    }
}

void LayerReading::add_notes(ImportReport& report) const {
    std::vector<Problem> notes = m_opened.notes;
    if (!m_where.empty()) {
        notes.push_back(condition_note(m_where, m_head));
    }
    if (m_found.shapes.found()) {
        notes.push_back(columns_note(*m_found.layer, m_found.shapes, m_head));
    }
    for (Problem& note : m_text->notes(m_head.source, m_head.name)) {
        notes.push_back(std::move(note));
    }
    std::erase_if(notes, [&](const Problem& note) { return note.layer != m_head.name; });
    for (Problem& note : notes) {
        note.source = m_head.source;
    }
    report.problems.insert(report.problems.begin(), notes.begin(), notes.end());
}

void check_expected(const Layer& layer, bool is_there, const ReadOptions& options,
                    ImportReport& report) {
    if (options.expect == GeometryKind::none || layer.size() == 0 || is_there) {
        return;
    }
    const Sentence instead = found_instead(report);
    if (options.refuse_without_expected) {
        throw error("{}: layer '{}' has no {}s: {}", layer.source, layer.name,
                    to_string(options.expect), instead.english());
    }
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.problem = msgid("nothing to use");
    problem.severity = Severity::error;
    problem.detail = no_such_shapes(options.expect).then(instead);
    problem.action = said("all rows kept without a shape");
    problem.rows = report.rows_read;
    report.problems.insert(report.problems.begin(), std::move(problem));
}

}  // namespace zamin::io
