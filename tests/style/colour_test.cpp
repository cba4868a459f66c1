#include "style/colour.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "style/theme.hpp"

using namespace zamin;
using namespace zamin::style;

TEST_CASE("text can be read on every surface of both themes: contrast 4.5 at least") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark}) {
        const Theme& t = theme(name);
        for (const Colour surface : {t.panel, t.raised, t.ground}) {
            CHECK(contrast(t.ink, surface) >= 4.5);
            CHECK(contrast(t.muted, surface) >= 4.5);
            CHECK(contrast(t.accent, surface) >= 4.5);
        }
        CHECK(contrast(t.panel, t.accent) >= 4.5);  // words on the filled button
    }
}

TEST_CASE("contrast of black and white is 21") {
    CHECK(contrast(Colour::hex(0x000000), Colour::hex(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(contrast(Colour::hex(0x777777), Colour::hex(0x777777)) == doctest::Approx(1.0));
}

TEST_CASE("themes by name") {
    CHECK(theme_from("dark") == ThemeName::dark);
    CHECK_THROWS_AS(theme_from("Dark"), UsageError);
}
