// Taking rows in: from raw batches to columns and valid geometry, with a problem for everything
// that was not as it should be.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "io/layer_text.hpp"
#include "io/read.hpp"

namespace zamin::io {

// What intake needs to know of the layer.
struct IntakeContext {
    std::string source;
    std::string layer;
    bool geographic = false;       // coordinates are degrees
    double metres_per_unit = 1.0;  // of other coordinates
    // Rows that lie in it have their latitude or northing first and are turned round.
    std::optional<Box> swapped_country;
    bool is_table = false;  // of its own accord without geometry: nothing to report
    GeometryKind expect = GeometryKind::none;
    Repair repair = Repair::structure;
    LayerText text;
};

// A stretch of rows, taken in.
struct Chunk {
    std::vector<std::int64_t> feature_ids;
    Geometries geometry;
    std::vector<Column> columns;
    ImportReport report;

    // Repaired features, for their areas: the original polygon, the row here, its problem.
    struct Mended {
        std::size_t row = 0;
        std::size_t problem = 0;
    };
    Geometries originals;
    std::vector<Mended> mended;  // as many as originals has features

    RejectedRows rejected;  // rows of this chunk
};

// What is known of a row's shape before it is looked at.
enum class ShapeState : std::uint8_t {
    whole,
    cut_off,  // the end is missing: never to be closed to a ring
    refused,  // there is none, and a problem of the row says why
};

// Adds one geometry to a chunk: parses it, takes curves and collections apart, checks and repairs
// polygons, and writes down what happened. `wkb` empty = null geometry. Where polygons are
// expected, a line that ends near its start becomes one, unless its end was cut off.
void take_in_geometry(std::span<const std::byte> wkb, std::int64_t feature_id,
                      const IntakeContext& context, Chunk& chunk,
                      ShapeState state = ShapeState::whole);

// A problem of one row.
Problem row_problem(const IntakeContext& context, std::int64_t feature_id, const char* word,
                    Severity severity, Sentence detail, Sentence action, Fate fate = Fate::noted);

// Adds a text of the source to a column of text, as UTF-8. A problem where bytes of it cannot be
// read.
std::optional<Problem> push_source_text(std::string_view bytes, std::int64_t feature_id,
                                        const IntakeContext& context, Column& column);

// Yields the source's rows in order, each batch as a task that another thread may run.
class BatchReader {
  public:
    using Task = std::function<Chunk()>;
    virtual ~BatchReader() = default;
    // nullopt at the end. Throws Error with GDAL's message when the source breaks off.
    virtual std::optional<Task> next() = 0;
};

}  // namespace zamin::io
