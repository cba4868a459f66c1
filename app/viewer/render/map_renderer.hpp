// Drawing the map behind a small interface: the real renderer shows it with OpenGL (gl_renderer), a
// recording stand-in serves tests (recording_renderer). All calls are made from the window's
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "viewer/map_view.hpp"
#include "viewer/render/map_image.hpp"
#include "viewer/render/map_shapes.hpp"
#include "viewer/style.hpp"

namespace zamin::viewer {

using LayerHandle = std::uint32_t;

struct DrawItem {
    LayerHandle layer = 0;
    const MapStyle* style = nullptr;
    std::span<const std::uint32_t> selected;  // features drawn again with the selection outline
    Colour selection;
};

class MapRenderer {
  public:
    virtual ~MapRenderer() = default;
    virtual LayerHandle upload(std::shared_ptr<const MapShapes> shapes) = 0;
    LayerHandle upload(MapShapes shapes) {
        return upload(std::make_shared<const MapShapes>(std::move(shapes)));
    }
    // A raster; of a style it takes the opacity only.
    virtual LayerHandle upload_image(MapImage image) = 0;
    // Class of every feature (index into MapStyle::fills; 255 = not drawn). Before the first call
    // every feature is of class 0.
    virtual void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) = 0;
    virtual void remove(LayerHandle layer) = 0;
    // Covers the map area with `ground` and draws the items, first below. The area's lower left
    // corner lies at (x_px, y_px) of the framebuffer that is bound, its size is the view's. False
    // when some of it is still being painted in the background: what is not there yet shows as it
    // was before, and the call is to be repeated soon.
    virtual bool draw(const MapView& view, int x_px, int y_px, Colour ground,
                      std::span<const DrawItem> items) = 0;
    // Time that a call of draw may take for what was painted meanwhile. Infinite until set: draw
    // paints the whole picture before it returns.
    virtual void set_frame_budget_ms(double budget_ms) = 0;
    // Whether something that the last call of draw asked for is still being painted.
    virtual bool painting() const = 0;
    // The OpenGL context is lost or about to go, and is current for the last time: what lies in it
    // is given up. Layers and classes stay; the next draw makes the rest again in the context that
    // is current then.
    virtual void leave_context() = 0;
};

// May be made before there is a context. Drawing needs a current OpenGL 3.3 core context and throws
// Error naming what was found otherwise. `wake`, if any, is called on another thread when the rest
// of the picture is there.
std::unique_ptr<MapRenderer> make_gl_renderer(std::function<void()> wake = {});

}  // namespace zamin::viewer
