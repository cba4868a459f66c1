// A remark in the reader's language.
#pragma once

#include <string>

#include "core/remark.hpp"
#include "text/catalogue.hpp"

namespace zamin::text {

inline std::string remark_text(const Remark& remark, const Catalogue& words) {
    const auto before = [&](const std::string& word) {
        return word.empty() ? std::string() : words.tr(word) + ": ";
    };
    return before(remark.about) + before(remark.problem) + words.say(remark.text);
}

}  // namespace zamin::text
