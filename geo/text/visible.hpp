// Names and messages of others, as they can be shown within a line of ours.
#pragma once

#include <string>
#include <string_view>

namespace zamin::text {

// One line in which nothing is hidden: line breaks and other control characters become \n, \t,
// \x1b; marks that turn the direction of writing or take no room \u202e; bytes that are not UTF-8
// \xff. Everything else, a backslash too, stays.
std::string visible(std::string_view text);

}  // namespace zamin::text
