#include "viewer/file_list.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace zamin::viewer {

namespace {

constexpr std::array<std::string_view, 16> known_endings = {
    ".toml", ".gpkg", ".shp", ".geojson", ".json", ".fgb",     ".kml", ".kmz",
    ".gpx",  ".csv",  ".zip", ".gml",     ".tab",  ".parquet", ".dxf", ".sqlite"};

std::filesystem::path home_folder() {
    for (const char* variable : {"HOME", "USERPROFILE"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return value;
        }
    }
    return {};
}

}  // namespace

bool can_be_opened(const std::filesystem::path& file) {
    const std::string ending = text::fold_word(file.extension().string());
    return std::find(known_endings.begin(), known_endings.end(), ending) != known_endings.end();
}

FolderList list_folder(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code failure;
    FolderList list;
    list.folder = fs::weakly_canonical(folder, failure);
    fs::directory_iterator entries(folder, fs::directory_options::skip_permission_denied, failure);
    if (failure) {
        throw error("The folder '{}' cannot be listed: {}.", folder.string(), failure.message());
    }
    for (; entries != fs::directory_iterator(); entries.increment(failure)) {
        FolderEntry entry;
        entry.path = entries->path();
        entry.name = entry.path.filename().string();
        std::error_code unreadable;
        entry.folder = entries->is_directory(unreadable);
        if (entry.name.empty() || entry.name.front() == '.') {
            continue;
        }
        if (!entry.folder && !can_be_opened(entry.path)) {
            ++list.hidden_files;
            continue;
        }
        entry.bytes = entry.folder ? 0 : entries->file_size(unreadable);
        if (unreadable) {
            entry.bytes = 0;
        }
        list.entries.push_back(std::move(entry));
    }
    std::sort(list.entries.begin(), list.entries.end(), [](const auto& a, const auto& b) {
        const std::string x = text::fold_word(a.name);
        const std::string y = text::fold_word(b.name);
        return a.folder != b.folder ? a.folder : x != y ? x < y : a.name < b.name;
    });
    return list;
}

std::string file_size(std::uintmax_t bytes, const text::Catalogue& words) {
    const auto value = static_cast<double>(bytes);
    const auto number = [&](double of, int decimals) {
        return text::number(of, decimals, words.language());
    };
    if (value < 1000.0) {
        return words.tr("{0} B", number(value, 0));
    }
    if (value < 1e6) {
        return words.tr("{0} kB", number(value / 1e3, 0));
    }
    return value < 1e9 ? words.tr("{0} MB", number(value / 1e6, 1))
                       : words.tr("{0} GB", number(value / 1e9, 1));
}

std::vector<Place> places() {
    namespace fs = std::filesystem;
    std::vector<Place> result;
    const auto add = [&result](std::string name, const fs::path& folder) {
        std::error_code failure;
        if (!folder.empty() && fs::is_directory(folder, failure)) {
            result.push_back({std::move(name), folder});
        }
    };
    const fs::path home = home_folder();
    if (!home.empty()) {
        add(msgid("Home"), home);
        add(msgid("Documents"), home / "Documents");
        add(msgid("Downloads"), home / "Downloads");
    }
    std::error_code failure;
    add(msgid("Working folder"), fs::current_path(failure));
    return result;
}

}  // namespace zamin::viewer
