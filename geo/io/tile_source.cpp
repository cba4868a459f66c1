#include "io/tile_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.hpp"

namespace zamin::io {

namespace {

constexpr std::string_view description = "<GDAL_WMS";
constexpr std::size_t most_bytes = 1U << 20U;  // of a description

bool is_template(std::string_view path) {
    return path.starts_with("http") && path.find("{z}") != std::string_view::npos &&
           path.find("{x}") != std::string_view::npos &&
           (path.find("{y}") != std::string_view::npos ||
            path.find("{-y}") != std::string_view::npos);
}

std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(most_bytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

bool is_description_file(std::string_view path) {
    return path.ends_with(".xml") &&
           text_of(std::string(path)).find(description) != std::string::npos;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// Tiles of 256 pixels in the web's Mercator projection, as all such addresses have them. A tile
// that the server does not have is empty.
std::string description_of(std::string address) {
    const bool from_south = address.find("{-y}") != std::string::npos;
    replace_all(address, "&", "&amp;");
    replace_all(address, "{z}", "${z}");
    replace_all(address, "{x}", "${x}");
    replace_all(address, "{y}", "${y}");
    replace_all(address, "{-y}", "${y}");
    return fmt::format(
        "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>{}</ServerUrl></Service><DataWindow>"
        "<UpperLeftX>-20037508.342789244</UpperLeftX><UpperLeftY>20037508.342789244</UpperLeftY>"
        "<LowerRightX>20037508.342789244</LowerRightX><LowerRightY>-20037508.342789244"
        "</LowerRightY><TileLevel>18</TileLevel><TileCountX>1</TileCountX>"
        "<TileCountY>1</TileCountY><YOrigin>{}</YOrigin></DataWindow>"
        "<Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX>"
        "<BlockSizeY>256</BlockSizeY><BandsCount>3</BandsCount>"
        "<ZeroBlockHttpCodes>204,404</ZeroBlockHttpCodes>"
        "<UserAgent>Zamin</UserAgent></GDAL_WMS>",
        address, from_south ? "bottom" : "top");
}

}  // namespace

bool names_tiles(std::string_view path) {
    return is_template(path) || path.starts_with(description) || path.starts_with("WMS:") ||
           is_description_file(path);
}

std::string tile_description(const std::string& path) {
    if (path.starts_with("WMS:")) {
        return path;
    }
    std::string text = is_template(path) ? description_of(path) : path;
    if (!text.starts_with(description)) {
        text = text_of(path);
        const std::size_t begin = text.find(description);
        if (begin == std::string::npos) {
            throw error("{}: cannot be read; expected a description <GDAL_WMS>", path);
        }
        text.erase(0, begin);
    }
    const std::size_t end = text.rfind("</GDAL_WMS>");
    if (end != std::string::npos && text.find("<Timeout>") == std::string::npos) {
        text.insert(end, fmt::format("<Timeout>{}</Timeout>", tile_timeout_s));
    }
    return text;
}

std::string tile_title(const std::string& path) {
    const std::size_t scheme = path.find("://");
    if (scheme == std::string::npos) {
        return path.starts_with(description) ? "WMS"
                                             : std::filesystem::path(path).filename().string();
    }
    const std::size_t host = scheme + 3;
    return path.substr(host, std::min(path.find_first_of("/?:<", host), path.size()) - host);
}

}  // namespace zamin::io
