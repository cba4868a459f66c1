// Limits of classes as people type them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.hpp"

namespace zamin::viewer {

// "0.5; 1; 2" or "0,5 1 2": one to eight rising numbers between semicolons or blanks, with a
// decimal point or comma. None for anything else.
std::optional<std::vector<double>> limits_from(std::string_view text);
// "0.5; 1; 2" with the decimal sign of the language.
std::string limits_text(std::span<const double> limits, text::Language language);

}  // namespace zamin::viewer
