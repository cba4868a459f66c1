#include "io/read.hpp"

#include <tbb/task_arena.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <new>
#include <optional>

#include "core/error.hpp"
#include "core/memory.hpp"
#include "io/import_report.hpp"
#include "io/layer_reading.hpp"
#include "io/settle_crs.hpp"

namespace zamin::io {

namespace {

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

// `before`: rows of the layer that were there already.
void append(RejectedRows&& from, std::size_t before, RejectedRows& to) {
    for (const std::size_t row : from.rows) {
        to.rows.push_back(before + row);
    }
    std::move(from.reasons.begin(), from.reasons.end(), std::back_inserter(to.reasons));
    to.shapes.append_all(from.shapes);
}

// A layer as it grows by batches of rows.
class Joiner {
  public:
    Joiner(const Layer& head, double expected_rows) : m_expected_rows(expected_rows) {
        m_result.layer = head;
    }

    std::size_t rows() const { return m_result.layer.size(); }

    void take(Chunk&& chunk) {
        Layer& layer = m_result.layer;
        if (layer.size() == 0) {
            reserve(chunk, m_expected_rows, layer);
        }
        append(std::move(chunk.rejected), layer.size(), m_result.rejected);
        append(chunk, layer);
        add_report(std::move(chunk.report), m_result.report);
    }

    ReadResult result() {
        ImportReport& report = m_result.report;
        report.rows_read = static_cast<std::int64_t>(m_result.layer.size());
        report.rows_kept = report.rows_read - report.rejected;
        return std::move(m_result);
    }

  private:
    double m_expected_rows;
    ReadResult m_result;
};

bool has(const Layer& layer, GeometryKind kind) {
    const auto& kinds = layer.geometry.kinds;
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

ReadResult read_layer(const SourceName& source, const ReadOptions& options, Progress& progress) {
    LayerReading reading(source, options, progress);
    Joiner joiner(reading.head(), reading.expected_rows());
    reading.run([&](Chunk&& chunk) { joiner.take(std::move(chunk)); }, progress);
    reading.check_unchanged();
    ReadResult result = joiner.result();
    reading.name_columns(result.layer);
    settle_crs(result.layer, result.report);
    reading.add_notes(result.report);
    check_expected(result.layer, has(result.layer, options.expect), options, result.report);
    return result;
}

void read_in_parts(const SourceName& source, const ReadOptions& options, std::size_t rows_at_once,
                   const std::function<void(ReadResult&&)>& take, Progress& progress) {
    LayerReading reading(source, options, progress);
    if (!reading.head().crs.known()) {
        throw error("{}: layer '{}' has no coordinate system; name it with --crs",
                    reading.head().source, reading.head().name);
    }
    const double expected_rows =
        std::min(reading.expected_rows(), static_cast<double>(rows_at_once));
    std::optional<Joiner> part;
    bool is_first = true;
    bool is_there = false;
    const auto next = [&](bool is_last) {
        ReadResult result = part->result();
        part.reset();
        reading.name_columns(result.layer);
        is_there = is_there || has(result.layer, options.expect);
        if (is_first) {
            reading.add_notes(result.report);
        }
        is_first = false;
        if (is_last) {
            check_expected(result.layer, is_there, options, result.report);
        }
        // Meanwhile the thread must not begin the next batch: it would come back here.
        tbb::this_task_arena::isolate([&] { take(std::move(result)); });
    };
    reading.run(
        [&](Chunk&& chunk) {
            if (part && part->rows() + chunk.feature_ids.size() > rows_at_once) {
                next(false);
            }
            if (!part) {
                part.emplace(reading.head(), expected_rows);
            }
            part->take(std::move(chunk));
        },
        progress);
    reading.check_unchanged();
    if (!part) {
        part.emplace(reading.head(), 0.0);
    }
    next(true);
}

}  // namespace zamin::io
