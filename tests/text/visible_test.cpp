#include "text/visible.hpp"

#include <doctest/doctest.h>

using zamin::text::visible;

TEST_CASE("what is hidden in a text is shown, what is not stays") {
    CHECK(visible("шолӣ, рис & C:\\data") == "шолӣ, рис & C:\\data");
    CHECK(visible("two\nlines\tand\r") == "two\\nlines\\tand\\r");
    CHECK(visible("\x1b[31mred") == "\\x1b[31mred");
    CHECK(visible(std::string_view("a\0b", 3)) == "a\\x00b");
    CHECK(visible("\u202Egpj.exe") == "\\u202egpj.exe");
    CHECK(visible("\u200Fa\u2066b\uFEFF") == "\\u200fa\\u2066b\\ufeff");
    CHECK(visible("\u0085") == "\\x85");
    CHECK(visible("\xff\xfe") == "\\xff\\xfe");
    CHECK(visible("").empty());
}
