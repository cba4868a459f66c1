#include "viewer/palette_model.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

std::string same(const char* words) {
    return words;
}

Session districts() {
    Session session;
    session.layers.push_back(
        loaded(squares("districts", "name", Crs::wgs84(),
                       {{68, 37, 1, "Shahrituz"}, {69, 37, 1, "\u0412\u043e\u0441\u0435\u044a"}}),
               1, "districts"));
    session.layers.back().drawn = 1;
    return session;
}

}  // namespace

TEST_CASE("coordinates are understood as people write them") {
    const auto is = [](const char* text, double lon, double lat) {
        const auto found = coordinates_in(text);
        REQUIRE_MESSAGE(found, text);
        CHECK(found->x == doctest::Approx(lon));
        CHECK(found->y == doctest::Approx(lat));
    };
    is("37.9146 69.7845", 69.7845, 37.9146);
    is("37.9146, 69.7845", 69.7845, 37.9146);
    is("37.9146 N 69.7845 E", 69.7845, 37.9146);
    is("69.7845E;37.9146N", 69.7845, 37.9146);
    is("33.5 S 70.25 W", -70.25, -33.5);
    is("37\xC2\xB0"
       "30'36\" N, 69\xC2\xB0"
       "45' E",
       69.75, 37.51);
}

TEST_CASE("what is not a pair of coordinates is left to the search for names") {
    for (const char* text : {"", "37.9", "Kulob", "1 2 3", "95 200", "plot 17", "N E"}) {
        CAPTURE(text);
        CHECK_FALSE(coordinates_in(text));
    }
}

TEST_CASE("an empty text lists the commands, letters find places before commands") {
    const Session session = districts();
    const auto all = palette_items(session, {}, "", same);
    CHECK(all.size() > 15);
    CHECK(std::holds_alternative<Action>(all.front().goal));
    const auto found = palette_items(session, {}, "sha", same);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().text == "Shahrituz");
    CHECK(std::get<FeatureRef>(found.front().goal) == FeatureRef{1, 0});
    const auto cyrillic = palette_items(session, {}, "\u0432\u043e\u0441", same);
    REQUIRE_FALSE(cyrillic.empty());
    CHECK(std::get<FeatureRef>(cyrillic.front().goal) == FeatureRef{1, 1});
    CHECK(palette_items(session, {}, "zzzz", same).empty());
}

TEST_CASE("coordinates come first") {
    const auto found = palette_items(districts(), {}, "37.5 68.5", same);
    REQUIRE(found.size() == 1);
    CHECK(std::get<FlyToPlace>(found.front().goal).lonlat_deg == Coord{68.5, 37.5});
}

TEST_CASE("a place is found in another alphabet and spelling") {
    const Session session = districts();
    for (const char* typed : {"Vose", "\u0412\u043e\u0441\u044d", "vose'"}) {
        CAPTURE(typed);
        const auto found = palette_items(session, {}, typed, same);
        REQUIRE_FALSE(found.empty());
        CHECK(std::get<FeatureRef>(found.front().goal) == FeatureRef{1, 1});
    }
}

TEST_CASE("remembered places are listed and found by name") {
    const std::vector<project::KeptPlace> bookmarks = {
        {"The canal's head", {69.0, 37.5}, 25'000.0}};
    const auto found = palette_items({}, bookmarks, "canal", same);
    REQUIRE_FALSE(found.empty());
    CHECK(std::get<FlyToPlace>(found.front().goal).metres_per_px ==
          doctest::Approx(25'000.0 * 0.0254 / 96.0));
}
