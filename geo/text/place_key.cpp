#include "text/place_key.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "text/utf8.hpp"
#include "text/words.hpp"

namespace zamin::text {

namespace {

struct KindWord {
    std::u32string_view word;  // without marks, Tajik letters as Russian ones
    PlaceKind kind;
};

constexpr std::array kind_words{
    KindWord{U"нохия", PlaceKind::district},    KindWord{U"нохияи", PlaceKind::district},
    KindWord{U"раион", PlaceKind::district},    KindWord{U"раиони", PlaceKind::district},
    KindWord{U"р-н", PlaceKind::district},      KindWord{U"раиона", PlaceKind::district},
    KindWord{U"district", PlaceKind::district}, KindWord{U"nohiya", PlaceKind::district},
    KindWord{U"nohiyai", PlaceKind::district},  KindWord{U"nohia", PlaceKind::district},
    KindWord{U"nohiai", PlaceKind::district},   KindWord{U"raion", PlaceKind::district},
    KindWord{U"rayon", PlaceKind::district},    KindWord{U"raioni", PlaceKind::district},
    KindWord{U"чамоат", PlaceKind::jamoat},     KindWord{U"чамоати", PlaceKind::jamoat},
    KindWord{U"джамоат", PlaceKind::jamoat},    KindWord{U"джамоати", PlaceKind::jamoat},
    KindWord{U"дехот", PlaceKind::jamoat},      KindWord{U"дехоти", PlaceKind::jamoat},
    KindWord{U"jamoat", PlaceKind::jamoat},     KindWord{U"jamoati", PlaceKind::jamoat},
    KindWord{U"dzhamoat", PlaceKind::jamoat},   KindWord{U"dehot", PlaceKind::jamoat},
    KindWord{U"dehoti", PlaceKind::jamoat},     KindWord{U"шахраки", PlaceKind::city},
    KindWord{U"шахри", PlaceKind::city},        KindWord{U"шахр", PlaceKind::city},
    KindWord{U"город", PlaceKind::city},        KindWord{U"city", PlaceKind::city},
    KindWord{U"town", PlaceKind::city},         KindWord{U"shahri", PlaceKind::city},
    KindWord{U"shahr", PlaceKind::city},        KindWord{U"поселок", PlaceKind::city},
    KindWord{U"деха", PlaceKind::village},      KindWord{U"дехаи", PlaceKind::village},
    KindWord{U"село", PlaceKind::village},      KindWord{U"кишлак", PlaceKind::village},
    KindWord{U"village", PlaceKind::village},   KindWord{U"deha", PlaceKind::village},
    KindWord{U"dehai", PlaceKind::village},     KindWord{U"kishlak", PlaceKind::village},
    KindWord{U"вилоят", PlaceKind::oblast},     KindWord{U"вилояти", PlaceKind::oblast},
    KindWord{U"область", PlaceKind::oblast},    KindWord{U"oblast", PlaceKind::oblast},
    KindWord{U"viloyat", PlaceKind::oblast},    KindWord{U"viloyati", PlaceKind::oblast},
    KindWord{U"region", PlaceKind::oblast},     KindWord{U"province", PlaceKind::oblast},
};

// With a point behind them, as the name's first word.
constexpr std::array kind_abbreviations{
    KindWord{U"н", PlaceKind::district},   KindWord{U"р", PlaceKind::district},
    KindWord{U"n", PlaceKind::district},   KindWord{U"dist", PlaceKind::district},
    KindWord{U"г", PlaceKind::city},       KindWord{U"ш", PlaceKind::city},
    KindWord{U"пос", PlaceKind::city},     KindWord{U"с", PlaceKind::village},
    KindWord{U"к", PlaceKind::village},    KindWord{U"д", PlaceKind::village},
    KindWord{U"кишл", PlaceKind::village}, KindWord{U"обл", PlaceKind::oblast},
};

struct Token {
    std::u32string word;
    bool abbreviated = false;  // a point stands behind it
};

std::vector<Token> tokens_of(std::string_view name) {
    std::vector<Token> tokens;
    Token current;
    const auto end_token = [&] {
        if (!current.word.empty()) {
            tokens.push_back(std::move(current));
        }
        current = {};
    };
    for (const char32_t c : code_points(fold_word(without_marks(name)))) {
        if (c == U'.') {
            current.abbreviated = true;
            end_token();
        } else if (is_letter(c) || (c >= U'0' && c <= U'9') || c == U'-') {
            current.word += c;
        } else if (c == U' ' || c == U',' || c == U'/' || c == U'(' || c == U')') {
            end_token();
        }  // apostrophes and other signs stand inside words
    }
    end_token();
    return tokens;
}

template <typename Words>
PlaceKind kind_of(const Words& words, const std::u32string& word) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const KindWord& known) { return known.word == word; });
    return found == words.end() ? PlaceKind::unknown : found->kind;
}

// Takes out words for the kind of place and initials ("А.", "Дж."), unless nothing would be left.
PlaceKind take_out_kind(std::vector<Token>& tokens) {
    PlaceKind kind = PlaceKind::unknown;
    std::vector<Token> rest;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        PlaceKind own = kind_of(kind_words, token.word);
        if (own == PlaceKind::unknown && token.abbreviated && i == 0 && tokens.size() > 1) {
            own = kind_of(kind_abbreviations, token.word);
        }
        const bool initial = token.abbreviated && token.word.size() <= 2;
        if (own != PlaceKind::unknown && kind == PlaceKind::unknown) {
            kind = own;
        }
        if (own == PlaceKind::unknown && !initial) {
            rest.push_back(token);
        }
    }
    if (!rest.empty()) {
        tokens = std::move(rest);
        return kind;
    }
    return PlaceKind::unknown;
}

struct Sound {
    std::u32string_view letters;
    std::u32string_view key;
};

// Longer spellings first.
constexpr std::array sounds{
    Sound{U"dzh", U"c"}, Sound{U"дж", U"c"}, Sound{U"dj", U"c"}, Sound{U"ch", U"c"},
    Sound{U"zh", U"Z"},  Sound{U"sh", U"S"}, Sound{U"kh", U"h"}, Sound{U"gh", U"g"},
    Sound{U"ya", U"a"},  Sound{U"yu", U"u"}, Sound{U"yo", U"e"}, Sound{U"ye", U"e"},
    Sound{U"ts", U"C"},  Sound{U"j", U"c"},  Sound{U"q", U"k"},  Sound{U"c", U"k"},
    Sound{U"x", U"h"},   Sound{U"w", U"v"},  Sound{U"y", U"i"},  Sound{U"а", U"a"},
    Sound{U"б", U"b"},   Sound{U"в", U"v"},  Sound{U"г", U"g"},  Sound{U"д", U"d"},
    Sound{U"е", U"e"},   Sound{U"ж", U"Z"},  Sound{U"з", U"z"},  Sound{U"и", U"i"},
    Sound{U"к", U"k"},   Sound{U"л", U"l"},  Sound{U"м", U"m"},  Sound{U"н", U"n"},
    Sound{U"о", U"o"},   Sound{U"п", U"p"},  Sound{U"р", U"r"},  Sound{U"с", U"s"},
    Sound{U"т", U"t"},   Sound{U"у", U"u"},  Sound{U"ф", U"f"},  Sound{U"х", U"h"},
    Sound{U"ц", U"C"},   Sound{U"ч", U"c"},  Sound{U"ш", U"S"},  Sound{U"щ", U"S"},
    Sound{U"ъ", U""},    Sound{U"ы", U"i"},  Sound{U"ь", U""},   Sound{U"э", U"e"},
    Sound{U"ю", U"u"},   Sound{U"я", U"a"},  Sound{U"-", U""},   Sound{U"ʼ", U""},
    Sound{U"ʻ", U""},    Sound{U"ʹ", U""},
};

void add_sounds(std::u32string_view word, std::u32string& key) {
    while (!word.empty()) {
        const auto found = std::find_if(sounds.begin(), sounds.end(), [&](const Sound& sound) {
            return word.starts_with(sound.letters);
        });
        const std::u32string_view sound = found == sounds.end() ? word.substr(0, 1) : found->key;
        for (const char32_t c : sound) {
            if (key.empty() || key.back() != c || (c >= U'0' && c <= U'9')) {
                key += c;
            }
        }
        word.remove_prefix(found == sounds.end() ? 1 : found->letters.size());
    }
}

double exchange_cost(char32_t a, char32_t b) {
    if (a == b) {
        return 0.0;
    }
    const auto is = [&](char32_t x, char32_t y) {
        return (a == x && b == y) || (a == y && b == x);
    };
    return is(U'a', U'o') || is(U'e', U'i') || is(U'u', U'o') ? 0.5 : 1.0;
}

}  // namespace

PlaceKey place_key(std::string_view name) {
    std::vector<Token> tokens = tokens_of(name);
    PlaceKey result;
    result.kind = take_out_kind(tokens);
    std::u32string key;
    for (const Token& token : tokens) {
        add_sounds(token.word, key);
    }
    result.key = utf8(key);
    return result;
}

bool may_be_the_same(PlaceKind a, PlaceKind b) {
    return a == b || a == PlaceKind::unknown || b == PlaceKind::unknown;
}

// Wagner and Fischer's edit distance, one row at a time.
double key_difference(std::string_view a, std::string_view b) {
    const std::u32string x = code_points(a);
    const std::u32string y = code_points(b);
    if (x.empty() || y.empty()) {
        return x.empty() && y.empty() ? 0.0 : 1.0;
    }
    std::vector<double> row(y.size() + 1);
    std::iota(row.begin(), row.end(), 0.0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        double diagonal = row[0];
        row[0] = static_cast<double>(i + 1);
        for (std::size_t k = 0; k < y.size(); ++k) {
            const double exchanged = diagonal + exchange_cost(x[i], y[k]);
            diagonal = row[k + 1];
            row[k + 1] = std::min({exchanged, row[k] + 1.0, row[k + 1] + 1.0});
        }
    }
    return row.back() / static_cast<double>(std::max(x.size(), y.size()));
}

}  // namespace zamin::text
