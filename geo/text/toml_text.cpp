#include "text/toml_text.hpp"

#include <cstdint>

namespace zamin::text {

namespace {

constexpr std::size_t most_parts = 200;  // of a key

// Whether the character may stand in a key without an end to it: letters, figures, quotation marks
// and blanks between the parts.
bool goes_on(char c) {
    return c != '=' && c != '\n' && c != '[' && c != ']' && c != '{' && c != '}' && c != ',' &&
           c != '#';
}

// The line, from 1, with a key of too many parts; 0 = none. Texts in quotation marks are taken for
// keys too: one with so many dots in a line and nothing between them but words is nobody's either.
std::uint32_t line_of_endless_key(std::string_view toml) {
    std::uint32_t line = 1;
    std::size_t dots = 0;
    char last = '\0';
    for (const char c : toml) {
        line += c == '\n' ? 1 : 0;
        dots = !goes_on(c) ? 0 : c == '.' && last != '.' ? dots + 1 : dots;
        if (dots > most_parts) {
            return line;
        }
        last = c;
    }
    return 0;
}

}  // namespace

toml::table parse_toml(std::string_view toml) {
    if (const std::uint32_t line = line_of_endless_key(toml); line > 0) {
        toml::source_region where;
        where.begin = {line, 1};
        throw toml::parse_error("a key has more parts than can be read", where);
    }
    return toml::parse(toml);
}

}  // namespace zamin::text
