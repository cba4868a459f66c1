// Zips and folders: what they hold that can be opened; for .cpp files of geo/io only.
#pragma once

#include <string>
#include <vector>

#include "io/gdal_handles.hpp"

namespace zamin::io {

struct Container {
    std::string name;                  // as the user named it
    std::string root;                  // as GDAL names it: "/vsizip/land.zip", "/data/land"
    std::vector<std::string> members;  // map files, paths below the root, sorted
    std::vector<std::string> others;   // some of the other files
    bool left_off = false;             // there is more than was looked at
};

// A zip by its ending or a folder; a FileGDB is a folder that GDAL opens as one file.
bool is_container(const std::string& path);

// Looks no further than 100,000 entries, follows no links, and passes over folders that may not be
// entered. Of the files of a shapefile only the .shp is a member.
Container look_into(const std::string& path);

// The member meant by a word: its path below the root, its file name, or that without its ending.
// nullptr if there is none, or several.
const std::string* find_member(const Container& container, const std::string& word);

// Whether GDAL can open all members at once: shapefiles in one folder.
bool is_one_dataset(const Container& container);
// Whether they are tables of one survey: all CSV.
bool is_one_survey(const Container& container);
// The folder that all members lie in, below the root; empty for the root.
std::string common_folder(const Container& container);

// The first of the members, for a sentence that asks for one.
std::string member_list(const Container& container);
// "it holds no map data, but notes.txt, b.zip and others".
std::string describe_others(const Container& container);

}  // namespace zamin::io
