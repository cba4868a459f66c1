#include "text/width.hpp"

#include "text/utf8.hpp"

namespace zamin::text {

namespace {

// Blocks of the Unicode standard: combining diacritical marks and variation selectors; CJK, kana,
// Hangul, full-width forms.
std::size_t width_of(char32_t c) {
    if ((c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) ||
        (c >= 0xFE00 && c <= 0xFE0F)) {
        return 0;
    }
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                      (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                      (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

std::string spaces_to(std::string_view utf8, std::size_t width) {
    const std::size_t own = display_width(utf8);
    return std::string(own < width ? width - own : 0, ' ');
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    while (!utf8.empty()) {
        const Character next = first_character(utf8);
        width += width_of(next.point);
        utf8.remove_prefix(next.bytes);
    }
    return width;
}

std::string shortened(std::string_view utf8, std::size_t width) {
    if (display_width(utf8) <= width) {
        return std::string(utf8);
    }
    std::size_t taken = 0;
    std::size_t bytes = 0;
    while (bytes < utf8.size()) {
        const Character next = first_character(utf8.substr(bytes));
        if (taken + width_of(next.point) + 1 > width) {
            break;
        }
        taken += width_of(next.point);
        bytes += next.bytes;
    }
    return std::string(utf8.substr(0, bytes)) + "\u2026";
}

std::string pad_right(std::string_view utf8, std::size_t width) {
    return std::string(utf8) + spaces_to(utf8, width);
}

std::string pad_left(std::string_view utf8, std::size_t width) {
    return spaces_to(utf8, width) + std::string(utf8);
}

}  // namespace zamin::text
