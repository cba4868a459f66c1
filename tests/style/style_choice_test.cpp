#include "style/style_choice.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "core/error.hpp"
#include "style/palettes.hpp"

using zamin::Column;
using zamin::ColumnType;
using zamin::GeometryKind;
using zamin::Layer;
using namespace zamin::style;

namespace {

Layer layer_of(Column column) {
    Layer layer;
    layer.source = "wells.gpkg";
    for (std::size_t row = 0; row < column.size(); ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row));
        layer.geometry.add_empty();
    }
    layer.columns.push_back(std::move(column));
    return layer;
}

Layer depths() {
    Column column("depth_m", ColumnType::real);
    for (const double depth : {4.0, 1.0, 16.0, 9.0}) {
        column.push_real(depth);
    }
    column.push_null();
    return layer_of(std::move(column));
}

StyleChoice by(StyleBy what, const char* column) {
    StyleChoice choice;
    choice.by = what;
    choice.column = column;
    return choice;
}

}  // namespace

TEST_CASE("as its role says: nothing of its own") {
    CHECK_FALSE(style_rows(depths(), {}));
}

TEST_CASE("classes of a number, and the unknown for itself") {
    StyleChoice choice = by(StyleBy::classes, "depth_m");
    choice.ends = {3, 10};
    const auto rows = style_rows(depths(), choice);
    REQUIRE(rows);
    CHECK(rows->classes == std::vector<std::uint8_t>{1, 0, 2, 1, 3});
    REQUIRE(rows->entries.size() == 4);
    CHECK(rows->entries[1] == StyledRows::Entry{"3\xE2\x80\x93"
                                                "10",
                                                2});
    CHECK(rows->entries[3] == StyledRows::Entry{"", 1});
    CHECK(rows->colours.size() == 4);
    const MapStyle style = chosen_style({}, choice, &*rows, GeometryKind::polygon, 1.0F);
    CHECK(style.fills.size() == 4);
    CHECK(style.hatched.back() == 1);  // unknown is never a colour
    CHECK(style.hatched.front() == 0);
}

TEST_CASE("the area of a sign is in proportion to its number") {
    const auto rows = style_rows(depths(), by(StyleBy::size, "depth_m"));
    REQUIRE(rows);
    const auto size = [&](std::size_t row) { return rows->sizes[rows->classes[row]]; };
    CHECK(size(2) == 1.0F);
    CHECK(size(0) == doctest::Approx(0.5).epsilon(0.04));   // a quarter of the largest
    CHECK(size(3) == doctest::Approx(0.75).epsilon(0.04));  // nine sixteenths
    CHECK(size(4) < 0.2F);
    const StyleChoice choice = by(StyleBy::size, "depth_m");
    const MapStyle style = chosen_style({}, choice, &*rows, GeometryKind::point, 2.0F);
    CHECK(style.class_px[rows->classes[2]] == 72.0F);
    CHECK(style.fills.empty());  // the role's own
}

TEST_CASE("categories take the colours of crops where they are crops") {
    Column column("grows", ColumnType::text);
    for (const char* crop : {"wheat", "wheat", "rice", ""}) {
        column.push_text(crop);
    }
    const auto rows = style_rows(layer_of(std::move(column)), by(StyleBy::category, "grows"));
    REQUIRE(rows);
    CHECK(rows->classes[0] == own_slot("wheat"));
    CHECK(rows->classes[2] == own_slot("rice"));
    CHECK(rows->classes[3] == unknown_slot);
    CHECK(rows->entries[own_slot("wheat")].rows == 2);
}

TEST_CASE("columns that are not there or hold no numbers are refused in words") {
    CHECK_THROWS_AS(style_rows(depths(), by(StyleBy::classes, "depth")), zamin::UsageError);
    Column words("kind", ColumnType::text);
    words.push_text("deep");
    CHECK_THROWS_WITH_AS(style_rows(layer_of(std::move(words)), by(StyleBy::size, "kind")),
                         doctest::Contains("holds text"), zamin::UsageError);
    Column blank("kind", ColumnType::text);
    blank.push_null();
    CHECK(
        style_rows(layer_of(std::move(blank)), by(StyleBy::classes, "kind"))->entries.back().rows ==
        1);
}

TEST_CASE("opacity and scales") {
    StyleChoice choice;
    choice.opacity = 0.5;
    choice.from_scale = 100'000;
    choice.to_scale = 5'000;
    CHECK(chosen_style({}, choice, nullptr, GeometryKind::polygon, 1.0F).opacity == 0.5F);
    CHECK(choice.shown_at(50'000));
    CHECK_FALSE(choice.shown_at(200'000));
    CHECK_FALSE(choice.shown_at(1'000));
    CHECK(StyleChoice().shown_at(1e9));
}

TEST_CASE("palettes print in black and white: their lightness runs one way, or to both ends") {
    for (const Palette& palette : palettes()) {
        std::vector<double> light;
        for (const Colour& colour : palette_colours(palette, 7)) {
            light.push_back(contrast(colour, Colour::hex(0x000000)));
        }
        const auto middle = light.begin() + 3;
        CAPTURE(palette.name);
        if (palette.two_sided) {
            CHECK(std::is_sorted(light.begin(), middle + 1));
            CHECK(std::is_sorted(middle, light.end(), std::greater<>()));
        } else {
            CHECK(std::is_sorted(light.begin(), light.end(), std::greater<>()));
        }
        CHECK(palette_colours(palette, 1).size() == 1);
        CHECK(palette_colours(palette, 5) == palette.colours);
        CHECK(find_palette(palette.name) == &palette);
    }
    CHECK(find_palette("rainbow") == nullptr);
}
