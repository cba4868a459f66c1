#include "viewer/render/paint_layer.hpp"

namespace zamin::viewer {

Tint faded(Colour colour, float opacity) {
    return tint(with_alpha(colour, colour.a * opacity));
}

Hatch::Hatch(const MapStyle& style, const PaintFrame& frame)
    : m_spacing(style.hatch_spacing_px),
      m_half_line(0.5F * 0.2F * style.hatch_spacing_px),
      m_phase(static_cast<float>(
          std::fmod((frame.lower_left_m.x - frame.lower_left_m.y) / frame.metres_per_px * diagonal,
                    double{style.hatch_spacing_px}))) {}

PaintLayer::PaintLayer(const PaintItem& item, const PaintFrame& paint_frame, int size)
    : shapes(*item.shapes),
      classes(item.classes.get()),
      style(item.style),
      frame(paint_frame),
      px_per_m(1.0 / paint_frame.metres_per_px),
      size_px(size),
      hatch(item.style, paint_frame) {
    for (std::size_t i = 0; i < tints.size() && !style.fills.empty(); ++i) {
        tints[i] = faded(style.fills[std::min(i, style.fills.size() - 1)], style.opacity);
    }
}

}  // namespace zamin::viewer
