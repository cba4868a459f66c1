// UTF-8 and the characters in it, by utf8proc.
#pragma once

#include <string>
#include <string_view>

namespace zamin::text {

inline constexpr char32_t replacement = 0xFFFD;

// Whether every byte belongs to a character (RFC 3629); fast for plain ASCII.
bool is_utf8(std::string_view bytes);
bool is_ascii(std::string_view bytes);

// The first character of a text that is not empty; a byte that begins none is U+FFFD, one byte
// long.
struct Character {
    char32_t point;
    std::size_t bytes;
    bool valid;
};
Character first_character(std::string_view utf8);

// A byte that is not UTF-8 becomes U+FFFD.
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view points);
// As it is, or with U+FFFD for each byte that is not UTF-8.
std::string valid_utf8(std::string_view bytes);

// The same, and U+FFFD for U+FFFE and U+FFFF, which are no characters and which neither PDF nor XML
// may hold.
std::string storable(std::string_view bytes);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
// A character without the other case stays.
char32_t lower(char32_t c);
char32_t upper(char32_t c);

// Normal form C: a letter with its mark is one character where there is one.
std::string composed(std::string_view utf8);
// Lower case with the marks taken off (й и, ё е, ӣ и, ӯ у, š s); letters without a decomposition
// (қ ғ ҳ ҷ) stay.
std::string without_marks(std::string_view utf8);

}  // namespace zamin::text
