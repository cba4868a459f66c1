#include "io/text_formats.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "io/gdal_handles.hpp"
#include "io/ogr_layer.hpp"

namespace zamin::io {

void append_csv_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') {
            out += '"';
        }
        out += c;
    }
    out += '"';
}

void append_json_string(std::string& out, std::string_view text) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_degrees(std::string& out, double degrees) {
    const std::size_t begin = out.size();
    fmt::format_to(std::back_inserter(out), "{:.{}f}", degrees, degree_decimals);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') {
        out.pop_back();
    }
    if (std::string_view(out).substr(begin) == "-0") {
        out.erase(begin, 1);
    }
}

namespace {

// The marks in which WKT and GeoJSON differ.
struct Marks {
    char open;
    char close;
    std::string_view before_point;
    std::string_view between;
    std::string_view after_point;
};
constexpr Marks wkt_marks{'(', ')', "", " ", ""};
constexpr Marks json_marks{'[', ']', "[", ",", "]"};

void append_point(std::string& out, const Marks& marks, Coord p) {
    out += marks.before_point;
    append_degrees(out, p.x);
    out += marks.between;
    append_degrees(out, p.y);
    out += marks.after_point;
}

// `backwards` turns a ring round.
void append_vertices(std::string& out, const Marks& marks, Ring ring, bool backwards) {
    out += marks.open;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i > 0) {
            out += ',';
        }
        append_point(out, marks, backwards ? ring[ring.size() - 1 - i] : ring[i]);
    }
    out += marks.close;
}

void append_polygon(std::string& out, const Marks& marks, const Geometries& all, std::size_t part) {
    out += marks.open;
    const std::size_t exterior = all.part_offsets[part];
    for (std::size_t r = exterior; r < all.part_offsets[part + 1]; ++r) {
        if (r > exterior) {
            out += ',';
        }
        const bool counter_clockwise = signed_area2(all.ring(r)) > 0.0;
        append_vertices(out, marks, all.ring(r), counter_clockwise != (r == exterior));
    }
    out += marks.close;
}

void append_part(std::string& out, const Marks& marks, const Geometries& all, GeometryKind kind,
                 std::size_t part) {
    if (kind == GeometryKind::polygon) {
        append_polygon(out, marks, all, part);
    } else if (kind == GeometryKind::line) {
        append_vertices(out, marks, all.ring(all.part_offsets[part]), false);
    } else {
        append_point(out, marks, all.ring(all.part_offsets[part])[0]);
    }
}

void append_parts(std::string& out, const Marks& marks, const Geometries& all,
                  std::size_t feature) {
    const std::size_t first = all.feature_offsets[feature];
    const std::size_t end = all.feature_offsets[feature + 1];
    if (end - first == 1) {
        append_part(out, marks, all, all.kinds[feature], first);
        return;
    }
    out += marks.open;
    for (std::size_t part = first; part < end; ++part) {
        if (part > first) {
            out += ',';
        }
        append_part(out, marks, all, all.kinds[feature], part);
    }
    out += marks.close;
}

bool is_single(const Geometries& all, std::size_t feature) {
    return all.feature_offsets[feature + 1] - all.feature_offsets[feature] == 1;
}

bool crosses_antimeridian(const Box& degrees) {
    return degrees.min_x < -180.0 || degrees.max_x > 180.0;
}

void append_cut_at_antimeridian(std::string& out, const Geometries& degrees, std::size_t feature) {
    const Geometry whole = to_ogr(degrees, feature, false);
    char wrap[] = "WRAPDATELINE=YES";
    char* options[] = {wrap, nullptr};
    const Geometry cut(OGRGeometryFactory::transformWithOptions(whole.get(), nullptr, options));
    char* text = (cut ? cut : whole)->exportToJson();
    out += text;
    CPLFree(text);
}

}  // namespace

void append_wkt(std::string& out, const Geometries& degrees, std::size_t feature) {
    const bool single = is_single(degrees, feature);
    switch (degrees.kinds[feature]) {
        case GeometryKind::none:
            return;
        case GeometryKind::point:
            out += single ? "POINT " : "MULTIPOINT ";
            break;
        case GeometryKind::line:
            out += single ? "LINESTRING " : "MULTILINESTRING ";
            break;
        case GeometryKind::polygon:
            out += single ? "POLYGON " : "MULTIPOLYGON ";
            break;
    }
    const bool bare_point = single && degrees.kinds[feature] == GeometryKind::point;
    out += bare_point ? "(" : "";
    append_parts(out, wkt_marks, degrees, feature);
    out += bare_point ? ")" : "";
}

void append_geojson_geometry(std::string& out, const Geometries& degrees, std::size_t feature) {
    const GeometryKind kind = degrees.kinds[feature];
    if (kind == GeometryKind::none) {
        out += "null";
        return;
    }
    if (crosses_antimeridian(degrees.feature_box(feature))) {
        append_cut_at_antimeridian(out, degrees, feature);
        return;
    }
    out += R"({"type":")";
    out += is_single(degrees, feature) ? "" : "Multi";
    out += kind == GeometryKind::point  ? "Point"
           : kind == GeometryKind::line ? "LineString"
                                        : "Polygon";
    out += R"(","coordinates":)";
    append_parts(out, json_marks, degrees, feature);
    out += '}';
}

}  // namespace zamin::io
