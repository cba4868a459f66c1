// A stand-in for the OpenGL renderer that remembers what it was asked: for tests without a display.
#pragma once

#include <map>

#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

class RecordingRenderer final : public MapRenderer {
  public:
    struct Item {
        LayerHandle layer = 0;
        MapStyle style;
        std::vector<std::uint32_t> selected;
    };
    struct Draw {
        MapView view;
        int x_px = 0;
        int y_px = 0;
        Colour ground;
        std::vector<Item> items;
    };

    using MapRenderer::upload;
    LayerHandle upload(std::shared_ptr<const MapShapes> shapes) override;
    LayerHandle upload_image(MapImage image) override;
    void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) override;
    void remove(LayerHandle layer) override;
    bool draw(const MapView& view, int x_px, int y_px, Colour ground,
              std::span<const DrawItem> items) override;
    void set_frame_budget_ms(double) override {}
    bool painting() const override { return false; }
    void leave_context() override { ++contexts_left; }

    std::map<LayerHandle, MapShapes> shapes_of;  // uploaded and not removed
    std::map<LayerHandle, MapImage> images;
    std::map<LayerHandle, std::vector<std::uint8_t>> classes_of;
    std::vector<Draw> draws;
    int contexts_left = 0;

  private:
    LayerHandle m_last_handle = 0;
};

}  // namespace zamin::viewer
