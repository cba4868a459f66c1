// Reading vector layers through GDAL.
//
// What comes out is two-dimensional, linear, x = longitude or easting, polygons valid with closed
// rings, exteriors counter-clockwise. What was done to get there is in the import report; no row
// disappears.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "io/source.hpp"
#include "measure/repair.hpp"
#include "text/encoding.hpp"

namespace zamin::io {

using measure::Repair;

struct LayerInfo;
// Asked for a column that the layer lacks, which has to be read or (not `required`) would be
// welcome: the column to read in its place, under the missing one's name; empty = none.
using StandIn =
    std::function<std::string(const std::string& missing, bool required, const LayerInfo& layer)>;

struct ReadOptions {
    // Attribute columns to read; nullopt = all. Unknown names throw UsageError with the closest.
    std::optional<std::vector<std::string>> columns;
    // With `columns`: further ones, read where the layer has them.
    std::vector<std::string> optional_columns;
    StandIn stand_in;  // for both kinds; null = none
    // Only rows for which this is true, as after WHERE in GDAL's attribute SQL: "crop = 'rice'". A
    // database sends no others. Latin letters are compared whatever their case; empty = all rows.
    std::string where;
    // CRS to use in place of the source's own ("EPSG:28412"); empty = the source's.
    std::string crs;
    // CRS where the source has none of its own; empty = degrees, where the numbers can be such.
    std::string crs_where_none;
    // Encoding of the texts of a DBF, CSV or the like ("CP1251"); empty = what the file says if
    // that can be trusted, else guessed and reported.
    std::string encoding;
    // Legacy font whose letters are turned into Tajik ones (text::LegacyLetters); empty = none.
    std::string letters;
    Repair repair = Repair::structure;
    // Geometry the caller needs; any other kind is kept as a row without geometry and reported. If
    // no feature has it, an Error says what the layer holds instead, or, where that is not refused,
    // a problem of the whole layer. none = anything.
    GeometryKind expect = GeometryKind::none;
    bool refuse_without_expected = true;
    int threads = 0;  // 0 = one a core
};

// Rows whose shape could not be used. They are in the layer too, without it.
struct RejectedRows {
    std::vector<std::size_t> rows;     // of the layer, ascending
    std::vector<std::string> reasons;  // of each, a sentence
    Geometries shapes;                 // of each as the source has it, none where unreadable
};

struct ReadResult {
    Layer layer;
    ImportReport report;
    RejectedRows rejected;
};

// Throws Error naming file, layer and GDAL's own message: no file, not a vector file, truncated,
// changed while it was read, several layers and none named, no CRS where the numbers cannot be
// degrees. Tables whose shapes are in columns get the columns `capture` ("walked", "drawn") and
// `accuracy_m` where the vertices have an accuracy and there are none of these names.
ReadResult read_layer(const SourceName& source, const ReadOptions& options, Progress& progress);

// The same rows in the same order, in stretches of at most `rows_at_once` (but at least a batch of
// the driver's), so that a layer need not be held as a whole. Each stretch has the report of its
// rows; the first has the notes on the layer. There is at least one, which may be empty. Throws
// like read_layer; Error for a layer without CRS, about which all its rows would have to be asked.
void read_in_parts(const SourceName& source, const ReadOptions& options, std::size_t rows_at_once,
                   const std::function<void(ReadResult&&)>& take, Progress& progress);

// In which encoding the texts of a layer are.
struct EncodingInfo {
    std::string encoding;       // they are read as; empty = UTF-8, or nothing but ASCII was found
    std::string declared;       // by the file; empty = nothing
    bool asked = false;         // `encoding` was named by the user
    bool guessed = false;       // it is the first of the readings
    text::EncodingGuess guess;  // three readings of the first texts beyond ASCII; none without them
};

struct ColumnInfo {
    std::string name;
    ColumnType type = ColumnType::text;
    std::vector<std::string> samples;  // up to five different values, in feature order
    // Of the rows looked at (LayerInfo::rows_looked_at):
    std::size_t filled = 0;        // values that are not blank
    std::size_t different = 0;     // different ones among these
    std::optional<double> median;  // where at least half of these are numbers, also as text
};

struct LayerInfo {
    std::string name;
    std::string geometry;  // GDAL's word: "Polygon", "Multi Polygon", "None"
    std::string shapes;    // "column 'path'" where a table has its shapes in columns, else empty
    GeometryKind shapes_kind = GeometryKind::none;  // of these
    std::int64_t features = 0;
    Crs crs;
    Box extent;                 // in the CRS's own units
    std::vector<Coord> places;  // of the first rows, in the CRS's own units
    EncodingInfo encoding;
    std::size_t rows_looked_at = 0;        // the first ones
    std::optional<double> median_area_ha;  // of their polygons, on the ellipsoid
    std::vector<ColumnInfo> columns;

    // nullptr if there is none of exactly this name.
    const ColumnInfo* find_column(std::string_view column) const;
};

struct SourceInfo {
    std::string source;
    std::string driver;
    std::vector<LayerInfo> layers;
};

// The sources that a source stands for: one for each map file of a folder or zip that GDAL cannot
// open as a whole, itself otherwise. Throws Error when it may not be looked at.
std::vector<SourceName> sources_in(const SourceName& source);

// Throws Error like read_layer. Of the options, the encoding and the letters count.
SourceInfo describe(const SourceName& source, const ReadOptions& options = {});

}  // namespace zamin::io
