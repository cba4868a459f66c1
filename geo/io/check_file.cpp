#include "io/check_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/error.hpp"
#include "io/endings.hpp"
#include "io/gdal_handles.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {

namespace fs = std::filesystem;

std::string reason_of(const std::error_code& failure) {
    if (failure == std::errc::no_such_file_or_directory || failure == std::errc::not_a_directory) {
        return "no such file or folder";
    }
    if (failure == std::errc::too_many_symbolic_link_levels) {
        return "its links lead round in a circle";
    }
    if (failure == std::errc::permission_denied) {
        return "it may not be read: permission denied; ask its owner, or whoever runs this machine";
    }
    return "it cannot be looked at: " + failure.message();
}

void check_may_be_read(const std::string& path, bool folder) {
    std::error_code failure;
    if (folder) {
        const fs::directory_iterator list(path, failure);
    } else if (!std::ifstream(path, std::ios::binary)) {
        failure = std::error_code(errno, std::generic_category());
    }
    if (failure) {
        throw error("{}: {}", path, reason_of(failure));
    }
}

}  // namespace

void check_readable(const std::string& path) {
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (!fs::exists(status)) {
        throw error("{}: {}", path,
                    failure ? reason_of(failure) : std::string("no such file or folder"));
    }
    const bool folder = fs::is_directory(status);
    if (!folder && !fs::is_regular_file(status)) {
        throw error("{}: it is neither a file nor a folder, but a device or a pipe", path);
    }
    check_may_be_read(path, folder);
    if (!folder && fs::file_size(path, failure) == 0) {
        throw error("{}: the file is empty (0 bytes)", path);
    }
    if (!folder) {
        check_not_zeros(path);
    }
}

void check_not_zeros(const std::string& name) {
    constexpr std::size_t looked_at = 65536;
    const VirtualFile file(VSIFOpenL(name.c_str(), "rb"));
    if (!file) {
        return;
    }
    std::vector<char> head(looked_at);
    head.resize(VSIFReadL(head.data(), 1, head.size(), file.get()));
    constexpr std::size_t fewest = 512;  // less is too little to be sure
    if (head.size() >= fewest &&
        std::all_of(head.begin(), head.end(), [](char c) { return c == '\0'; })) {
        throw error(
            "{}: the file begins with nothing but zero bytes, as an interrupted copy does; copy or "
            "download it again",
            name);
    }
}

FileStamp::FileStamp(const std::string& path) : m_path(path), m_files(look(path)) {}

std::vector<FileStamp::File> FileStamp::look(const std::string& path) {
    constexpr std::array families{std::array{".shp", ".dbf", ".shx"},
                                  std::array{".tab", ".dat", ".map"},
                                  std::array{".mif", ".mid", ".mif"}};
    std::vector<std::string> names{path};
    for (const auto& family : families) {
        if (has_ending(path, family)) {
            for (const char* ending : family) {
                names.push_back(fs::path(path).replace_extension(ending).string());
            }
        }
    }
    std::vector<File> files;
    for (const std::string& name : names) {
        std::error_code failure;
        if (!fs::is_regular_file(name, failure)) {
            continue;
        }
        const auto time = fs::last_write_time(name, failure).time_since_epoch().count();
        files.push_back({name, fs::file_size(name, failure), static_cast<std::int64_t>(time)});
    }
    return files;
}

void FileStamp::check_unchanged() const {
    if (m_files != look(m_path)) {
        throw error(
            "{}: the file was changed while it was being read; read it again when whatever writes "
            "it is done",
            m_path);
    }
}

}  // namespace zamin::io
