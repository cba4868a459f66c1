// Names without the words that they all carry: "Vakhsh" for "Vakhsh District", "Kulob" for
// "District of Kulob", "Восеъ" for "ноҳияи Восеъ". For narrow columns and the map; full names stay
// in sentences and files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zamin::text {

struct CommonWords {
    std::string first;  // with its blank, "ноҳияи ", "District of "; empty = none
    std::string last;   // with its blank, " District"; empty = none

    // The name without them; a name that would become empty stays whole.
    std::string without(std::string_view name) const;
};

// The first and last words that at least four of five names share; none among fewer than three
// names.
CommonWords common_words(const std::vector<std::string>& names);

}  // namespace zamin::text
