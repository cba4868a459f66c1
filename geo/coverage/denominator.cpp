#include <fmt/ranges.h>

#include <array>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "coverage/coverage.hpp"

namespace zamin::coverage {

namespace {
struct Words {
    Denominator denominator;
    const char* word;
    const char* phrase;
};
constexpr std::array all_words{
    Words{Denominator::members, "members", msgid("of members' land")},
    Words{Denominator::mapped, "mapped", msgid("of all mapped plots")},
    Words{Denominator::official, "official", msgid("of official cultivable hectares")},
    Words{Denominator::polygon, "polygon", msgid("of the district's area")},
};

const Words& words_of(Denominator denominator) {
    return all_words[static_cast<std::size_t>(denominator)];
}
}  // namespace

const char* to_string(Denominator denominator) {
    return words_of(denominator).word;
}

const char* phrase(Denominator denominator) {
    return words_of(denominator).phrase;
}

Denominator denominator_from(std::string_view word) {
    std::vector<std::string> known;
    for (const Words& words : all_words) {
        if (word == words.word) {
            return words.denominator;
        }
        known.emplace_back(words.word);
    }
    throw usage_error("'{}' is not a denominator; choose one of: {}", word, fmt::join(known, ", "));
}

const char* to_string(Overlaps overlaps) {
    return overlaps == Overlaps::once ? "union" : "count";
}

Overlaps overlaps_from(std::string_view word) {
    for (const Overlaps overlaps : {Overlaps::count, Overlaps::once}) {
        if (word == to_string(overlaps)) {
            return overlaps;
        }
    }
    throw usage_error(
        "'{}' is no way to count overlapping plots; choose count (for each plot) or union (once)",
        word);
}

}  // namespace zamin::coverage
