#include "viewer/render/recording_renderer.hpp"

#include <utility>

namespace zamin::viewer {

LayerHandle RecordingRenderer::upload(std::shared_ptr<const MapShapes> shapes) {
    shapes_of.emplace(++m_last_handle, *shapes);
    return m_last_handle;
}

LayerHandle RecordingRenderer::upload_image(MapImage image) {
    images.emplace(++m_last_handle, std::move(image));
    return m_last_handle;
}

void RecordingRenderer::set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) {
    classes_of[layer].assign(classes.begin(), classes.end());
}

void RecordingRenderer::remove(LayerHandle layer) {
    shapes_of.erase(layer);
    images.erase(layer);
    classes_of.erase(layer);
}

bool RecordingRenderer::draw(const MapView& view, int x_px, int y_px, Colour ground,
                             std::span<const DrawItem> items) {
    Draw& draw = draws.emplace_back(Draw{view, x_px, y_px, ground, {}});
    for (const DrawItem& item : items) {
        draw.items.push_back({item.layer,
                              item.style ? *item.style : MapStyle{},
                              {item.selected.begin(), item.selected.end()}});
    }
    return true;
}

}  // namespace zamin::viewer
