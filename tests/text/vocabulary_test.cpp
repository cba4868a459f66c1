#include "text/vocabulary.hpp"

#include <doctest/doctest.h>

using namespace zamin::text;

TEST_CASE("words for sexes in three languages") {
    for (const char* word :
         {"F", "f", "Female", "FEM", "woman", "w", "ж", "Жен", "женский", "зан", "ЗАН"}) {
        CHECK_MESSAGE(sex_from(word) == Sex::female, word);
    }
    for (const char* word :
         {"M", "m", "male", "MAL", "man", "м", "Муж", "мужской", "мард", "Мард"}) {
        CHECK_MESSAGE(sex_from(word) == Sex::male, word);
    }
    for (const char* word : {"", "  ", "unknown", "n/a", "номаълум", "Неизвестно", "-"}) {
        CHECK_MESSAGE(sex_from(word) == Sex::unknown, word);
    }
}

TEST_CASE("a number is never a sex, nor is a word nobody knows") {
    for (const char* word : {"1", "2", "0", "01", "x", "zz", "fm"}) {
        CHECK_MESSAGE(!sex_from(word), word);
    }
}

TEST_CASE("yes and no in three languages, unknown kept") {
    for (const char* word : {"yes", "Y", "TRUE", "1", "ҳа", "Ҳа", "бале", "да", "ДА"}) {
        CHECK_MESSAGE(answer_from(word) == Answer::yes, word);
    }
    for (const char* word : {"no", "N", "false", "0", "не", "Не", "нет", "НЕТ"}) {
        CHECK_MESSAGE(answer_from(word) == Answer::no, word);
    }
    CHECK(answer_from("") == Answer::unknown);
    CHECK(answer_from("номаълум") == Answer::unknown);
    CHECK(!answer_from("2"));
    CHECK(!answer_from("maybe"));
}

TEST_CASE("words for water") {
    for (const char* word : {"irrigated", "обӣ", "Полив", "орошаемая", "ҳа", "1"}) {
        CHECK_MESSAGE(irrigated_from(word) == Answer::yes, word);
    }
    for (const char* word : {"rainfed", "лалмӣ", "богарная", "none", "не"}) {
        CHECK_MESSAGE(irrigated_from(word) == Answer::no, word);
    }
    CHECK(irrigated_from("") == Answer::unknown);
    CHECK(irrigated_from("unknown") == Answer::unknown);
    CHECK(!irrigated_from("purple"));
}
