#include "io/read_features.hpp"

#include <cmath>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/database_reason.hpp"

namespace zamin::io {

ColumnType column_type(const OGRFieldDefn& field) {
    switch (field.GetType()) {
        case OFTInteger:
            return field.GetSubType() == OFSTBoolean ? ColumnType::boolean : ColumnType::integer;
        case OFTInteger64:
            return ColumnType::integer;
        case OFTReal:
            return ColumnType::real;
        case OFTDate:
            return ColumnType::date;
        case OFTDateTime:
            return ColumnType::datetime;
        default:
            return ColumnType::text;
    }
}

std::string iso_date(const OGRFeature& feature, int field, bool with_time) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0.0F;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (with_time) {
        text += fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
        const auto ms = static_cast<int>(std::lround((second - std::floor(second)) * 1000.0F));
        if (ms > 0 && ms < 1000) {
            text += fmt::format(".{:03}", ms);
        }
        // GDAL: 0 unknown, 1 local, 100 UTC, otherwise quarters of an hour from it.
        if (zone == 100) {
            text += "Z";
        } else if (zone > 1) {
            const int minutes = (zone - 100) * 15;
            text += fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                                std::abs(minutes) % 60);
        }
    }
    return text;
}

namespace {

constexpr std::size_t rows_per_batch = 16384;

// Geometries as WKB end to end.
struct WkbRows {
    std::vector<std::byte> bytes;
    std::vector<std::size_t> ends;
    std::vector<ShapeState> states;
    struct Said {
        std::size_t row = 0;
        Problem problem;
    };
    std::vector<Said> said;  // of shapes in columns, by row

    std::span<const std::byte> operator[](std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return {bytes.data() + begin, ends[i] - begin};
    }
};

class FeatureReader : public BatchReader {
  public:
    FeatureReader(OGRLayer& layer, std::vector<int> fields, ShapeColumns shapes,
                  IntakeContext context)
        : m_layer(layer),
          m_fields(std::move(fields)),
          m_shapes(std::move(shapes)),
          m_context(std::move(context)) {
        m_layer.ResetReading();
    }

    std::optional<Task> next() override {
        if (m_ended) {
            return std::nullopt;
        }
        auto chunk = std::make_shared<Chunk>();
        auto wkb = std::make_shared<WkbRows>();
        for (const int field : m_fields) {
            const OGRFieldDefn* definition = m_layer.GetLayerDefn()->GetFieldDefn(field);
            chunk->columns.emplace_back(m_context.text(definition->GetNameRef()),
                                        column_type(*definition));
        }
        if (m_shapes.adds_capture) {
            chunk->columns.emplace_back(capture_column, ColumnType::text);
        }
        if (m_shapes.adds_accuracy) {
            chunk->columns.emplace_back(accuracy_column, ColumnType::real);
        }
        GdalMessages messages;
        while (chunk->feature_ids.size() < rows_per_batch) {
            const Feature feature(m_layer.GetNextFeature());
            if (!feature) {
                m_ended = true;
                break;
            }
            if (!messages.failure().empty()) {
                wkb->said.push_back(
                    {wkb->ends.size(),
                     row_problem(m_context, feature->GetFID(), msgid("damaged record"),
                                 Severity::error, as_it_is(messages.failure()),
                                 said("kept with what could be read"))});
                messages.clear();
            }
            add(*feature, *chunk, *wkb);
        }
        if (m_ended && !messages.failure().empty()) {
            throw error("{}: layer '{}' breaks off after {} rows: {}", m_context.source,
                        m_context.layer, m_rows,
                        is_postgresql(m_context.source) ? database_reason(messages.failure())
                                                        : messages.failure());
        }
        return [chunk, wkb, context = m_context] {
            auto said = wkb->said.begin();
            for (std::size_t i = 0; i < wkb->ends.size(); ++i) {
                for (; said != wkb->said.end() && said->row == i; ++said) {
                    chunk->report.problems.push_back(std::move(said->problem));
                }
                take_in_geometry((*wkb)[i], chunk->feature_ids[i], context, *chunk, wkb->states[i]);
            }
            return std::move(*chunk);
        };
    }

  private:
    void add(const OGRFeature& feature, Chunk& chunk, WkbRows& wkb) {
        ++m_rows;
        chunk.feature_ids.push_back(feature.GetFID());
        for (std::size_t c = 0; c < m_fields.size(); ++c) {
            if (auto problem = add_field(feature, m_fields[c], chunk.columns[c])) {
                wkb.said.push_back({wkb.ends.size(), std::move(*problem)});
            }
        }
        RowShape shape;
        if (m_shapes.found()) {
            std::vector<Problem> problems;
            shape = shape_of(feature, m_shapes, m_context, problems);
            for (Problem& problem : problems) {
                wkb.said.push_back({wkb.ends.size(), std::move(problem)});
            }
            add_measured(shape, chunk);
        }
        const OGRGeometry* geometry = feature.GetGeometryRef();
        if (m_shapes.found()) {
            geometry = shape.geometry.get();
        }
        if (geometry) {
            const std::size_t begin = wkb.bytes.size();
            wkb.bytes.resize(begin + geometry->WkbSize());
            geometry->exportToWkb(
                wkbNDR, reinterpret_cast<unsigned char*>(wkb.bytes.data() + begin), wkbVariantIso);
        }
        wkb.ends.push_back(wkb.bytes.size());
        wkb.states.push_back(shape.state);
    }

    void add_measured(const RowShape& shape, Chunk& chunk) const {
        std::size_t c = m_fields.size();
        if (m_shapes.adds_capture) {
            Column& column = chunk.columns[c++];
            if (shape.capture == Capture::unknown) {
                column.push_null();
            } else {
                column.push_text(shape.capture == Capture::walked ? "walked" : "drawn");
            }
        }
        if (m_shapes.adds_accuracy) {
            Column& column = chunk.columns[c];
            if (shape.accuracy_m) {
                column.push_real(*shape.accuracy_m);
            } else {
                column.push_null();
            }
        }
    }

    std::optional<Problem> add_field(const OGRFeature& feature, int field, Column& column) const {
        if (!feature.IsFieldSetAndNotNull(field)) {
            column.push_null();
            return std::nullopt;
        }
        switch (column.type()) {
            case ColumnType::integer:
            case ColumnType::boolean:
                column.push_integer(feature.GetFieldAsInteger64(field));
                break;
            case ColumnType::real:
                column.push_real(feature.GetFieldAsDouble(field));
                break;
            case ColumnType::date:
                column.push_text(iso_date(feature, field, false));
                break;
            case ColumnType::datetime:
                column.push_text(iso_date(feature, field, true));
                break;
            case ColumnType::text:
                return push_source_text(feature.GetFieldAsString(field), feature.GetFID(),
                                        m_context, column);
        }
        return std::nullopt;
    }

    OGRLayer& m_layer;
    std::vector<int> m_fields;
    ShapeColumns m_shapes;
    IntakeContext m_context;
    std::int64_t m_rows = 0;
    bool m_ended = false;
};

}  // namespace

std::unique_ptr<BatchReader> read_by_feature(OGRLayer& layer, std::vector<int> columns,
                                             const ShapeColumns& shapes,
                                             const IntakeContext& context) {
    return std::make_unique<FeatureReader>(layer, std::move(columns), shapes, context);
}

}  // namespace zamin::io
