// Words for matching and showing names: Latin and Cyrillic with the Tajik letters.
#pragma once

#include <string>
#include <string_view>

namespace zamin::text {

// Composed (NFC), lower case, blanks trimmed and single, '_' as blank, Tajik letters as their
// Russian neighbours (ғ г, ӣ и, қ к, ӯ у, ҳ х, ҷ ч): for matching only.
std::string fold_word(std::string_view text);

// "Восеъ" -> "В О С Е Ъ" with hair spaces: how districts are written on the map.
std::string spaced_capitals(std::string_view text);
std::string capitals(std::string_view text);
// "rice" -> "Rice".
std::string with_capital(std::string_view text);

}  // namespace zamin::text
