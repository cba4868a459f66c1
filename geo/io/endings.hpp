// What the ending of an output's name asks for; for .cpp files of geo/io only.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "core/error.hpp"

namespace zamin::io {

// Upper and lower case alike; the ending with its point.
bool ends_in(const std::filesystem::path& path, std::string_view ending);

UsageError unknown_ending(const std::filesystem::path& path, std::string_view what,
                          std::span<const char* const> endings);

// The only one of several, for formats that hold one; throws UsageError saying what to write
// instead.
template <typename T>
const T& only_one(std::span<T> things, const std::filesystem::path& path, std::string_view what,
                  std::string_view instead) {
    if (things.size() != 1) {
        throw usage_error("{}: this format holds one {}, not {}; write {}", path.string(), what,
                          things.size(), instead);
    }
    return things.front();
}

}  // namespace zamin::io
