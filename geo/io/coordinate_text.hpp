// A coordinate as people type it into a table.
#pragma once

#include <optional>
#include <string_view>

namespace zamin::io {

// "37.91", "37,91", "12 568 000,5" (spaces, also no-break ones, between groups of three),
// "37°54'36\"N", "69 в.д.": degrees or metres, south and west negative. nullopt for anything else,
// for minutes or seconds of 60 and more, and for what is not finite.
std::optional<double> parse_coordinate(std::string_view text);

}  // namespace zamin::io
