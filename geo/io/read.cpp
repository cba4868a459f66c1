#include "io/read.hpp"

#include <fmt/ranges.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <map>
#include <new>

#include "core/error.hpp"
#include "core/memory.hpp"
#include "core/msgid.hpp"
#include "core/threads.hpp"
#include "io/check_file.hpp"
#include "io/intake.hpp"
#include "io/look_at_layer.hpp"
#include "io/open.hpp"
#include "io/place_of_numbers.hpp"
#include "io/query_canceller.hpp"
#include "io/read_features.hpp"
#include "io/row_condition.hpp"
#include "io/settle_crs.hpp"
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
    const auto find = [&](const std::string& name, bool required) -> const Column* {
        const Column* column = schema.find_column(name);
        if (column || !options.stand_in) {
            return column;
        }
        GdalMessages messages;
        const Column* other = schema.find_column(
            options.stand_in(name, required, look_at_layer(layer, text, messages)));
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

// How often the first rows are expected again. A file's own count is not to be trusted with more
// than its bytes can hold, packed ones among them.
double times_of(const Chunk& first, double expected_rows, const Layer& layer) {
    constexpr double most_rows = 50e6;
    constexpr double most_packed = 16.0;
    constexpr double always_bytes = 256e6;
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(layer.source, failure);
    const double most_bytes =
        always_bytes + (failure ? 0.0 : most_packed * static_cast<double>(size));
    const auto first_bytes = static_cast<double>(first.geometry.coords.size() * sizeof(Coord));
    const double by_count = std::min(expected_rows, most_rows) /
                            std::max(1.0, static_cast<double>(first.feature_ids.size())) * 1.03;
    return std::min(by_count, most_bytes / std::max(1.0, first_bytes));
}

// Room for the whole layer, judged by its first rows, so that arrays are not moved as they grow;
// none where the machine has not so much.
void reserve(const Chunk& first, double expected_rows, Layer& layer) {
    const double times = times_of(first, expected_rows, layer);
    if (times <= 1.0) {
        return;
    }
    try {
        reserve_large(layer.feature_ids, grown(first.feature_ids.size(), times));
        layer.geometry.reserve_like(first.geometry, times);
        for (const Column& column : first.columns) {
            layer.columns.emplace_back(column.name, column.type());
            layer.columns.back().reserve_like(column, times);
        }
    } catch (const std::bad_alloc&) {
        layer.feature_ids = {};
        layer.geometry = {};
        layer.columns.clear();
    }
}

void append(const Chunk& chunk, Layer& layer) {
    layer.feature_ids.insert(layer.feature_ids.end(), chunk.feature_ids.begin(),
                             chunk.feature_ids.end());
    layer.geometry.append_all(chunk.geometry);
    if (layer.columns.empty()) {
        layer.columns = chunk.columns;
        return;
    }
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        layer.columns[i].append(chunk.columns[i]);
    }
}

void append(ImportReport&& from, ImportReport& to) {
    to.rejected += from.rejected;
    to.repaired += from.repaired;
    to.without_geometry += from.without_geometry;
    to.swapped += from.swapped;
    std::move(from.problems.begin(), from.problems.end(), std::back_inserter(to.problems));
}

// `before`: rows of the layer that were there already.
void append(RejectedRows&& from, std::size_t before, RejectedRows& to) {
    for (const std::size_t row : from.rows) {
        to.rows.push_back(before + row);
    }
    std::move(from.reasons.begin(), from.reasons.end(), std::back_inserter(to.reasons));
    to.shapes.append_all(from.shapes);
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

// Source -> batches in order -> rows taken in, in parallel -> joined in order.
void run(BatchReader& reader, double expected_rows, int threads, const Crs& crs, ReadResult& result,
         Progress& progress) {
    const auto pipeline = [&] {
        const std::size_t tokens =
            2 * static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
        tbb::parallel_pipeline(
            tokens,
            tbb::make_filter<void, BatchReader::Task>(
                tbb::filter_mode::serial_in_order,
                [&](tbb::flow_control& flow) -> BatchReader::Task {
                    progress.check();
                    auto task = reader.next();
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
                        if (result.layer.size() == 0) {
                            reserve(*chunk, expected_rows, result.layer);
                        }
                        append(std::move(chunk->rejected), result.layer.size(), result.rejected);
                        append(*chunk, result.layer);
                        append(std::move(chunk->report), result.report);
                        const auto rows = static_cast<double>(result.layer.size());
                        progress.set(std::min(1.0, rows / std::max(rows, expected_rows)));
                    }));
    };
    with_threads(threads, pipeline);
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

// Notes on this layer, in front of the problems of its rows.
void add_notes(const std::vector<Problem>& notes, const Layer& layer, ImportReport& report) {
    std::vector<Problem> own;
    for (const Problem& note : notes) {
        if (note.layer == layer.name) {
            own.push_back(note);
            own.back().source = layer.source;
        }
    }
    report.problems.insert(report.problems.begin(), own.begin(), own.end());
}

// What the layer holds in place of the geometry expected; nullopt where it has some.
std::optional<Sentence> found_instead(const Layer& layer, const ImportReport& report,
                                      GeometryKind expect) {
    const auto& kinds = layer.geometry.kinds;
    if (expect == GeometryKind::none || layer.size() == 0 ||
        std::find(kinds.begin(), kinds.end(), expect) != kinds.end()) {
        return std::nullopt;
    }
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

void check_expected(const Layer& layer, const ReadOptions& options, ImportReport& report) {
    const auto instead = found_instead(layer, report, options.expect);
    if (!instead) {
        return;
    }
    if (options.refuse_without_expected) {
        throw error("{}: layer '{}' has no {}s: {}", layer.source, layer.name,
                    to_string(options.expect), instead->english());
    }
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.problem = msgid("nothing to use");
    problem.severity = Severity::error;
    problem.detail = no_such_shapes(options.expect).then(*instead);
    problem.action = said("all rows kept without a shape");
    problem.rows = static_cast<std::int64_t>(layer.size());
    report.problems.insert(report.problems.begin(), std::move(problem));
}

}  // namespace

ReadResult read_layer(const SourceName& source, const ReadOptions& options, Progress& progress) {
    const GdalMessages quiet;
    const FileStamp stamp(source.path);
    const Opened opened = open_source(source);
    const QueryCanceller canceller(*opened.dataset, source.path, progress);
    auto [found, shapes] = find_layer(opened, source, options.expect);
    GDALDataset& dataset = *opened.dataset;
    OGRLayer& from = *found;
    ReadResult result;
    Layer& layer = result.layer;
    layer.source = text::without_secrets(source.path);
    layer.name = from.GetName();
    progress.step(fmt::format("reading {}", layer.name));
    layer.crs = choose_crs(from, layer, options);
    const LayerText text(dataset, from, options);
    std::map<int, std::string> stand_ins;
    const std::vector<int> fields =
        wanted_fields(from, layer.source, text, options, shapes, stand_ins);
    if (shapes.found() && shapes.degrees && !layer.crs.known()) {
        layer.crs = Crs::wgs84();
    }
    if (!layer.crs.known() && !options.crs_where_none.empty()) {
        layer.crs = Crs::parse(options.crs_where_none);
    }
    std::vector<int> looked_at = keep_rows(dataset, from, options.where, layer.source);
    looked_at.insert(looked_at.end(), fields.begin(), fields.end());
    ignore_other_fields(from, std::move(looked_at), shapes);

    const IntakeContext context = context_of(from, layer, shapes, text, options);
    auto reader = read_by_column(dataset, from, fields, context);
    if (!reader) {
        reader = read_by_feature(from, fields, shapes, context);
    }
    const auto expected_rows = static_cast<double>(std::max<GIntBig>(0, from.GetFeatureCount(0)));
    // Mended areas need a CRS; without one, degrees are what settle_crs will allow.
    try {
        run(*reader, expected_rows, options.threads, layer.crs.known() ? layer.crs : Crs::wgs84(),
            result, progress);
    } catch (const Error&) {
        progress.check();  // a server breaks off when it is told to
        throw;
    }

    stamp.check_unchanged();
    for (std::size_t i = 0; i < fields.size() && i < layer.columns.size(); ++i) {
        if (const auto stand_in = stand_ins.find(fields[i]); stand_in != stand_ins.end()) {
            layer.columns[i].name = stand_in->second;
        }
    }
    result.report.rows_read = static_cast<std::int64_t>(layer.size());
    result.report.rows_kept = result.report.rows_read - result.report.rejected;
    settle_crs(layer, result.report);
    std::vector<Problem> notes = opened.notes;
    if (!options.where.empty()) {
        notes.push_back(condition_note(options.where, layer));
    }
    if (shapes.found()) {
        notes.push_back(columns_note(from, shapes, layer));
    }
    for (Problem& note : text.notes(layer.source, layer.name)) {
        notes.push_back(std::move(note));
    }
    add_notes(notes, layer, result.report);
    check_expected(layer, options, result.report);
    return result;
}

}  // namespace zamin::io
