#include "text/words.hpp"

#include <doctest/doctest.h>

#include "text/common_words.hpp"

using namespace zamin::text;

TEST_CASE("names fold to one spelling for matching") {
    CHECK(fold_word("Winter_Wheat") == "winter wheat");
    CHECK(fold_word("  a \t b  ") == "a b");
    CHECK(fold_word("ШОЛӢ") == fold_word("шоли"));
    CHECK(fold_word("Ҷуворимакка") == fold_word("чуворимакка"));
    CHECK(fold_word("ҒЎ").substr(0, 2) == "г");
    CHECK(fold_word("Балх\u0438\u0304") == fold_word("Балхӣ"));
    CHECK(fold_word("").empty());
}

TEST_CASE("districts are written in spaced capitals") {
    CHECK(spaced_capitals("Vose'") == "V\u200AO\u200AS\u200AE\u200A'");
    CHECK(spaced_capitals("Ҷомӣ") == "Ҷ\u200AО\u200AМ\u200AӢ");
    CHECK(spaced_capitals("").empty());
}

TEST_CASE("the word that all names carry is left out") {
    const CommonWords english = common_words({"Vakhsh District", "Rumi District", "Jomi District"});
    CHECK(english.without("Vakhsh District") == "Vakhsh");
    CHECK(english.without("Dushanbe") == "Dushanbe");
    CHECK(english.without(" District") == " District");
    const CommonWords tajik = common_words({"ноҳияи Восеъ", "ноҳияи Ҷомӣ", "ноҳияи Балхӣ"});
    CHECK(tajik.without("ноҳияи Восеъ") == "Восеъ");
    const CommonWords several =
        common_words({"District of Kulob", "District of Vose", "District of Shamsiddini Shohin"});
    CHECK(several.without("District of Kulob") == "Kulob");
    CHECK(several.without("District of Shamsiddini Shohin") == "Shamsiddini Shohin");
    const CommonWords after = common_words(
        {"Vakhsh District, Khatlon", "Rumi District, Khatlon", "Jomi District, Khatlon"});
    CHECK(after.without("Rumi District, Khatlon") == "Rumi");
}

TEST_CASE("a word is not common when few names carry it or few names are there") {
    CHECK(common_words({"A District", "B", "C", "D", "E"}).last.empty());
    CHECK(common_words({"A District", "B District"}).last.empty());
    CHECK(common_words({}).first.empty());
}
