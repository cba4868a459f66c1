// TOML as anyone may hand it in, and characters that none are.
#include "text/toml_text.hpp"

#include <doctest/doctest.h>

#include <string>

#include "text/utf8.hpp"

using namespace zamin::text;

TEST_CASE("a key of endless parts is refused, wherever it stands, with its line") {
    std::string parts;
    for (int i = 0; i < 100'000; ++i) {
        parts += "a.";
    }
    for (const std::string& toml : {"x = 1\n[" + parts + "b]\n", "x = 1\n" + parts + "b = 1\n",
                                    "x = 1\ny = {" + parts + "b = 1}\n"}) {
        try {
            (void)parse_toml(toml);
            FAIL("it was read");
        } catch (const toml::parse_error& e) {
            CHECK(e.source().begin.line == 2);
        }
    }
    CHECK(parse_toml("a.b.c.d = 1.5\n[x.y]\nz = [1.1, 2.2]\n").size() == 2);
    // A dotted line in a text is no key.
    CHECK(parse_toml("note = \"" + std::string(5000, '.') + "\"\n").size() == 1);
}

TEST_CASE("what neither PDF nor XML may hold is put as U+FFFD, and nothing else is") {
    CHECK(storable("K\xEF\xBF\xBF b\xEF\xBF\xBE") == "K\uFFFD b\uFFFD");
    CHECK(storable("\xFF") == "\uFFFD");
    CHECK(storable("Кӯлоб \uFFFD \uFFFC 😀") == "Кӯлоб \uFFFD \uFFFC 😀");
}
