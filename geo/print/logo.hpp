// The organisation's sign on a page: a PNG picture. For .cpp files of geo/print only.
#pragma once

#include <filesystem>

#include "print/handles.hpp"
#include "print/rect.hpp"

namespace zamin::print {

// Width and height, in any unit. Throws Error naming the file when it is not there or not a PNG.
SizeMm logo_size(const std::filesystem::path& file);
void draw_logo(cairo_t* cr, const std::filesystem::path& file, const RectMm& place);

}  // namespace zamin::print
