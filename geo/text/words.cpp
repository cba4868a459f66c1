#include "text/words.hpp"

namespace zamin::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

char32_t as_russian(char32_t c) {
    switch (c) {
        case 0x0493:
            return 0x0433;  // ғ -> г
        case 0x04E3:
            return 0x0438;  // ӣ -> и
        case 0x049B:
            return 0x043A;  // қ -> к
        case 0x04EF:
            return 0x0443;  // ӯ -> у
        case 0x04B3:
            return 0x0445;  // ҳ -> х
        case 0x04B7:
            return 0x0447;  // ҷ -> ч
        default:
            return c;
    }
}

// Length of the sequence that a lead byte announces; 0 for a byte that cannot lead.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return 3;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

}  // namespace

char32_t lower(char32_t c) {
    if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
        (c >= 0x0410 && c <= 0x042F)) {
        return c + 0x20;
    }
    if (c >= 0x0400 && c <= 0x040F) {
        return c + 0x50;
    }
    // Latin Extended-A and the Cyrillic supplement hold pairs, capital first.
    const bool pairs = (c >= 0x0100 && c <= 0x0137) || (c >= 0x048A && c <= 0x04BF) ||
                       (c >= 0x04D0 && c <= 0x04FF);
    return pairs && c % 2 == 0 ? c + 1 : c;
}

char32_t upper(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7) ||
        (c >= 0x0430 && c <= 0x044F)) {
        return c - 0x20;
    }
    if (c >= 0x0450 && c <= 0x045F) {
        return c - 0x50;
    }
    const bool pairs = (c >= 0x0100 && c <= 0x0137) || (c >= 0x048A && c <= 0x04BF) ||
                       (c >= 0x04D0 && c <= 0x04FF);
    return pairs && c % 2 == 1 ? c - 1 : c;
}

std::vector<char32_t> code_points(std::string_view utf8) {
    std::vector<char32_t> points;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = sequence_length(lead);
        bool good = length > 0 && i + length <= utf8.size();
        char32_t point = length <= 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; good && k < length; ++k) {
            const auto byte = static_cast<unsigned char>(utf8[i + k]);
            good = (byte & 0xC0U) == 0x80U;
            point = (point << 6U) | (byte & 0x3FU);
        }
        points.push_back(good ? point : replacement);
        i += good ? length : 1;
    }
    return points;
}

std::string utf8(const std::vector<char32_t>& points) {
    std::string text;
    const auto push = [&text](char32_t byte) { text += static_cast<char>(byte); };
    for (const char32_t p : points) {
        if (p < 0x80) {
            push(p);
        } else if (p < 0x800) {
            push(0xC0U | (p >> 6U));
            push(0x80U | (p & 0x3FU));
        } else if (p < 0x10000) {
            push(0xE0U | (p >> 12U));
            push(0x80U | ((p >> 6U) & 0x3FU));
            push(0x80U | (p & 0x3FU));
        } else {
            push(0xF0U | (p >> 18U));
            push(0x80U | ((p >> 12U) & 0x3FU));
            push(0x80U | ((p >> 6U) & 0x3FU));
            push(0x80U | (p & 0x3FU));
        }
    }
    return text;
}

std::string fold_word(std::string_view text) {
    std::vector<char32_t> folded;
    for (const char32_t point : code_points(text)) {
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
    std::vector<char32_t> spaced;
    for (const char32_t point : code_points(text)) {
        if (!spaced.empty()) {
            spaced.push_back(0x200A);
        }
        spaced.push_back(upper(point));
    }
    return utf8(spaced);
}

}  // namespace zamin::text
