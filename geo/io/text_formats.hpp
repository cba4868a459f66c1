// Pieces that the text formats share; for .cpp files of geo/io only. Numbers always have a point as
// decimal mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/geometry.hpp"

namespace zamin::io {

// Quoted as RFC 4180 asks where it holds a comma, a quotation mark or a line break.
void append_csv_field(std::string& out, std::string_view text);
// With quotation marks; bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// Decimals of degrees in text formats: 1e-9 degrees are 0.1 mm.
inline constexpr int degree_decimals = 9;
// Rounded to degree_decimals, without zeros at the end.
void append_degrees(std::string& out, double degrees);

// "POLYGON ((0 0,1 0,1 1,0 0))"; nothing for a feature without geometry.
void append_wkt(std::string& out, const Geometries& degrees, std::size_t feature);
// A GeoJSON geometry, null for none; exteriors counter-clockwise; cut at the antimeridian.
void append_geojson_geometry(std::string& out, const Geometries& degrees, std::size_t feature);

}  // namespace zamin::io
