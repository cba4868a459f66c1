#include "text/alphabet.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace zamin::text {

namespace {

constexpr std::u32string_view alphabet = U"абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшщъыьэюя";
constexpr char32_t cyrillic = 0x0400;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

// Where a letter stands; letters of ours lie close behind the Latin ones.
char32_t rank(char32_t c) {
    const char32_t letter = lower(c);
    const std::size_t at = alphabet.find(letter);
    return at == std::u32string_view::npos ? letter : cyrillic + static_cast<char32_t>(at);
}

// The number that starts at `i`, without leading zeros; `i` moves behind it.
std::u32string number_at(const std::u32string& text, std::size_t& i) {
    std::u32string digits;
    for (; i < text.size() && is_digit(text[i]); ++i) {
        if (!digits.empty() || text[i] != U'0') {
            digits += text[i];
        }
    }
    return digits;
}

int compare(const std::u32string& a, const std::u32string& b) {
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() && k < b.size()) {
        if (is_digit(a[i]) && is_digit(b[k])) {
            const std::u32string x = number_at(a, i);
            const std::u32string y = number_at(b, k);
            if (x.size() != y.size() || x != y) {
                return x.size() < y.size() || (x.size() == y.size() && x < y) ? -1 : 1;
            }
            continue;
        }
        const char32_t x = rank(a[i++]);
        const char32_t y = rank(b[k++]);
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    if (i == a.size() && k == b.size()) {
        return 0;
    }
    return i == a.size() ? -1 : 1;
}

}  // namespace

bool comes_before(std::string_view a, std::string_view b) {
    const int order = compare(code_points(composed(a)), code_points(composed(b)));
    return order != 0 ? order < 0 : a < b;
}

}  // namespace zamin::text
