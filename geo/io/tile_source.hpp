// Pictures that come from a server in tiles: an address with {z}, {x} and {y}, or a description of
// GDAL's WMS driver (a file, or its text).
#pragma once

#include <string>
#include <string_view>

namespace zamin::io {

// How long a tile is waited for where its description says nothing.
inline constexpr int tile_timeout_s = 10;

// "https://tiles.example/{z}/{x}/{y}.png", a file of GDAL_WMS, "<GDAL_WMS>..." or
// "WMS:https://...".
bool names_tiles(std::string_view path);

// What GDAL is to open for it: a description that gives up after tile_timeout_s, so that nothing
// waits for a server that is not there. Throws Error where the file cannot be read.
std::string tile_description(const std::string& path);

// "tiles.example", the file's name, or the beginning of the description: for people.
std::string tile_title(const std::string& path);

}  // namespace zamin::io
