// Writing results. The ending of the path picks the format. Every file is written beside its
// target and renamed into place: a crash, a full disk or a cancelled job leaves the old file or
// the new one, never half of one.
#pragma once

#include <filesystem>
#include <span>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/table.hpp"

namespace zamin::io {

// .csv, .json (one table only for csv: UsageError otherwise) or .xlsx (a sheet a table). CSV is
// UTF-8 with a point as decimal mark and TableColumn::decimals; JSON is an array of objects for
// one table, an object of arrays by table name for several.
void write_tables(std::span<const Table> tables, const std::filesystem::path& path);
// The same text as write_tables would put into a .csv file.
std::string csv_text(const Table& table);

// .gpkg (a layer each, source order kept), .geojson (one layer, WGS 84, RFC 7946), .fgb (one
// layer), .csv (one layer, geometry as a WKT column).
void write_layers(std::span<const Layer* const> layers, const std::filesystem::path& path,
                  Progress& progress);

// Endings understood, with the point: {".csv", ".json", ".xlsx"} and {".gpkg", ...}.
std::span<const char* const> table_endings();
std::span<const char* const> layer_endings();

}  // namespace zamin::io
