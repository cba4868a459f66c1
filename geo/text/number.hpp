// Numbers as people read them. Files for machines (CSV, JSON) never go through here.
#pragma once

#include <cstdint>
#include <string>

#include "text/language.hpp"

namespace zamin::text {

// 1234567.891 with two decimals: "1,234,567.89" in English; "1 234 567,89" with no-break spaces in
// Tajik and Russian. Not finite: an en dash.
std::string number(double value, int decimals, Language language = Language::english);
std::string integer(std::int64_t value, Language language = Language::english);

// Hectares without their unit: no decimals from 1000 on, else one; two below 1.
std::string hectares(double area_ha, Language language = Language::english);

}  // namespace zamin::text
