#include "text/words.hpp"

#include "text/utf8.hpp"

namespace zamin::text {

namespace {

char32_t as_russian(char32_t c) {
    constexpr std::u32string_view tajik = U"ғӣқӯҳҷ";
    constexpr std::u32string_view russian = U"гикухч";
    const std::size_t at = tajik.find(c);
    return at == tajik.npos ? c : russian[at];
}

}  // namespace

std::string fold_word(std::string_view text) {
    std::u32string folded;
    for (const char32_t point : code_points(composed(text))) {
        const bool blank = point == U' ' || point == U'_' || point == U'\t' || point == 0xA0;
        if (!blank) {
            folded.push_back(as_russian(lower(point)));
        } else if (!folded.empty() && folded.back() != U' ') {
            folded.push_back(U' ');
        }
    }
    if (!folded.empty() && folded.back() == U' ') {
        folded.pop_back();
    }
    return utf8(folded);
}

std::string spaced_capitals(std::string_view text) {
    std::u32string spaced;
    for (const char32_t point : code_points(text)) {
        if (!spaced.empty()) {
            spaced.push_back(0x200A);
        }
        spaced.push_back(upper(point));
    }
    return utf8(spaced);
}

std::string capitals(std::string_view text) {
    std::u32string points = code_points(text);
    for (char32_t& point : points) {
        point = upper(point);
    }
    return utf8(points);
}

std::string with_capital(std::string_view text) {
    std::u32string points = code_points(text);
    if (!points.empty()) {
        points.front() = upper(points.front());
    }
    return utf8(points);
}

}  // namespace zamin::text
