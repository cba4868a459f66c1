#include "viewer/gui.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::viewer;

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

TEST_CASE("a number below zero has a minus that can be shown, in every face") {
    Gui gui(1.0F, 1.0F);
    const Fonts& fonts = gui.ui().fonts;
    const std::string number = text::number(-5.0, 0);
    for (const Face& face : {fonts.body, fonts.small, fonts.strong, fonts.heading, fonts.number}) {
        // The sign that stands in for what a font lacks is wider.
        CHECK(text_size(face, number).x == doctest::Approx(text_size(face, "\u20135").x));
    }
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

TEST_CASE("a name of two words stands in two lines where one is too narrow, whole in both") {
    Gui gui(1.0F, 1.0F);
    const Face& face = gui.ui().fonts.small;
    const std::string name = "Мир Сайид Алии Ҳамадонӣ";
    using Lines = std::vector<std::string>;
    CHECK(in_two_lines(face, name, 1000.0F) == Lines{name});
    const float half = text_size(face, "Мир Сайид Алии").x;
    CHECK(in_two_lines(face, name, half) == Lines{"Мир Сайид Алии", "Ҳамадонӣ"});
    const Lines narrow = in_two_lines(face, name, text_size(face, "Мир Сайид").x);
    REQUIRE(narrow.size() == 2);
    CHECK(narrow[0] == "Мир Сайид");
    CHECK(narrow[1].ends_with("…"));
    CHECK(in_two_lines(face, "Кӯлоб", 10.0F).size() == 1);
}

TEST_CASE("the smallest type is no trouble to ImGui") {
    Gui gui(1.0F, 1.0F);
    for (const float scale : {0.5F, 0.75F, 0.8F, 4.0F}) {
        gui.set_scale(scale, 1.0F);
        CHECK(ImGui::GetStyle().WindowMinSize.x >= 1.0F);  // below, it ends the program
        CHECK(ImGui::GetStyle().WindowMinSize.y >= 1.0F);
    }
}
