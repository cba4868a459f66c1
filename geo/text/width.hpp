// How much room UTF-8 text takes in characters of equal width, as on a terminal or in a sheet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zamin::text {

// One a character, none for combining marks, two for wide East Asian characters. A byte that is
// not UTF-8 counts one.
std::size_t display_width(std::string_view utf8);

// Filled up with spaces to `width`; longer text is left as it is.
std::string pad_right(std::string_view utf8, std::size_t width);
std::string pad_left(std::string_view utf8, std::size_t width);

// At most `width` wide, with an ellipsis where something was cut off; never cut inside a character.
std::string shortened(std::string_view utf8, std::size_t width);

}  // namespace zamin::text
