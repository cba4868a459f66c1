#include "io/coordinate_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace zamin::io {

namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view narrow_no_break_space = "\u202f";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

void trim(std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
}

// -1 for south and west, 1 for north and east or none; takes the word away.
double take_hemisphere(std::string& text) {
    constexpr std::array<std::pair<std::string_view, double>, 12> words{{{"с.ш.", 1.0},
                                                                         {"ю.ш.", -1.0},
                                                                         {"в.д.", 1.0},
                                                                         {"з.д.", -1.0},
                                                                         {"N", 1.0},
                                                                         {"S", -1.0},
                                                                         {"E", 1.0},
                                                                         {"W", -1.0},
                                                                         {"n", 1.0},
                                                                         {"s", -1.0},
                                                                         {"e", 1.0},
                                                                         {"w", -1.0}}};
    for (const auto& [word, sign] : words) {
        if (text.size() > word.size() && text.ends_with(word)) {
            text.erase(text.size() - word.size());
            trim(text);
            return sign;
        }
    }
    return 1.0;
}

// "12 568 000" without its spaces; untouched where the groups are not of three digits.
void join_thousands(std::string& text) {
    const std::size_t end = std::min(text.find_first_of(".,"), text.size());
    const std::size_t first = text.find(' ');
    for (std::size_t at = first; at < end; at += 4) {
        if (text[at] != ' ' || at + 4 > end) {
            return;
        }
    }
    if (first < end) {
        std::string joined;
        for (const char c : text) {
            if (c != ' ') {
                joined += c;
            }
        }
        text = joined;
    }
}

std::optional<double> plain_number(std::string text) {
    trim(text);
    join_thousands(text);
    if (const std::size_t comma = text.find(','); comma != std::string::npos) {
        text[comma] = '.';
    }
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, code] = std::from_chars(text.data(), end, value);
    const bool whole = !text.empty() && code == std::errc{} && stop == end;
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Degrees, minutes and seconds between marks.
std::optional<double> sexagesimal(std::string text) {
    constexpr std::array<std::string_view, 3> marks{"\u00b0", "'", "\""};
    double degrees = 0.0;
    double unit = 1.0;
    bool negative = false;
    for (const std::string_view mark : marks) {
        trim(text);
        if (text.empty()) {
            break;
        }
        const std::size_t end = text.find(mark);
        if (end == std::string::npos && unit == 1.0) {
            return std::nullopt;
        }
        const auto value = plain_number(text.substr(0, end));
        if (!value || (unit < 1.0 && (*value < 0.0 || *value >= 60.0))) {
            return std::nullopt;
        }
        negative = negative || std::signbit(*value);
        degrees += std::abs(*value) * unit;
        unit /= 60.0;
        text.erase(0, end == std::string::npos ? end : end + mark.size());
    }
    trim(text);
    return text.empty() ? std::optional(negative ? -degrees : degrees) : std::nullopt;
}

}  // namespace

std::optional<double> parse_coordinate(std::string_view given) {
    std::string text(given);
    for (const std::string_view space : {no_break_space, narrow_no_break_space}) {
        replace_all(text, space, " ");
    }
    for (const std::string_view minute : {"\u2032", "\u2019"}) {
        replace_all(text, minute, "'");
    }
    for (const std::string_view second : {"\u2033", "\u201d", "''"}) {
        replace_all(text, second, "\"");
    }
    trim(text);
    const double sign = take_hemisphere(text);
    const auto value =
        text.find("\u00b0") == std::string::npos ? plain_number(text) : sexagesimal(text);
    return value ? std::optional(sign * *value) : std::nullopt;
}

}  // namespace zamin::io
