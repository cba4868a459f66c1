// What stands above and below a page's content. For .cpp files of geo/print only.
#pragma once

#include "print/layout.hpp"

namespace zamin::print {

// Title, statement, organisation and logo. A title longer than its place becomes smaller, then
// takes more lines; it is never cut.
Block head_block(const Typesetter& type, const Sheet& sheet, const Measures& measures,
                 double most_title_mm);
// Notes, projection and scale, page number.
Block foot_block(const Typesetter& type, const Sheet& sheet, const MapFrame& frame,
                 const Measures& measures, PageNumber number, const text::Catalogue& words);
// Boxes of 60 x 25 mm (smaller where they would not fit side by side) with their captions.
Block signature_block(const Typesetter& type, const std::vector<std::string>& captions,
                      const Measures& measures);

}  // namespace zamin::print
