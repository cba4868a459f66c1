// Small UTF-8 helpers for matching and showing names: Latin and Cyrillic with the Tajik letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zamin::text {

// Code points; a byte that is not UTF-8 becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view utf8);
std::string utf8(const std::vector<char32_t>& points);

// Latin and Cyrillic letters with their extensions; every other character is its own case.
char32_t lower(char32_t c);
char32_t upper(char32_t c);

// Lower case, blanks trimmed and single, '_' as blank, Tajik letters as their Russian neighbours
// (ғ г, ӣ и, қ к, ӯ у, ҳ х, ҷ ч): for matching only.
std::string fold_word(std::string_view text);

// "Восеъ" -> "В О С Е Ъ" with hair spaces: how districts are written on the map.
std::string spaced_capitals(std::string_view text);

}  // namespace zamin::text
