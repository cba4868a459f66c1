// A source as the user names it: PATH or PATH::LAYER, where PATH is a file, a zip, a folder or a
// GDAL connection string ("PG:dbname=land").
#pragma once

#include <string>
#include <string_view>

namespace zamin::io {

struct SourceName {
    std::string path;
    std::string layer;  // empty = the only layer, or an error that lists them

    // Splits at the last "::".
    static SourceName parse(std::string_view text);
    std::string text() const;
};

}  // namespace zamin::io
