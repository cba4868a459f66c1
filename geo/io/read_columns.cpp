// Reading by columns through GDAL's Arrow C stream (Arrow columnar format, "C stream interface").
#include <ogr_recordbatch.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "core/error.hpp"
#include "io/read_features.hpp"

namespace zamin::io {

namespace {

struct ArrowStreamDeleter {
    void operator()(ArrowArrayStream* p) const {
        if (p->release) {
            p->release(p);
        }
        delete p;
    }
};
struct ArrowArrayDeleter {
    void operator()(ArrowArray* p) const {
        if (p->release) {
            p->release(p);
        }
        delete p;
    }
};
struct ArrowSchemaDeleter {
    void operator()(ArrowSchema* p) const {
        if (p->release) {
            p->release(p);
        }
        delete p;
    }
};
using ArrowStream = std::unique_ptr<ArrowArrayStream, ArrowStreamDeleter>;
using ArrowBatch = std::unique_ptr<ArrowArray, ArrowArrayDeleter>;
using ArrowLayout = std::unique_ptr<ArrowSchema, ArrowSchemaDeleter>;

// One column of a batch as the Arrow format lays it out.
class ArrowColumn {
  public:
    explicit ArrowColumn(const ArrowArray& array) : m_array(array) {}

    bool is_null(std::int64_t row) const {
        const auto* valid = static_cast<const std::uint8_t*>(m_array.buffers[0]);
        return m_array.null_count != 0 && valid && !bit(valid, row + m_array.offset);
    }
    bool boolean(std::int64_t row) const {
        return bit(static_cast<const std::uint8_t*>(m_array.buffers[1]), row + m_array.offset);
    }
    template <typename Number>
    Number number(std::int64_t row) const {
        return static_cast<const Number*>(m_array.buffers[1])[row + m_array.offset];
    }
    std::span<const std::byte> bytes(std::int64_t row) const {
        const auto* ends = static_cast<const std::int32_t*>(m_array.buffers[1]) + m_array.offset;
        const auto* data = static_cast<const std::byte*>(m_array.buffers[2]);
        return {data + ends[row], static_cast<std::size_t>(ends[row + 1] - ends[row])};
    }
    std::string_view text(std::int64_t row) const {
        const auto all = bytes(row);
        return {reinterpret_cast<const char*>(all.data()), all.size()};
    }

  private:
    static bool bit(const std::uint8_t* bits, std::int64_t i) {
        return (bits[i / 8] >> (i % 8) & 1) != 0;
    }
    const ArrowArray& m_array;
};

// Where a wanted field stands in the batches, and how it is laid out there.
struct Field {
    std::string name;
    ColumnType type = ColumnType::text;
    std::size_t child = 0;
    char format = 0;  // Arrow's letter: b s i l f g u, t for a date
};

// Arrow's letter for a format we take; 0 for any other.
char format_letter(const ArrowSchema& schema) {
    if (schema.dictionary) {
        return 0;
    }
    const std::string_view format = schema.format;
    if (format == "tdD") {
        return 't';
    }
    return format.size() == 1 && std::strchr("bsilfgu", format[0]) ? format[0] : '\0';
}

std::string iso_day(std::int32_t days_since_1970) {
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{days_since_1970}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// Numbers and dates; texts are pushed by push_source_text.
void push_value(const ArrowColumn& from, char format, std::int64_t row, Column& to) {
    switch (format) {
        case 'b':
            to.push_integer(from.boolean(row) ? 1 : 0);
            break;
        case 's':
            to.push_integer(from.number<std::int16_t>(row));
            break;
        case 'i':
            to.push_integer(from.number<std::int32_t>(row));
            break;
        case 'l':
            to.push_integer(from.number<std::int64_t>(row));
            break;
        case 'f':
            to.push_real(static_cast<double>(from.number<float>(row)));
            break;
        case 'g':
            to.push_real(from.number<double>(row));
            break;
        default:
            to.push_text(iso_day(from.number<std::int32_t>(row)));
            break;
    }
}

struct Layout {
    std::size_t feature_id = 0;
    std::size_t geometry = 0;
    std::vector<Field> fields;
};

// The attributes of a batch; the problems of their texts are by row.
std::vector<std::pair<std::size_t, Problem>> take_in_fields(const ArrowArray& batch,
                                                            const Layout& layout,
                                                            const IntakeContext& context,
                                                            Chunk& chunk) {
    std::vector<std::pair<std::size_t, Problem>> problems;
    for (const Field& field : layout.fields) {
        const ArrowColumn from(*batch.children[field.child]);
        Column& to = chunk.columns.emplace_back(field.name, field.type);
        to.reserve(static_cast<std::size_t>(batch.length));
        for (std::int64_t row = 0; row < batch.length; ++row) {
            const auto at = static_cast<std::size_t>(row);
            if (from.is_null(row)) {
                to.push_null();
            } else if (field.format != 'u') {
                push_value(from, field.format, row, to);
            } else if (auto problem =
                           push_source_text(from.text(row), chunk.feature_ids[at], context, to)) {
                problems.emplace_back(at, std::move(*problem));
            }
        }
    }
    std::stable_sort(problems.begin(), problems.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return problems;
}

Chunk take_in(const ArrowArray& batch, const Layout& layout, const IntakeContext& context) {
    Chunk chunk;
    const auto rows = static_cast<std::size_t>(batch.length);
    const ArrowColumn ids(*batch.children[layout.feature_id]);
    chunk.feature_ids.reserve(rows);
    for (std::int64_t row = 0; row < batch.length; ++row) {
        chunk.feature_ids.push_back(ids.number<std::int64_t>(row));
    }
    auto problems = take_in_fields(batch, layout, context, chunk);
    auto said = problems.begin();
    const ArrowColumn geometry(*batch.children[layout.geometry]);
    chunk.geometry.kinds.reserve(rows);
    chunk.geometry.ring_offsets.reserve(rows + 1);
    chunk.geometry.part_offsets.reserve(rows + 1);
    chunk.geometry.feature_offsets.reserve(rows + 1);
    chunk.geometry.coords.reserve(rows * 8);
    for (std::int64_t row = 0; row < batch.length; ++row) {
        for (; said != problems.end() && said->first == static_cast<std::size_t>(row); ++said) {
            chunk.report.problems.push_back(std::move(said->second));
        }
        take_in_geometry(geometry.is_null(row) ? std::span<const std::byte>{} : geometry.bytes(row),
                         chunk.feature_ids[static_cast<std::size_t>(row)], context, chunk);
    }
    return chunk;
}

class ColumnReader : public BatchReader {
  public:
    ColumnReader(ArrowStream stream, Layout layout, IntakeContext context)
        : m_stream(std::move(stream)), m_layout(std::move(layout)), m_context(std::move(context)) {}

    std::optional<Task> next() override {
        const GdalMessages messages;
        // Shared, because a std::function is copied.
        std::shared_ptr<ArrowArray> batch(ArrowBatch(new ArrowArray{}));
        const int code = m_stream->get_next(m_stream.get(), batch.get());
        if (code != 0 || !messages.failure().empty()) {
            throw error("{}: layer '{}' breaks off after {} rows: {}", m_context.source,
                        m_context.layer, m_rows, messages.reason());
        }
        if (!batch->release) {
            return std::nullopt;
        }
        m_rows += batch->length;
        return [this, batch] { return take_in(*batch, m_layout, m_context); };
    }

  private:
    ArrowStream m_stream;
    Layout m_layout;
    IntakeContext m_context;
    std::int64_t m_rows = 0;
};

std::optional<Layout> lay_out(const ArrowSchema& schema, OGRLayer& layer,
                              const std::vector<int>& columns) {
    const auto find = [&](const char* name) -> std::optional<std::size_t> {
        for (std::int64_t i = 0; i < schema.n_children; ++i) {
            if (std::strcmp(schema.children[i]->name, name) == 0) {
                return static_cast<std::size_t>(i);
            }
        }
        return std::nullopt;
    };
    const auto feature_id = find(layer.GetFIDColumn());
    const auto geometry = find(layer.GetGeometryColumn());
    if (!feature_id || !geometry || std::strcmp(schema.children[*feature_id]->format, "l") != 0 ||
        std::strcmp(schema.children[*geometry]->format, "z") != 0) {
        return std::nullopt;
    }
    Layout layout{*feature_id, *geometry, {}};
    for (const int column : columns) {
        const OGRFieldDefn* field = layer.GetLayerDefn()->GetFieldDefn(column);
        const auto child = find(field->GetNameRef());
        const char format = child ? format_letter(*schema.children[*child]) : '\0';
        if (format == 0) {
            return std::nullopt;
        }
        layout.fields.push_back({field->GetNameRef(), column_type(*field), *child, format});
    }
    return layout;
}

}  // namespace

std::unique_ptr<BatchReader> read_by_column(GDALDataset& dataset, OGRLayer& layer,
                                            const std::vector<int>& columns,
                                            const IntakeContext& context) {
    if (!EQUAL(dataset.GetDriverName(), "GPKG") || !layer.TestCapability(OLCFastGetArrowStream)) {
        return nullptr;
    }
    const GdalMessages messages;
    ArrowStream stream(new ArrowArrayStream{});
    const char* const options[] = {"MAX_FEATURES_IN_BATCH=16384", nullptr};
    if (!layer.GetArrowStream(stream.get(), options)) {
        return nullptr;
    }
    const ArrowLayout schema(new ArrowSchema{});
    if (stream->get_schema(stream.get(), schema.get()) != 0) {
        return nullptr;
    }
    auto layout = lay_out(*schema, layer, columns);
    if (!layout) {
        return nullptr;
    }
    return std::make_unique<ColumnReader>(std::move(stream), std::move(*layout), context);
}

}  // namespace zamin::io
