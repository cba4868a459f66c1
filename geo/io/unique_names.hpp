// Names that must differ, as those of columns, layers and sheets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zamin::io {

// Same letters, ASCII upper and lower case alike.
bool same_word(std::string_view a, std::string_view b);

// `wanted`, or "wanted_2", "wanted_3"... so that none of `taken` is the same word; cut so that it
// has at most `longest` characters.
std::string unique_name(std::string_view wanted, const std::vector<std::string>& taken,
                        std::size_t longest = std::string::npos);

}  // namespace zamin::io
