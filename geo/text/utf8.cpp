#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace zamin::text {

namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

struct Freed {
    void operator()(utf8proc_uint8_t* p) const { std::free(p); }
};

// Text that is not UTF-8 is repaired first, since utf8proc refuses it.
std::string mapped(std::string_view text, int options) {
    const std::string valid = valid_utf8(text);
    utf8proc_uint8_t* raw = nullptr;
    const auto length = utf8proc_map(bytes_of(valid), static_cast<utf8proc_ssize_t>(valid.size()),
                                     &raw, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Freed> result(raw);
    return length < 0
               ? valid
               : std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
}

}  // namespace

Character first_character(std::string_view text) {
    utf8proc_int32_t point = -1;
    const auto length =
        utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
    return length > 0
               ? Character{static_cast<char32_t>(point), static_cast<std::size_t>(length), true}
               : Character{replacement, 1, false};
}

bool is_ascii(std::string_view bytes) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i, 8);
        if ((eight & high_bits) != 0) {
            return false;
        }
    }
    return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(i), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_utf8(std::string_view bytes) {
    if (is_ascii(bytes)) {
        return true;
    }
    while (!bytes.empty()) {
        const Character next = first_character(bytes);
        if (!next.valid) {
            return false;
        }
        bytes.remove_prefix(next.bytes);
    }
    return true;
}

std::u32string code_points(std::string_view utf8) {
    std::u32string points;
    while (!utf8.empty()) {
        const Character next = first_character(utf8);
        points.push_back(next.point);
        utf8.remove_prefix(next.bytes);
    }
    return points;
}

std::string utf8(std::u32string_view points) {
    std::string text;
    for (const char32_t point : points) {
        utf8proc_uint8_t bytes[4];
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
        text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    return text;
}

std::string valid_utf8(std::string_view bytes) {
    return is_utf8(bytes) ? std::string(bytes) : utf8(code_points(bytes));
}

bool is_upper(char32_t c) {
    return lower(c) != c;
}

std::string storable(std::string_view bytes) {
    std::string text = is_utf8(bytes) ? std::string(bytes) : valid_utf8(bytes);
    for (const char* none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (std::size_t at = text.find(none); at != std::string::npos; at = text.find(none, at)) {
            text.replace(at, 3, "\xEF\xBF\xBD");
        }
    }
    return text;
}

bool is_letter(char32_t c) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

char32_t lower(char32_t c) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t upper(char32_t c) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

std::string composed(std::string_view utf8) {
    return is_ascii(utf8) ? std::string(utf8) : mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string without_marks(std::string_view utf8) {
    return mapped(utf8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

}  // namespace zamin::text
