// What a folder holds that can be opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "text/catalogue.hpp"

namespace zamin::viewer {

struct FolderEntry {
    std::filesystem::path path;
    std::string name;  // UTF-8
    bool folder = false;
    std::uintmax_t bytes = 0;
};

struct FolderList {
    std::filesystem::path folder;
    std::vector<FolderEntry> entries;  // folders first, then files, each by name
    std::size_t hidden_files = 0;      // files of other kinds
};

// Projects and the vector formats that people in the field bring: .toml, .gpkg, .shp, .geojson ...
bool can_be_opened(const std::filesystem::path& file);

// Entries whose name begins with a point are left out. Throws Error naming the folder when it is
// missing or may not be read.
FolderList list_folder(const std::filesystem::path& folder);

// "3.0 MB", in the words' language.
std::string file_size(std::uintmax_t bytes, const text::Catalogue& words);

// Where people keep things: home, its Documents and Downloads, the working folder; those that
// exist.
struct Place {
    std::string name;
    std::filesystem::path folder;
};
std::vector<Place> places();

}  // namespace zamin::viewer
