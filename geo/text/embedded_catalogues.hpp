// The compiled catalogues, written into a source at build (geo/embed_bytes.cmake).
#pragma once

#include <string_view>

namespace zamin::text {

std::string_view embedded_tg_mo();
std::string_view embedded_ru_mo();

}  // namespace zamin::text
