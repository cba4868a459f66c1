#include "text/alphabet.hpp"

#include <algorithm>
#include <vector>

#include "text/words.hpp"

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
std::u32string number_at(const std::vector<char32_t>& text, std::size_t& i) {
    std::u32string digits;
    for (; i < text.size() && is_digit(text[i]); ++i) {
        if (!digits.empty() || text[i] != U'0') {
            digits += text[i];
        }
    }
    return digits;
}

int compare(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
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

// ӣ and ӯ may be written as a letter and a combining macron.
std::vector<char32_t> composed(std::string_view text) {
    constexpr char32_t macron = 0x0304;
    std::vector<char32_t> points;
    for (const char32_t c : code_points(text)) {
        const char32_t last = points.empty() ? 0 : points.back();
        if (c == macron && (lower(last) == U'и' || lower(last) == U'у')) {
            const bool capital = lower(last) != last;
            points.back() = lower(last) == U'и' ? (capital ? U'Ӣ' : U'ӣ') : (capital ? U'Ӯ' : U'ӯ');
        } else {
            points.push_back(c);
        }
    }
    return points;
}

}  // namespace

bool comes_before(std::string_view a, std::string_view b) {
    const int order = compare(composed(a), composed(b));
    return order != 0 ? order < 0 : a < b;
}

}  // namespace zamin::text
