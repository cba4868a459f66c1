#include "io/container.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "io/endings.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {

namespace fs = std::filesystem;

constexpr int most_entries = 100000;
constexpr std::size_t most_others = 5;
constexpr std::array map_endings{".shp", ".gpkg",    ".geojson",   ".json", ".kml",    ".kmz",
                                 ".fgb", ".gpx",     ".tab",       ".mif",  ".csv",    ".tsv",
                                 ".dxf", ".gml",     ".xlsx",      ".ods",  ".sqlite", ".topojson",
                                 ".gdb", ".parquet", ".geoparquet"};

void sort_in(std::string name, Container& container) {
    if (has_ending(name, map_endings)) {
        container.members.push_back(std::move(name));
    } else if (container.others.size() < most_others) {
        container.others.push_back(std::move(name));
    }
}

struct DirectoryCloser {
    void operator()(VSIDIR* p) const { VSICloseDir(p); }
};

void look_into_zip(Container& container) {
    const std::unique_ptr<VSIDIR, DirectoryCloser> list(
        VSIOpenDir(container.root.c_str(), -1, nullptr));
    int entries = 0;
    while (list) {
        const VSIDIREntry* entry = VSIGetNextDirEntry(list.get());
        if (!entry) {
            break;
        }
        if (++entries > most_entries) {
            container.left_off = true;
            break;
        }
        const std::string name = entry->pszName;
        const bool folder = VSI_ISDIR(entry->nMode);
        if (folder ? ends_in(name, ".gdb") : name.find(".gdb/") == std::string::npos) {
            sort_in(name, container);
        }
    }
}

void look_into_folder(Container& container) {
    int entries = 0;
    std::error_code failure;
    fs::recursive_directory_iterator it(container.root,
                                        fs::directory_options::skip_permission_denied, failure);
    for (; !failure && it != fs::recursive_directory_iterator(); it.increment(failure)) {
        if (++entries > most_entries) {
            container.left_off = true;
            break;
        }
        std::error_code ignored;
        const std::string name = it->path().lexically_relative(container.root).string();
        if (it->is_directory(ignored)) {
            if (ends_in(name, ".gdb")) {
                it.disable_recursion_pending();
                sort_in(name, container);
            }
        } else if (it->is_regular_file(ignored)) {
            sort_in(name, container);
        }
    }
}

std::string folder_of(const std::string& member) {
    return fs::path(member).parent_path().string();
}

bool all_end_in(const Container& container, const char* ending) {
    return std::all_of(container.members.begin(), container.members.end(),
                       [&](const std::string& member) { return ends_in(member, ending); });
}

}  // namespace

bool is_container(const std::string& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) {
        return !ends_in(fs::path(path), ".gdb") && fs::path(path).has_filename();
    }
    return ends_in(path, ".zip") && !path.ends_with(".gdb.zip");
}

Container look_into(const std::string& path) {
    Container container;
    container.name = path;
    std::error_code failure;
    if (fs::is_directory(path, failure)) {
        container.root = path;
        look_into_folder(container);
    } else {
        container.root = "/vsizip/" + path;
        look_into_zip(container);
    }
    std::sort(container.members.begin(), container.members.end());
    return container;
}

const std::string* find_member(const Container& container, const std::string& word) {
    const auto matches = [&](const std::string& member, int way) {
        const fs::path path = member;
        return (way == 0 && member == word) || (way == 1 && path.filename() == word) ||
               (way == 2 && path.stem() == word);
    };
    for (const int way : {0, 1, 2}) {
        const auto is_match = [&](const std::string& member) { return matches(member, way); };
        const auto count =
            std::count_if(container.members.begin(), container.members.end(), is_match);
        if (count == 1) {
            return &*std::find_if(container.members.begin(), container.members.end(), is_match);
        }
        if (count > 1) {
            return nullptr;
        }
    }
    return nullptr;
}

bool is_one_dataset(const Container& container) {
    const auto& members = container.members;
    return members.size() > 1 && all_end_in(container, ".shp") &&
           std::all_of(members.begin(), members.end(), [&](const std::string& member) {
               return folder_of(member) == folder_of(members.front());
           });
}

bool is_one_survey(const Container& container) {
    return container.members.size() > 1 && all_end_in(container, ".csv");
}

std::string common_folder(const Container& container) {
    return container.members.empty() ? "" : folder_of(container.members.front());
}

std::string member_list(const Container& container) {
    constexpr std::size_t most_listed = 30;
    const std::size_t count = std::min(container.members.size(), most_listed);
    return fmt::format(
        "{}{}",
        fmt::join(container.members.begin(),
                  container.members.begin() + static_cast<std::ptrdiff_t>(count), ", "),
        count < container.members.size() || container.left_off ? " and more" : "");
}

std::string describe_others(const Container& container) {
    return container.others.empty()
               ? "it holds no files"
               : fmt::format("it holds no map data, but {}{}", fmt::join(container.others, ", "),
                             container.others.size() == most_others ? " and perhaps more" : "");
}

}  // namespace zamin::io
