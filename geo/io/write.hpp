// Writing results. The ending of the path picks the format. Every file is written beside its
// target and renamed into place: a crash, a full disk or a cancelled job leaves the old file or
// the new one, never half of one. The same input gives the same bytes, the date in a workbook
// aside.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/table.hpp"
#include "io/source.hpp"

namespace zamin::io {

// .csv, .json (one table only for csv: UsageError otherwise) or .xlsx (a sheet a table). CSV is
// UTF-8 with a point as decimal mark and TableColumn::decimals; JSON has the same numbers, as an
// array of objects for one table, an object of arrays by table name for several.
void write_tables(std::span<const Table> tables, const std::filesystem::path& path);
// The same text as write_tables would put into a .csv file.
std::string csv_text(const Table& table);

// .gpkg (a layer each, source order kept; feature ids kept where they ascend), .geojson (one
// layer, WGS 84, RFC 7946, nine decimals = 0.1 mm), .fgb (one layer; its spatial index reorders the
// rows, and it has no rows without geometry: UsageError), .csv (one layer, geometry as a WKT column
// in WGS 84, since the file cannot name another CRS). Column types, nulls and, but for .fgb, rows
// without geometry are kept. Throws UsageError for an ending or a number of layers that the format
// does not have, Error naming the file and the reason, Cancelled.
void write_layers(std::span<const Layer* const> layers, const std::filesystem::path& path,
                  Progress& progress);

// Endings understood, with the point: {".csv", ".json", ".xlsx"} and {".gpkg", ...}.
std::span<const char* const> table_endings();
std::span<const char* const> layer_endings();
// Whether the path ends in one of them, upper and lower case alike.
bool has_ending(const std::filesystem::path& path, std::span<const char* const> endings);

// Throws UsageError when the output is one of the sources' files, by whatever name, or lies in a
// folder or archive that is one.
// The files that a description names in place of holding rows itself (GDAL's VRT); as paths.
std::vector<std::string> files_behind(const SourceName& source);
void check_output_is_not_input(const std::filesystem::path& output,
                               std::span<const SourceName> sources);

}  // namespace zamin::io
