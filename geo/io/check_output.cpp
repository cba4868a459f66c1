#include <array>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "core/error.hpp"
#include "io/endings.hpp"
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

std::vector<std::string> files_behind(const SourceName& source) {
    constexpr std::array descriptions{".vrt"};
    constexpr std::uintmax_t most_bytes = 1 << 20;
    std::error_code failure;
    std::vector<std::string> files;
    if (!has_ending(source.path, descriptions) || !fs::is_regular_file(source.path, failure) ||
        fs::file_size(source.path, failure) > most_bytes) {
        return files;
    }
    std::ifstream in(source.path, std::ios::binary);
    const std::string xml{std::istreambuf_iterator<char>(in), {}};
    static const std::regex names("<(?:SrcDataSource|SourceFilename|SourceDataset)[^>]*>([^<]+)<");
    for (std::sregex_iterator found(xml.begin(), xml.end(), names), end; found != end; ++found) {
        const fs::path named = (*found)[1].str();
        files.push_back((fs::path(source.path).parent_path() / named).string());
        files.push_back(named.string());
    }
    return files;
}

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
