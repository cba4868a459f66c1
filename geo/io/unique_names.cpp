#include "io/unique_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace zamin::io {

namespace {
// The first `count` characters of UTF-8 text.
std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (begins && ++characters > count) {
            return text.substr(0, i);
        }
    }
    return text;
}
}  // namespace

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

std::string unique_name(std::string_view wanted, const std::vector<std::string>& taken,
                        std::size_t longest) {
    const auto is_taken = [&](const std::string& name) {
        return std::any_of(taken.begin(), taken.end(),
                           [&](const std::string& other) { return same_word(name, other); });
    };
    std::string name(first_characters(wanted, longest));
    for (int n = 2; is_taken(name); ++n) {
        const std::string number = fmt::format("_{}", n);
        name = fmt::format("{}{}", first_characters(wanted, longest - number.size()), number);
    }
    return name;
}

}  // namespace zamin::io
