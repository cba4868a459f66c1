// The compiled catalogues, written into a source at build (embed_catalogues.cmake).
#pragma once

#include <string_view>

namespace zamin::text {

std::string_view embedded_tg();
std::string_view embedded_ru();

}  // namespace zamin::text
