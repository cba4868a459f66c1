#include "text/letter_pairs.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace zamin::text {

namespace {

// The word's end and the letters, in the order of the table.
constexpr std::u32string_view letters = U" абвгдежзийклмнопрстуфхцчшщъыьэюяёғӣқӯҳҷ";

// A row a first letter, a digit a second one: how frequent the pair is. From the Russian and Tajik
// translations of Debian's iso-codes 4.15.0 (LGPL 2.1 or later; 49,000 pairs of letters in Russian,
// 7,500 in Tajik); letter_pairs.py says how, and makes it anew.
constexpr std::array<std::string_view, letters.size()> pair_digits{
    "0887784367497877788867647700007570205358",  //
    "9577672276878794697865645503001070024073",  // а
    "4703107007007037163060302001111000050000",  // б
    "6800127007025046156240000000430040020000",  // в
    "6816236006035207164260200000101101040000",  // г
    "6703037637013247245251300200320300030000",  // д
    "8346562452657684487632444400002251020002",  // е
    "3510024005000053103030000100001000000000",  // ж
    "4731105007001025014030000000600010040000",  // з
    "9666767359887684577733545400000085000043",  // и
    "9313133034044455147401020300100120000003",  // й
    "6904126009044347276461300300121300040000",  // к
    "6844457208046427203562100000271441454003",  // л
    "6863116007012237425160210100313130020080",  // м
    "8822777148054357118763243402650252050060",  // н
    "8467565257577691587643234300000220034054",  // о
    "2700006006004006453370200100220310000000",  // п
    "7955668219055557256673412400321130352303",  // р
    "7734007007096446646861201100140110040000",  // с
    "7805107008024148166561300000360220030000",  // т
    "6675661354456864496622223300005010203040",  // у
    "3500105005003005050142000000130000302000",  // ф
    "4601004005002345034440000000000000030000",  // х
    "2410104015040001001030110000100000000000",  // ц
    "3500006205030143002040100000000002030000",  // ч
    "5504004006031106224430000000000010022000",  // ш
    "0000001000000000000000000000000000000000",  // щ
    "0000001000000302000000000000000000020000",  // ъ
    "5000204010562230030000201100000000000000",  // ы
    "7022224021010343205401011200000350000000",  // ь
    "3001110010345250055112000100000000000000",  // э
    "3010110521040140143200000000000000000000",  // ю
    "9022420175122461232310100000001030000000",  // я
    "1001000000004040010200000000000000020000",  // ё
    "0200000003000004000020000000000000000000",  // ғ
    "8000000000000000000000000000000000000000",  // ӣ
    "3500000005000000000030000000000003030000",  // қ
    "3000000030000000000000000000000000000000",  // ӯ
    "0400003006000047030080000000000000000002",  // ҳ
    "2600002004000004200080000000000000000000",  // ҷ
};

enum class Script : std::uint8_t { none, plain, accented, cyrillic, ideographs };

Script script_of(char32_t c) {
    if (c == U' ') {
        return Script::none;
    }
    if (c < 0x80) {
        return Script::plain;
    }
    if (c >= 0x0400 && c < 0x0530) {
        return Script::cyrillic;
    }
    return c >= 0x2E80 && c < 0xFFE0 && is_letter(c) ? Script::ideographs : Script::accented;
}

double cyrillic_pair(char32_t a, char32_t b) {
    const bool falling_case = a != U' ' && b != U' ' && !is_upper(a) && is_upper(b);
    const std::size_t first = letters.find(lower(a));
    const std::size_t second = letters.find(lower(b));
    if (falling_case || first == letters.npos || second == letters.npos) {
        return 0.0;
    }
    return (pair_digits[first][second] - '0') / 9.0;
}

double pair_score(char32_t a, char32_t b) {
    const Script x = script_of(a);
    const Script y = script_of(b);
    const auto is = [&](Script script) { return x == script || y == script; };
    if (is(Script::cyrillic)) {
        return cyrillic_pair(a, b);
    }
    if (is(Script::ideographs)) {
        return x == y ? 0.4 : 0.3;
    }
    const bool both_letters =
        (x == Script::none || is_letter(a)) && (y == Script::none || is_letter(b));
    if (!both_letters) {
        return 0.0;
    }
    if (x == y) {
        return 0.1;
    }
    return is(Script::none) ? 0.3 : 0.5;
}

// Words end at ASCII that is no letter; whatever else there is belongs to the word.
bool ends_word(char32_t c) {
    return c < 0x80 && !is_letter(c);
}

}  // namespace

LetterPairs judge_letter_pairs(std::string_view utf8) {
    double sum = 0.0;
    LetterPairs result;
    char32_t before = U' ';
    std::u32string points = code_points(utf8);
    points.push_back(U' ');
    for (const char32_t point : points) {
        const char32_t here = ends_word(point) ? U' ' : point;
        if (before >= 0x80 || here >= 0x80) {
            sum += pair_score(before, here);
            ++result.count;
        }
        before = here;
    }
    result.score = result.count == 0 ? 0.0 : sum / static_cast<double>(result.count);
    return result;
}

}  // namespace zamin::text
