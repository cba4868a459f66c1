#include "viewer/layout.hpp"

#include <doctest/doctest.h>

#include "viewer/scale_bar.hpp"

using namespace zamin::viewer;

TEST_CASE("a wide window: bars above and below, panels beside the map, nothing overlaps") {
    const Layout layout = arrange(1280, 720, 1.0F, {}, true, true);
    CHECK_FALSE(layout.narrow);
    CHECK(layout.top.h == 44.0F);
    CHECK(layout.status.h == 28.0F);
    CHECK(layout.left.w == 248.0F);
    CHECK(layout.right.w == 376.0F);
    CHECK(layout.map.x == layout.left.right());
    CHECK(layout.map.right() == layout.right.x);
    CHECK(layout.right.right() == 1280.0F);
    CHECK(layout.map.y == layout.top.bottom());
    CHECK(layout.map.bottom() == layout.status.y);
}

TEST_CASE("folded panels give their room to the map") {
    const Layout layout = arrange(1280, 720, 1.0F, {}, false, true);
    CHECK(layout.left.w == 0.0F);
    CHECK(layout.map.x == 0.0F);
}

TEST_CASE("in a narrow window one panel at a time lies over the map") {
    const Layout layout = arrange(800, 600, 1.0F, {}, true, true);
    CHECK(layout.narrow);
    CHECK(layout.map.w == 800.0F);
    CHECK(layout.left.w == 248.0F);
    CHECK(layout.right.w == 0.0F);
}

TEST_CASE("sizes follow the scale, and so does what counts as narrow") {
    const Layout layout = arrange(1280, 720, 2.0F, {}, false, true);
    CHECK(layout.narrow);
    CHECK(layout.top.h == 88.0F);
    CHECK(layout.right.w == 752.0F);
    CHECK_FALSE(arrange(2560, 1440, 2.0F, {}, true, true).narrow);
}

TEST_CASE("the smallest window keeps a map") {
    const Layout layout = arrange(100, 50, 1.0F, {}, true, true);
    CHECK(layout.map.w >= 1.0F);
    CHECK(layout.map.h >= 1.0F);
}

TEST_CASE("a dragged width stays usable") {
    CHECK(usable_width(300, 200, 1280) == 300.0F);
    CHECK(usable_width(10, 200, 1280) == 200.0F);
    CHECK(usable_width(4000, 200, 1280) == 512.0F);
}

TEST_CASE("scale bars are round and fit") {
    struct Case {
        double metres_per_px;
        double length_m;
        const char* label;
    };
    for (const Case& c :
         {Case{10.0, 1000.0, "1 km"}, Case{4.9, 200.0, "200 m"}, Case{5.0, 500.0, "500 m"},
          Case{250.0, 20000.0, "20 km"}, Case{0.005, 0.5, "50 cm"},
          Case{50000.0, 5e6,
               "5\xE2\x80\xAF"
               "000 km"}}) {
        const ScaleBar bar = scale_bar(c.metres_per_px, 100.0);
        CHECK(bar.length_m == doctest::Approx(c.length_m));
        CHECK(bar.length_px <= 100.0 + 1e-9);
        CHECK(bar.label == c.label);
    }
    CHECK(scale_bar(0.0, 100.0).label.empty());
}

TEST_CASE("scale and coordinates as written on maps") {
    CHECK(scale_text(25000.0) ==
          "1:25\xE2\x80\xAF"
          "000");
    CHECK(scale_text(1234567.0) ==
          "1:1\xE2\x80\xAF"
          "230\xE2\x80\xAF"
          "000");
    CHECK(scale_text(987.6) == "1:988");
    CHECK(coordinates_text({69.7845, 37.9146}) ==
          "37.9146\xC2\xA0N 69.7845\xC2\xA0"
          "E");
    CHECK(coordinates_text({-1.5, -0.25}) == "0.2500\xC2\xA0S 1.5000\xC2\xA0W");
}
