#include "viewer/render/cover_mask.hpp"

#include <doctest/doctest.h>

using namespace zamin::viewer;

TEST_CASE("a tile over a fresh area is drawn whole, the same tile again not at all") {
    CoverMask mask(64, 64);
    CHECK(mask.take({0, 0, 32}) == PixelBox{0, 0, 32, 32});
    CHECK_FALSE(mask.take({0, 0, 32}));
    // A larger one under it: only what is left, as a box.
    CHECK(mask.take({0, 0, 64}) == PixelBox{0, 0, 64, 64});
    CHECK_FALSE(mask.take({0, 0, 64}));
}

TEST_CASE("a backdrop is cut to the cells that are missing") {
    CoverMask mask(64, 64);
    mask.take({0, 0, 64});
    CHECK_FALSE(mask.take({-100, -100, 400}));
    CoverMask half(64, 32);
    half.take({0, 0, 32});
    CHECK(half.take({-10, -10, 100}) == PixelBox{32, 0, 32, 32});
}

TEST_CASE("cells that a tile touches only in part stay open") {
    CoverMask mask(48, 48);
    CHECK(mask.take({8, 8, 16}) == PixelBox{0, 0, 32, 32});
    CHECK(mask.take({0, 0, 48}) == PixelBox{0, 0, 48, 48});
}

TEST_CASE("a tile beside the area is not drawn; one that reaches its edge covers the last cells") {
    CoverMask mask(50, 50);
    CHECK_FALSE(mask.take({100, 0, 32}));
    CHECK(mask.take({0, 0, 50}) == PixelBox{0, 0, 50, 50});
    CHECK_FALSE(mask.take({0, 0, 50}));
}
