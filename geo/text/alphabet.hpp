// Order of names: the Tajik alphabet (А Б В Г Ғ Д Е Ё Ж З И Ӣ Й К Қ Л М Н О П Р С Т У Ӯ Ф Х Ҳ Ч Ҷ Ш
// Щ Ъ Ы Ь Э Ю Я with the Russian letters in their places), Latin letters before Cyrillic ones,
// figures by value before both. Upper and lower case are alike, unless nothing else differs.
#pragma once

#include <string_view>

namespace zamin::text {

// Whether name `a` comes before name `b`; a strict weak order in which only equal texts are equal.
bool comes_before(std::string_view a, std::string_view b);

}  // namespace zamin::text
