#include "viewer/preferences.hpp"

#include <doctest/doctest.h>

#include "temporary_folder.hpp"

using namespace zamin::test;
using namespace zamin::viewer;

TEST_CASE("what is saved is loaded again, in a folder that did not exist") {
    const TemporaryFolder folder;
    const auto file = folder / "settings" / "zamin" / "window.json";
    const Preferences chosen{ThemeName::dark,
                             zamin::text::Language::tajik,
                             1.25F,
                             {300.0F, 420.0F},
                             true,
                             true,
                             {"/land/b.toml", "/land/a.toml"},
                             {"tiles.example"}};
    CHECK(save_preferences(chosen, file));
    CHECK(load_preferences(file) == chosen);
}

TEST_CASE("missing, broken and unreasonable preferences give the defaults") {
    const TemporaryFolder folder;
    const auto file = folder / "window.json";
    CHECK(load_preferences(file) == Preferences{});
    for (const char* text : {"", "{", "[]", "null", R"({"theme": 3, "left_width": "wide"})"}) {
        write_text(file, text);
        CHECK(load_preferences(file) == Preferences{});
    }
    write_text(file, R"({"theme": "dark", "left_width": -5, "right_width": 1e9})");
    const Preferences clamped = load_preferences(file);
    CHECK(clamped.theme == ThemeName::dark);
    CHECK(clamped.widths.left == 160.0F);
    CHECK(clamped.widths.right == 800.0F);
}

TEST_CASE("preferences that cannot be written are no error") {
    const TemporaryFolder folder;
    write_text(folder / "file", "x");
    CHECK_FALSE(save_preferences({}, folder / "file" / "window.json"));
    CHECK_FALSE(save_preferences({}, {}));
}

TEST_CASE("a project opened again moves to the front, and the list stays short") {
    std::vector<std::string> recent;
    for (int i = 0; i < 12; ++i) {
        remember_project(recent, "/land/" + std::to_string(i) + ".toml");
    }
    CHECK(recent.size() == 8);
    remember_project(recent, "/land/../land/7.toml");
    CHECK(recent.size() == 8);
    CHECK(recent.front() == "/land/7.toml");
    CHECK(recent[1] == "/land/11.toml");
}
