// Crops on paper: the scheme's colours, a hatch each for print without colour, names in the
// reader's language.
#pragma once

#include <string>
#include <string_view>

#include "print/page_map.hpp"
#include "style/crop_colours.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

Fill crop_fill(style::CropSlot slot);
// "Rice", "Шолӣ"; coverage's "(unknown)" and a blank in words; other names as the source has them.
std::string crop_name(std::string_view crop, const text::Catalogue& words);
// The same within a sentence: "rice"; the crop must be known.
std::string crop_word(std::string_view crop, const text::Catalogue& words);

}  // namespace zamin::print
