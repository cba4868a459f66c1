#include "io/check_workbook.hpp"

#include <cpl_string.h>
#include <expat.h>
#include <fmt/format.h>

#include <memory>
#include <string_view>

#include "io/gdal_handles.hpp"

namespace zamin::io {

namespace {

struct ParserDeleter {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, ParserDeleter>;

struct PartContent {
    bool whole = false;  // well-formed to its end
    std::size_t cells = 0;
};

void XMLCALL count_cell(void* content, const XML_Char* name, const XML_Char** /*attributes*/) {
    if (std::string_view(name) == "c") {
        ++static_cast<PartContent*>(content)->cells;
    }
}

PartContent read_part(const std::string& name) {
    PartContent content;
    const VirtualFile file(VSIFOpenL(name.c_str(), "rb"));
    const Parser parser(XML_ParserCreate(nullptr));
    if (!file || !parser) {
        return content;
    }
    XML_SetUserData(parser.get(), &content);
    XML_SetStartElementHandler(parser.get(), count_cell);
    std::string piece(1 << 16, '\0');
    for (bool last = false; !last;) {
        const std::size_t read = VSIFReadL(piece.data(), 1, piece.size(), file.get());
        last = read < piece.size();
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(read), last ? 1 : 0) ==
            XML_STATUS_ERROR) {
            return content;
        }
    }
    content.whole = true;
    return content;
}

bool is_xml(std::string_view part) {
    return part.ends_with(".xml") || part.ends_with(".rels");
}

}  // namespace

std::string missing_from_workbook(const std::string& file, const std::vector<std::size_t>& cells) {
    const GdalMessages quiet;
    const std::string root = "/vsizip/{" + file + "}";
    const CPLStringList parts(VSIReadDirRecursive(root.c_str()));
    if (parts.FindString("xl/workbook.xml") < 0) {
        return "its list of sheets is missing";
    }
    for (int i = 0; i < parts.Count(); ++i) {
        if (is_xml(parts[i]) && !read_part(fmt::format("{}/{}", root, parts[i])).whole) {
            return fmt::format("its part {} is cut", parts[i]);
        }
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto found =
            read_part(fmt::format("{}/xl/worksheets/sheet{}.xml", root, i + 1)).cells;
        if (found != cells[i]) {
            return fmt::format("sheet {} has {} of {} cells", i + 1, found, cells[i]);
        }
    }
    return "";
}

}  // namespace zamin::io
