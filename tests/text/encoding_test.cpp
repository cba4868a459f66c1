#include "text/encoding.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "text/legacy_letters.hpp"
#include "text/letter_pairs.hpp"
#include "text/utf8.hpp"

using namespace zamin;
using namespace zamin::text;

namespace {

// Bytes from the code charts: RFC 1489's neighbour KOI8-T, IBM's 866, Windows-1251, Paratype's 154.
const std::string vose_1251 = "\xC2\xEE\xF1\xE5 \xEB\xF3\xEA \xF0\xE8\xF1";
const std::string vose_866 = "\x82\xAE\xE1\xA5 \xAB\xE3\xAA \xE0\xA8\xE1";
const std::string vose_koi8 = "\xF7\xCF\xD3\xC5 \xCC\xD5\xCB \xD2\xC9\xD3";
const std::string vose = "Восе лук рис";
const std::string kulob_koi8t = "\xEB\xA1\xCC\xCF\xC2, \x8E\xCF\xCD\xA5";  // Кӯлоб, Ҷомӣ
const std::string kulob_pt154 = "\xCA\xAD\xEB\xEE\xE1, \x86\xEE\xEC\x9B";
const std::string kulob = "Кӯлоб, Ҷомӣ";

std::string decoded(const char* encoding, std::string_view bytes) {
    std::size_t lost = 0;
    const std::string text = Decoder(encoding).decode(bytes, lost);
    CHECK(lost == 0);
    return text;
}

EncodingGuess guess(const std::string& sample, std::string_view declared = {}) {
    const std::vector<std::string> samples{sample, "plain ASCII counts nothing"};
    return guess_encoding(samples, declared);
}

}  // namespace

TEST_CASE("bytes of the old encodings become their letters") {
    CHECK(decoded("CP1251", vose_1251) == vose);
    CHECK(decoded("windows-1251", vose_1251) == vose);
    CHECK(decoded("1251", vose_1251) == vose);
    CHECK(decoded("cp866", vose_866) == vose);
    CHECK(decoded("KOI8-T", vose_koi8) == vose);
    CHECK(decoded("KOI8-T", kulob_koi8t) == kulob);
    CHECK(decoded("PTCP154", kulob_pt154) == kulob);
    CHECK(decoded("UTF-8", kulob) == kulob);
    CHECK(decoded("CP936", "\xD6\xD0\xB9\xFA") == "中国");
}

TEST_CASE("bytes that mean nothing are counted and shown, never dropped") {
    std::size_t lost = 0;
    CHECK(Decoder("CP1251").decode("a\x98z", lost) == "a\uFFFDz");
    CHECK(lost == 1);
    lost = 0;
    CHECK(Decoder("UTF-8").decode("a\xFF\xD0z", lost) == "a\uFFFD\uFFFDz");
    CHECK(lost == 2);
    lost = 0;
    CHECK(Decoder("CP936").decode("a\xD6", lost) == "a\uFFFD");
    CHECK(lost == 1);
}

TEST_CASE("an encoding nobody knows is wrong usage") {
    CHECK_THROWS_AS(Decoder("CP9999"), UsageError);
    CHECK_THROWS_WITH_AS(Decoder("tajik"), doctest::Contains("KOI8-T, PTCP154"), UsageError);
    CHECK_THROWS_AS(Decoder(""), UsageError);
}

TEST_CASE("Russian and Tajik texts are known by their letters") {
    const auto best = [](const std::string& sample) {
        const EncodingGuess result = guess(sample);
        REQUIRE(!result.readings.empty());
        CHECK(result.clear);
        return result.readings.front().encoding + " " + result.readings.front().texts.front();
    };
    CHECK(best(vose_1251) == "CP1251 " + vose);
    CHECK(best(vose_866) == "CP866 " + vose);
    CHECK(best(vose_koi8) == "KOI8-T " + vose);
    CHECK(best(kulob_koi8t) == "KOI8-T " + kulob);
    CHECK(best(kulob_pt154) == "PTCP154 " + kulob);
    CHECK(best(kulob) == "UTF-8 " + kulob);
    CHECK(best("\xD0\xC0\xC9\xCE\xCD \xC2\xCE\xD1\xC5") == "CP1251 РАЙОН ВОСЕ");
}

TEST_CASE("three different readings are offered, the likeliest first") {
    const EncodingGuess result = guess(vose_1251);
    REQUIRE(result.readings.size() == 3);
    CHECK(result.readings[0].score > result.readings[1].score + 0.15);
    CHECK(result.readings[0].texts != result.readings[1].texts);
    CHECK(result.readings[1].texts != result.readings[2].texts);
    CHECK(readings_text(result).starts_with("CP1251: Восе лук рис | "));
}

TEST_CASE("a declared Western encoding stands where the text reads Western") {
    const std::string jose =
        "Jos\xE9 Pe\xF1"
        "a";
    const EncodingGuess declared = guess(jose, "ISO-8859-1");
    CHECK(declared.clear);
    CHECK(declared.readings.front().texts.front() == "José Peña");
    CHECK(!guess(jose).clear);
    CHECK(guess(jose).readings.front().texts.front() == "José Peña");
    // As programs write the byte of Latin 1 without looking.
    const EncodingGuess wrong = guess(vose_1251, "ISO-8859-1");
    CHECK(wrong.clear);
    CHECK(wrong.readings.front().texts.front() == vose);
}

TEST_CASE("what could be several things is not clear") {
    CHECK(!guess("\xB9 1").clear);  // № in CP1251, something else elsewhere
    CHECK(!guess("\xAF\xF3\xEC\xB3\xF3\xF0\xE8\xE8").clear);  // a legacy font's text
    CHECK(guess("\xAF\xF3\xEC\xB3\xF3\xF0\xE8\xE8").readings.front().encoding == "CP1251");
    CHECK(guess_encoding({}, "").readings.empty());
}

TEST_CASE("letter pairs tell text from rubbish") {
    CHECK(judge_letter_pairs("Ноҳияи Восеъ, деҳаи Гулобод").score > 0.5);
    CHECK(judge_letter_pairs("Восейский район").score > 0.6);
    CHECK(judge_letter_pairs("Âîñåéñêèé ðàéîí").score < 0.2);
    CHECK(judge_letter_pairs("╫єьїєЁшш").score < 0.3);
    CHECK(judge_letter_pairs("plain").score == 0.0);
    CHECK(judge_letter_pairs("").score == 0.0);
}

TEST_CASE("legacy fonts' letters become Tajik ones, on request") {
    CHECK(LegacyLetters("adlia").convert("Їуміурии Тоїикистон") == "Ҷумҳурии Тоҷикистон");
    CHECK(LegacyLetters("adlia").convert("ЅЊ ѕњ plain") == "ҚӢ қӣ plain");
    CHECK(LegacyLetters("second").convert("Љумњурии Тољикистон") == "Ҷумҳурии Тоҷикистон");
    CHECK(LegacyLetters("second").convert("Ќ ќ Ѓ ѓ Ў ў Ї ї") == "Қ қ Ғ ғ Ӯ ӯ Ӣ ӣ");
    CHECK_THROWS_WITH_AS(LegacyLetters("third"), doctest::Contains("adlia, second"), UsageError);
}

TEST_CASE("UTF-8 is checked strictly") {
    CHECK(is_utf8("plain text of more than eight bytes"));
    CHECK(is_utf8(kulob));
    CHECK(!is_utf8(vose_1251));
    CHECK(!is_utf8("\xC0\x80"));          // longer than it need be
    CHECK(!is_utf8("\xED\xA0\x80"));      // half of a surrogate pair
    CHECK(!is_utf8("eight bytes \xD0"));  // broken off
    CHECK(is_utf8(valid_utf8("a\xFF\xED\xA0\x80")));
    CHECK(utf8(code_points("Кӯлоб € 𝄞")) == "Кӯлоб € 𝄞");
    CHECK(code_points("a\xFF\xD0z") == std::u32string{U'a', 0xFFFD, 0xFFFD, U'z'});
}

TEST_CASE("letters with marks are one character after composing, none without marks") {
    CHECK(composed("Балх\u0438\u0304") == "Балхӣ");
    CHECK(composed("К\u0443\u0304лоб") == "Кӯлоб");
    CHECK(without_marks("ЁЙ Ӣ Ӯ Қ Š") == "еи и у қ s");
}
