#include "core/sentence.hpp"

#include <doctest/doctest.h>

using zamin::Figure;
using zamin::said;
using zamin::said_n;
using zamin::Sentence;

TEST_CASE("a sentence is written with its numbers, and by number") {
    CHECK(said("declared {0} ha: {1} %", {Figure{0.5, 4}, Figure{16.2, 0, true}}).english() ==
          "declared 0.5000 ha: +16 %");
    CHECK(said("{0} %", {Figure{-16.2, 0, true}}).english() == "-16 %");
    const auto vertices = [](std::int64_t n) {
        return said_n("{0} vertex", "{0} vertices", n, {Figure{static_cast<double>(n)}});
    };
    CHECK(vertices(1).english() == "1 vertex");
    CHECK(vertices(2).then(said(" of '{0}'", {"{1}"})).english() == "2 vertices of '{1}'");
    CHECK(Sentence().empty());
    CHECK(Sentence().english().empty());
}

TEST_CASE("a pattern that asks for more than there is stays as it is") {
    CHECK(zamin::filled("{0} and {1}", {"a"}) == "{0} and {1}");
    CHECK(zamin::filled("{", {}) == "{");
}
