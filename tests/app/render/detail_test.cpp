// What is left out because it is small must not be seen to be left out: a picture is compared with
// one drawn four times as large, where nothing is small, and brought down to its size.
#include <cmath>
#include <random>

#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::viewer::Colour;
using zamin::viewer::DrawItem;
using zamin::viewer::make_gl_renderer;
using zamin::viewer::MapStyle;
using zamin::viewer::MapView;
using zamin::viewer::Offscreen;
using zamin::viewer::Picture;

namespace {

constexpr int side_px = 240;
constexpr int times = 4;

// The map's square of side_px metres on as many pixels, or `factor` times as many.
Picture drawn(const zamin::Layer& layer, const MapStyle& style, int factor) {
    const Offscreen screen(side_px * factor, side_px * factor);
    const auto renderer = make_gl_renderer();
    MapView view;
    view.center_m = {side_px / 2.0, side_px / 2.0};
    view.metres_per_px = 1.0 / factor;
    view.width_px = view.height_px = side_px * factor;
    const DrawItem item{renderer->upload(shapes_of(layer)), &style, {}, {}};
    REQUIRE(renderer->draw(view, 0, 0, Colour{1.0F, 1.0F, 1.0F, 1.0F}, std::span(&item, 1)));
    return screen.read();
}

struct Difference {
    double mean = 0.0;          // of a channel, 0 to 255
    double share_beyond = 0.0;  // of pixels with a channel further off than an edge may be
};

// Between a picture and the means of the large one's squares.
Difference difference(const Picture& small, const Picture& large) {
    constexpr double edge = 40.0;  // of 255: a sixth of a pixel's cover
    Difference result;
    for (int y = 0; y < side_px; ++y) {
        for (int x = 0; x < side_px; ++x) {
            double worst = 0.0;
            for (std::size_t c = 0; c < 3; ++c) {
                double sum = 0.0;
                for (int k = 0; k < times * times; ++k) {
                    const int row = y * times + k / times;
                    const int column = x * times + k % times;
                    sum += large.rgba[static_cast<std::size_t>(row * large.width + column) * 4 + c];
                }
                const double here =
                    small.rgba[static_cast<std::size_t>(y * small.width + x) * 4 + c];
                const double off = std::abs(sum / (times * times) - here);
                result.mean += off / (3.0 * side_px * side_px);
                worst = std::max(worst, off);
            }
            result.share_beyond += worst > edge ? 1.0 / (side_px * side_px) : 0.0;
        }
    }
    return result;
}

// A turned field with its lower left corner there.
void add_field(zamin::Layer& layer, double x, double y, double width, double height, double turn) {
    const auto at = [&](double u, double v) {
        return zamin::Coord{x + u * std::cos(turn) - v * std::sin(turn),
                            y + u * std::sin(turn) + v * std::cos(turn)};
    };
    add_ring(layer, {at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)});
    end_feature(layer, zamin::GeometryKind::polygon);
}

bool can_draw() {
    return make_stage() != nullptr;
}

MapStyle filled() {
    MapStyle style;
    style.fills = {Colour::hex(0x44AA99)};
    style.outline.a = 0.0F;
    return style;
}

}  // namespace

TEST_CASE("fields of a few pixels look as they would with every detail") {
    if (!can_draw()) {
        return;
    }
    std::mt19937 random(11);
    const auto between = [&](double least, double most) {
        return least + (most - least) * static_cast<double>(random()) /
                           static_cast<double>(std::mt19937::max());
    };
    zamin::Layer layer = map_layer();
    for (int i = 0; i < 400; ++i) {
        add_field(layer, between(0, side_px), between(0, side_px), between(2, 12), between(2, 12),
                  between(0, 1.5));
    }
    const Difference off = difference(drawn(layer, filled(), 1), drawn(layer, filled(), times));
    MESSAGE("mean difference ", off.mean, ", beyond an edge ", off.share_beyond);
    CHECK(off.mean < 1.5);
    CHECK(off.share_beyond < 0.005);
}

TEST_CASE("a field system too small to be seen keeps its tint") {
    if (!can_draw()) {
        return;
    }
    // Four fifths of the ground, fields of 0.4 pixels.
    zamin::Layer layer = map_layer();
    for (int row = 0; row < 400; ++row) {
        for (int column = 0; column < 400; ++column) {
            add_square(layer, 20.0 + column * 0.5, 20.0 + row * 0.5, 0.447);
        }
    }
    const Difference off = difference(drawn(layer, filled(), 1), drawn(layer, filled(), times));
    MESSAGE("mean difference ", off.mean, ", beyond an edge ", off.share_beyond);
    CHECK(off.mean < 6.0);
    CHECK(off.share_beyond < 0.02);
}
