#include "viewer/theme.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "viewer/gui.hpp"

using namespace zamin;
using namespace zamin::viewer;

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

TEST_CASE("type is laid out for the screen's scale") {
    Gui gui(1.0F, 1.0F);
    const float body = gui.ui().fonts.body.px;
    CHECK_FALSE(gui.set_scale(1.0F, 1.0F));
    CHECK(gui.set_scale(2.0F, 1.0F));
    CHECK(gui.ui().fonts.body.px == doctest::Approx(2.0F * body).epsilon(0.05));
    CHECK(gui.set_scale(1.0F, 2.0F));
    CHECK(gui.ui().fonts.body.px == doctest::Approx(body).epsilon(0.05));
}

TEST_CASE("every Tajik letter can be shown where Noto Sans is installed") {
    Gui gui(1.0F, 1.0F);
    if (!gui.complaints().empty()) {
        CHECK(gui.complaints().front().find("fonts-noto-core") != std::string::npos);
        return;
    }
    CHECK(missing_tajik_letters(*gui.ui().fonts.body.font).empty());
}

TEST_CASE("a text that is too long ends in an ellipsis and stays valid") {
    Gui gui(1.0F, 1.0F);
    const Face& face = gui.ui().fonts.body;
    const std::string name = "Шамсиддин Шоҳин";
    CHECK(elided(face, name, 1000.0F) == name);
    const std::string shorter = elided(face, name, 80.0F);
    CHECK(shorter.ends_with("…"));
    CHECK(name.starts_with(shorter.substr(0, shorter.size() - std::string("…").size())));
    CHECK(text_size(face, shorter).x <= 80.0F);
    CHECK(elided(face, name, 0.0F) == "…");
}
