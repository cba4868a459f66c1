// GeoJSON and CSV of layers.
#include <fmt/format.h>

#include <cmath>
#include <string>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/layer_writers.hpp"
#include "io/ogr_layer.hpp"
#include "io/text_formats.hpp"

namespace zamin::io {

namespace {

constexpr std::size_t rows_at_once = 4096;

// Calls `row(text, i)` for every row and hands the text to the file in pieces.
template <typename AppendRow>
void append_rows(AtomicFile& file, const Layer& layer, Progress& progress, AppendRow append_row) {
    std::string text;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        if (i % rows_at_once == 0) {
            progress.set(static_cast<double>(i) / static_cast<double>(layer.size()));
            file.append(text);
            text.clear();
        }
        append_row(text, i);
    }
    file.append(text);
}

bool has_value(const Column& column, std::size_t row) {
    return !column.is_null(row) &&
           (column.type() != ColumnType::real || std::isfinite(column.reals()[row]));
}

void append_json_value(std::string& out, const Column& column, std::size_t row) {
    if (!has_value(column, row)) {
        out += "null";
    } else if (column.type() == ColumnType::boolean) {
        out += column.integers()[row] != 0 ? "true" : "false";
    } else if (column.is_number()) {
        out += column.text(row);
    } else {
        append_json_string(out, column.text_view(row));
    }
}

}  // namespace

Geometries in_wgs84(const Layer& layer) {
    Geometries result = layer.geometry;
    if (result.coords.empty()) {
        return result;
    }
    if (!layer.crs.known()) {
        throw error(
            "{}: layer '{}' has no coordinate system, so that it cannot be written in "
            "degrees; name its system or write a .gpkg",
            layer.source, layer.name);
    }
    const Transformation to_degrees(layer.crs, Crs::wgs84());
    to_degrees.apply(result.coords);
    for (std::size_t i = 0; i < result.feature_count(); ++i) {
        for (const Coord p : result.feature_coords(i)) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
                throw error(
                    "{}: layer '{}', feature {}: a vertex lies outside the domain of {}; "
                    "expected coordinates that have a longitude and latitude",
                    layer.source, layer.name, layer.feature_ids[i], layer.crs.label());
            }
        }
    }
    return result;
}

void write_geojson(const Layer& layer, const std::filesystem::path& path, Progress& progress) {
    AtomicFile file(path);
    progress.step(fmt::format("writing {}", layer.name));
    const Geometries degrees = in_wgs84(layer);
    const bool keep_ids = ids_ascend(layer);
    std::string head = "{\n\"type\": \"FeatureCollection\",\n\"name\": ";
    append_json_string(head, layer.name.empty() ? path.stem().string() : layer.name);
    file.append(head + ",\n\"features\": [\n");
    append_rows(file, layer, progress, [&](std::string& out, std::size_t row) {
        out += row == 0 ? R"({"type":"Feature",)" : ",\n{\"type\":\"Feature\",";
        if (keep_ids) {
            out += fmt::format(R"("id":{},)", layer.feature_ids[row]);
        }
        out += R"("properties":{)";
        for (std::size_t c = 0; c < layer.columns.size(); ++c) {
            out += c == 0 ? "" : ",";
            append_json_string(out, layer.columns[c].name);
            out += ':';
            append_json_value(out, layer.columns[c], row);
        }
        out += R"(},"geometry":)";
        append_geojson_geometry(out, degrees, row);
        out += '}';
    });
    file.append("\n]\n}\n");
    file.commit();
}

void write_layer_csv(const Layer& layer, const std::filesystem::path& path, Progress& progress) {
    AtomicFile file(path);
    progress.step(fmt::format("writing {}", layer.name));
    const Geometries degrees = in_wgs84(layer);
    const bool with_geometry = !degrees.coords.empty();
    std::string head = with_geometry ? "WKT" : "";
    for (const Column& column : layer.columns) {
        head += head.empty() ? "" : ",";
        append_csv_field(head, column.name);
    }
    file.append(head + "\n");
    std::string wkt;
    append_rows(file, layer, progress, [&](std::string& out, std::size_t row) {
        if (with_geometry) {
            wkt.clear();
            append_wkt(wkt, degrees, row);
            append_csv_field(out, wkt);
        }
        for (std::size_t c = 0; c < layer.columns.size(); ++c) {
            out += c == 0 && !with_geometry ? "" : ",";
            if (has_value(layer.columns[c], row)) {
                append_csv_field(out, layer.columns[c].text(row));
            }
        }
        out += '\n';
    });
    file.commit();
}

}  // namespace zamin::io
