#include <string>

#include "core/error.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace fs = std::filesystem;

namespace {

// The file that a GDAL name stands for: "/vsizip//data/plots.zip/plots.shp" is "/data/plots.zip".
fs::path file_behind(const std::string& source) {
    fs::path path = source;
    std::error_code ignored;
    while (path.string().starts_with("/vsi") && path.string().find('/', 1) != std::string::npos) {
        path = path.string().substr(path.string().find('/', 1) + 1);
    }
    while (!fs::exists(path, ignored) && path.has_parent_path() && path != path.parent_path() &&
           source.starts_with("/vsi")) {
        path = path.parent_path();
    }
    return path;
}

}  // namespace

void check_output_is_not_input(const fs::path& output, std::span<const SourceName> sources) {
    std::error_code ignored;
    for (const SourceName& source : sources) {
        const fs::path input = file_behind(source.path);
        const bool same =
            fs::weakly_canonical(output, ignored) == fs::weakly_canonical(input, ignored) ||
            fs::equivalent(output, input, ignored);
        const bool inside = fs::is_directory(input, ignored) && fs::exists(output, ignored) &&
                            fs::equivalent(output.parent_path(), input, ignored);
        if (same || inside) {
            throw usage_error(
                "{}: is also an input ({}); sources are never changed, write "
                "somewhere else",
                output.string(), source.text());
        }
    }
}

}  // namespace zamin::io
