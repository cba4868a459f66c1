// What several parts of a page are made of. For .cpp files of geo/print only.
#pragma once

#include <string>

#include "print/blocks.hpp"
#include "print/page_theme.hpp"

namespace zamin::print::block_parts {

TextStyle small(const Measures& m, Align align = Align::left);
double heading_height(const Typesetter& type, const std::string& title, const Measures& m,
                      double width);
// Draws a heading and returns what is left below it.
RectMm under_heading(Pen& pen, const std::string& title, const Measures& m, const RectMm& place);
// "+12 more"
std::string more_text(std::size_t left, const text::Catalogue& words);
// As many as are asked for; a single row more takes the line that would say so.
std::size_t shown_rows(std::size_t rows, std::size_t most);

}  // namespace zamin::print::block_parts
