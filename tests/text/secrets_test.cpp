#include "text/secrets.hpp"

#include <doctest/doctest.h>

using zamin::text::stripped_of_secrets;
using zamin::text::without_secrets;

TEST_CASE("passwords of connection strings are not shown") {
    CHECK(without_secrets("PG:host=h password=s3cret user=u: no") ==
          "PG:host=h password=*** user=u: no");
    CHECK(without_secrets("PG:password='a b \\' c' dbname=land") == "PG:password=*** dbname=land");
    CHECK(without_secrets("postgresql://ali:s3cret@db/land") == "postgresql://ali:***@db/land");
}

TEST_CASE("other spellings of a password are one too") {
    CHECK(without_secrets("PG:host=h password = s3cret user=u") ==
          "PG:host=h password = *** user=u");
    CHECK(without_secrets("postgresql://db/land?password=s3cret&sslmode=require") ==
          "postgresql://db/land?password=***&sslmode=require");
    CHECK(without_secrets("MSSQL:server=s;UID=u;PWD=s3cret;") == "MSSQL:server=s;UID=u;PWD=***;");
    CHECK(without_secrets("PG:sslpassword=s3cret") == "PG:sslpassword=***");
}

TEST_CASE("without its password a connection string still connects") {
    CHECK(stripped_of_secrets("PG:host=h password=s3cret user=u") == "PG:host=h user=u");
    CHECK(stripped_of_secrets("PG:host=h password='a b'") == "PG:host=h ");
    CHECK(stripped_of_secrets("postgresql://ali:s3cret@db/land") == "postgresql://ali@db/land");
    CHECK(stripped_of_secrets("PG:service=khatlon") == "PG:service=khatlon");
}

TEST_CASE("other text stays as it is") {
    for (const char* text : {"", "a.gpkg: no such file", "https://example.org/a:b@c",
                             "the password is missing", "http://host:80/x"}) {
        CHECK(without_secrets(text) == text);
    }
}
