#include "text/visible.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace zamin::text {

namespace {

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// Unicode's bidirectional controls, line and paragraph separators, the byte order mark.
bool is_hidden(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string visible(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Character next = first_character(text);
        const std::string_view bytes = text.substr(0, next.bytes);
        if (!next.valid) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
        } else if (next.point == '\n' || next.point == '\t' || next.point == '\r') {
            out += next.point == '\n' ? "\\n" : next.point == '\t' ? "\\t" : "\\r";
        } else if (is_control(next.point)) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(next.point));
        } else if (is_hidden(next.point)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(next.point));
        } else {
            out += bytes;
        }
        text.remove_prefix(next.bytes);
    }
    return out;
}

}  // namespace zamin::text
