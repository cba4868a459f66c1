// Names and ids: bars without room for the district's name, names that give way to each other and
// to signs, ids that stay in one line; and the frame on the overview.
#include <doctest/doctest.h>

#include <cmath>

#include "print/clear_place.hpp"
#include "print/map_drawing.hpp"
#include "print/type.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

constexpr double page_mm = 20.0;
constexpr int px_of_mm = 10;

MapFrame page_frame() {
    MapFrame frame;
    frame.place = {0.0, 0.0, page_mm, page_mm};
    frame.scale = 1000.0;  // a metre is a millimetre; the middle of the page is 0, 0
    return frame;
}

std::vector<BarPart> red_bar() {
    return {{Fill{style::Colour::hex(0xFF0000)}, 1.0}};
}

// The pixels of pure red that the map's names have on a page of 20 x 20 mm.
int red_pixels(const PageMap& map) {
    const MapFrame frame = page_frame();
    const int side = static_cast<int>(page_mm) * px_of_mm;
    const Surface page(cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side));
    const CairoContext cr(cairo_create(page.get()));
    cairo_scale(cr.get(), px_of_mm, px_of_mm);
    draw_names(cr.get(), Typesetter(), map, frame);

    cairo_surface_flush(page.get());
    const unsigned char* bytes = cairo_image_surface_get_data(page.get());
    int red = 0;
    for (int at = 0; at < side * side; ++at) {
        const unsigned char* pixel = bytes + 4 * at;
        red += pixel[2] == 255 && pixel[1] == 0 && pixel[0] == 0 ? 1 : 0;
    }
    return red;
}

// Those of a name with a red bar in the page's middle.
int red_pixels(const std::string& text, double bar_mm) {
    PageMap map;
    MapName name;
    name.text = text;
    name.kind = style::LabelKind::movable_area;
    name.room_m = 1.0;
    name.bar = red_bar();
    name.bar_mm = bar_mm;
    map.layers.emplace_back().names.push_back(name);
    return red_pixels(map);
}

// A sign of 2 mm in the page's middle, named with that priority.
MapLayer named_sign(double priority, std::vector<BarPart> bar) {
    MapLayer layer;
    auto points = std::make_shared<Geometries>();
    points->coords = {{0.0, 0.0}};
    points->end_ring();
    points->end_part();
    points->end_feature(GeometryKind::point);
    layer.geometry = points;
    layer.point_mm = 2.0;
    MapName& name = layer.names.emplace_back();
    name.text = "Й";
    name.kind = style::LabelKind::place;
    name.priority = priority;
    name.sign_mm = layer.point_mm;
    name.bar = std::move(bar);
    name.bar_mm = 3.0;
    return layer;
}

}  // namespace

TEST_CASE("of two signs on each other the more important is named, whichever lies above") {
    for (const bool important_above : {false, true}) {
        PageMap both;
        both.layers = {named_sign(5.0, red_bar()), named_sign(1.0, {})};
        PageMap lesser;
        lesser.layers = {named_sign(5.0, {}), named_sign(1.0, red_bar())};
        if (important_above) {
            std::swap(both.layers[0], both.layers[1]);
            std::swap(lesser.layers[0], lesser.layers[1]);
        }
        CHECK(red_pixels(both) > 0);
        CHECK(red_pixels(lesser) == 0);
    }
}

TEST_CASE("an area's name keeps off signs where its area has room") {
    Geometries area;
    area.coords = {{-9.0, -2.5}, {9.0, -2.5}, {9.0, 2.5}, {-9.0, 2.5}, {-9.0, -2.5}};
    area.end_ring();
    area.end_part();
    area.end_feature(GeometryKind::polygon);
    const MapFrame frame = page_frame();
    const SizeMm size{4.0, 2.0};
    const RectMm sign{9.0, 9.0, 2.0, 2.0};  // in the middle
    const std::vector<RectMm> one{sign};
    CHECK(clear_place(area, 0, {0.0, 0.0}, size, frame, {}) == Coord{0.0, 0.0});
    const Coord moved = clear_place(area, 0, {0.0, 0.0}, size, frame, one);
    // Above and below there is no room in the area for 2 mm; aside it begins 3 mm off.
    CHECK(std::abs(moved.x) >= 3.0);
    CHECK(std::abs(moved.x) <= 5.0);
    CHECK(std::abs(moved.y) <= 2.0);
    const std::vector<RectMm> all{RectMm{0.0, 0.0, page_mm, page_mm}};
    CHECK(clear_place(area, 0, {0.0, 0.0}, size, frame, all) == Coord{0.0, 0.0});
}

TEST_CASE("what the map shows is a whole frame on the overview, and none round everything") {
    const MapFrame overview = page_frame();
    const auto inside = seen_on_overview({-5.0, -4.0, 3.0, 2.0}, overview);
    REQUIRE(inside);
    CHECK(inside->x == doctest::Approx(5.0));
    CHECK(inside->y == doctest::Approx(8.0));
    CHECK(inside->w == doctest::Approx(8.0));
    CHECK(inside->h == doctest::Approx(6.0));
    const auto beyond = seen_on_overview({-50.0, -40.0, 3.0, 2.0}, overview);
    REQUIRE(beyond);
    CHECK(beyond->x > 0.0);
    CHECK(beyond->bottom() < page_mm);
    CHECK(beyond->right() == doctest::Approx(13.0));
    CHECK(beyond->y == doctest::Approx(8.0));
    CHECK_FALSE(seen_on_overview({-50.0, -40.0, 30.0, 20.0}, overview));
}

TEST_CASE("a district's bar stands alone where its name finds no room") {
    const int bar_px = 8 * px_of_mm * 13;  // 8 mm wide, 1.3 mm high
    CHECK(red_pixels("Ёвон", 8.0) == doctest::Approx(bar_px).epsilon(0.1));
    CHECK(red_pixels("Абдураҳмони-Ҷомӣ-ва-атрофи-он", 8.0) == doctest::Approx(bar_px).epsilon(0.1));
    CHECK(red_pixels("Ёвон", 30.0) == 0);  // wider than the map
}

TEST_CASE("ids and dates are not broken at their hyphens, other words are") {
    const Typesetter type;
    const TextStyle style;
    const auto breaks_after = [&](const std::string& start, const std::string& rest) {
        const double width_mm = type.measure(start, style).w + 0.5;
        return type.measure(start + rest, style, width_mm).w <= width_mm;
    };
    CHECK_FALSE(breaks_after("(BAL-", "G20)"));
    CHECK_FALSE(breaks_after("2018-06-", "24"));
    CHECK(breaks_after("сабзавот-", "полезӣ"));
    CHECK(breaks_after("Abdurahmoni ", "BAL-G20"));
}
