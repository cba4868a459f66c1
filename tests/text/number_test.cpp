#include "text/number.hpp"

#include <doctest/doctest.h>

#include <cmath>

using zamin::text::integer;
using zamin::text::Language;
using zamin::text::number;

TEST_CASE("numbers are grouped by thousands in each language") {
    CHECK(number(1234567.891, 2) == "1,234,567.89");
    CHECK(number(1234567.891, 2, Language::tajik) == "1\u00A0234\u00A0567,89");
    CHECK(number(999.5, 1, Language::russian) == "999,5");
    CHECK(integer(1496) == "1,496");
    CHECK(integer(81) == "81");
}

TEST_CASE("signs, zero and numbers that are none") {
    CHECK(number(-2.5, 1) == "\u22122.5");
    CHECK(number(-0.0001, 2) == "0.00");
    CHECK(number(std::nan(""), 2) == "\u2013");
    CHECK(number(INFINITY, 2) == "\u2013");
}
