// Contents and index of an atlas: lines with the number of a page, in columns over whole pages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "print/page.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// As many sheets as the lines need on pages of the format; none for no lines.
std::vector<Sheet> listing_sheets(const std::string& title, const std::vector<ListingLine>& lines,
                                  const PageFormat& format);

// Lines of the same text (villages of one name on several pages) become one with all its pages;
// sorted by the alphabet.
std::vector<ListingLine> index_of(std::vector<ListingLine> lines);

}  // namespace zamin::print
