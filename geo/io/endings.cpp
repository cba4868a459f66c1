#include "io/endings.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "io/unique_names.hpp"
#include "io/write.hpp"

namespace zamin::io {

bool ends_in(const std::filesystem::path& path, std::string_view ending) {
    return same_word(path.extension().string(), ending);
}

UsageError unknown_ending(const std::filesystem::path& path, std::string_view what,
                          std::span<const char* const> endings) {
    return usage_error("{}: {} are written as {}, by the ending of the file's name", path.string(),
                       what, fmt::join(endings, ", "));
}

bool has_ending(const std::filesystem::path& path, std::span<const char* const> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return ends_in(path, ending); });
}

}  // namespace zamin::io
