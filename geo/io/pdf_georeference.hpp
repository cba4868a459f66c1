// Pages of a PDF that know where they are: GeoPDF, for phone readers and GIS.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin::io {

// A page's map: its frame in millimetres from the page's top left corner (y down), and what lies
// in it.
struct PageGeoreference {
    double page_width_mm = 0.0;
    double page_height_mm = 0.0;
    double left_mm = 0.0;
    double top_mm = 0.0;
    double width_mm = 0.0;
    double height_mm = 0.0;
    Box box;  // in `crs`
    Crs crs;
};

// Writes a PDF, beside the target and renamed, with the georeference and neatline of every map of
// every page: an entry a page. They stand behind the PDF's own bytes, which stay as they are; its
// objects have to be listed in a table, as before PDF 1.5. Throws Error for any other, with
// libqpdf's message for what is no PDF, and when the file cannot be written.
void write_geo_pdf(const std::filesystem::path& path, std::string_view pdf,
                   const std::vector<std::vector<PageGeoreference>>& pages);

}  // namespace zamin::io
