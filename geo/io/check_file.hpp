// A look at a path before a driver gets it; for .cpp files of geo/io only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zamin::io {

// Throws Error saying what is wrong: nothing there, a circle of links, no permission, neither a
// file nor a folder (a pipe would keep its reader waiting for ever), empty, or nothing but zero
// bytes in its first 64 KB, as interrupted copies have.
void check_readable(const std::string& path);
// The zero bytes alone, for names of GDAL's ("/vsizip/..."); what cannot be read is let through.
void check_not_zeros(const std::string& name);

// Size and time of a source's files, to notice that somebody writes them meanwhile.
class FileStamp {
  public:
    // The file, and for shapefiles and MapInfo tables those that belong to it. Nothing for folders,
    // archives' members and connections.
    explicit FileStamp(const std::string& path);
    // Throws Error naming the file when one has another size or time than before.
    void check_unchanged() const;

  private:
    struct File {
        std::string path;
        std::uintmax_t bytes = 0;
        std::int64_t time = 0;
        friend bool operator==(const File&, const File&) = default;
    };
    static std::vector<File> look(const std::string& path);
    std::string m_path;
    std::vector<File> m_files;
};

}  // namespace zamin::io
