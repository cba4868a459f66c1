// Names and ids: bars without room for the district's name, ids that stay in one line.
#include <doctest/doctest.h>

#include "print/map_drawing.hpp"
#include "print/type.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

constexpr double page_mm = 20.0;
constexpr int px_of_mm = 10;

// The pixels of pure red on a page of 20 x 20 mm, on which a name with a red bar stands in its
// middle.
int red_pixels(const std::string& text, double bar_mm) {
    PageMap map;
    MapName name;
    name.text = text;
    name.kind = style::LabelKind::movable_area;
    name.room_m = 1.0;
    name.bar = {{Fill{style::Colour::hex(0xFF0000)}, 1.0}};
    name.bar_mm = bar_mm;
    map.layers.emplace_back().names.push_back(name);

    MapFrame frame;
    frame.place = {0.0, 0.0, page_mm, page_mm};
    frame.scale = 1000.0;
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

}  // namespace

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
