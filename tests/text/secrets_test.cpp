#include "text/secrets.hpp"

#include <doctest/doctest.h>

using zamin::text::without_secrets;

TEST_CASE("passwords of connection strings are not shown") {
    CHECK(without_secrets("PG:host=h password=s3cret user=u: no") ==
          "PG:host=h password=*** user=u: no");
    CHECK(without_secrets("PG:password='a b \\' c' dbname=land") == "PG:password=*** dbname=land");
    CHECK(without_secrets("postgresql://ali:s3cret@db/land") == "postgresql://ali:***@db/land");
}

TEST_CASE("other text stays as it is") {
    for (const char* text : {"", "a.gpkg: no such file", "https://example.org/a:b@c",
                             "the password is missing", "http://host:80/x"}) {
        CHECK(without_secrets(text) == text);
    }
}
