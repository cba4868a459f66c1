// Dates as people write them. Files for machines keep ISO 8601.
#pragma once

#include <string>
#include <string_view>

#include "text/language.hpp"

namespace zamin::text {

// "2018-05-03" or "2018-05-03T07:30:00Z": "3 May 2018", "3 майи соли 2018", "3 мая 2018 г.".
// What is not such a date comes back as it is.
std::string date(std::string_view iso, Language language = Language::english);

}  // namespace zamin::text
