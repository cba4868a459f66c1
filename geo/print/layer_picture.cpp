#include "print/layer_picture.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "print/hatch.hpp"
#include "print/picture_canvas.hpp"
#include "print/picture_tiles.hpp"

namespace zamin::print {

namespace {

constexpr double most_dots = 40e6;
// Less of a stroke in a dot leaves the dot its colour.
constexpr float least_stroke = 0.35F;

struct Stroke {
    style::Colour colour;
    float width_px;
};

// What the picture is painted with. Entries of the palette: nothing, a colour a class, a hatch's
// colour a class, then for every stroke all entries so far with the stroke over them.
class Paints {
  public:
    Paints(const MapLayer& layer, bool outlined, double px_per_mm) : m_layer(layer) {
        const auto add = [&](style::Colour colour) {
            palette.push_back(style::with_alpha(colour, 1.0F));
        };
        palette.push_back(style::Colour::hex(0xFFFFFF));
        for (const Fill& fill : layer.fills) {
            add(fill.colour);
        }
        for (const Fill& fill : layer.fills) {
            add(fill.line);
        }
        const auto stroke = [&](style::Colour colour, double width_mm) {
            if (!outlined || colour.a <= 0.0F || width_mm <= 0.0) {
                return;
            }
            strokes.push_back({colour, static_cast<float>(width_mm * px_per_mm)});
            const std::size_t before = palette.size();
            add(colour);
            for (std::size_t i = 1; i < before; ++i) {
                add(style::mix(palette[i], colour, colour.a));
            }
        };
        stroke(layer.casing, layer.outline_mm + 2 * layer.casing_mm);
        stroke(layer.outline, layer.outline_mm);
    }

    std::uint8_t fill(std::uint8_t c) const { return static_cast<std::uint8_t>(1 + c); }
    std::uint8_t hatch(std::uint8_t c) const {
        return static_cast<std::uint8_t>(1 + m_layer.fills.size() + c);
    }
    // The entry with stroke s over it.
    std::uint8_t stroked(std::uint8_t entry, std::size_t s) const {
        const std::size_t before = (1 + 2 * m_layer.fills.size()) << s;
        return static_cast<std::uint8_t>(entry + before);
    }

    std::vector<style::Colour> palette;
    std::vector<Stroke> strokes;

  private:
    const MapLayer& m_layer;
};

// Hatches of the classes that have one.
class Hatches {
  public:
    Hatches(const MapLayer& layer, const RectMm& place, double px_per_mm) {
        for (const Fill& fill : layer.fills) {
            m_has.push_back(fill.hatch != Hatch::none ? 1 : 0);
            m_dots.emplace_back(fill.hatch, Coord{place.x, place.y}, px_per_mm);
        }
    }
    bool has(std::uint8_t c) const { return m_has[c] != 0; }
    float at(std::uint8_t c, int x, int y) const { return m_dots[c].at(x, y); }

  private:
    std::vector<std::uint8_t> m_has;  // 1 or 0
    std::vector<HatchDots> m_dots;
};

class Painter {
  public:
    Painter(const MapLayer& layer, const MapFrame& frame, double px_per_mm, const Paints& paints,
            const Hatches& hatches, LayerPicture& picture)
        : m_layer(layer),
          m_geometry(*layer.geometry),
          m_paints(paints),
          m_hatches(hatches),
          m_picture(picture),
          m_px_per_m(px_per_mm / frame.m_per_mm()),
          m_x0((frame.place.x + frame.place.w / 2 - picture.place.x) * px_per_mm -
               frame.centre_m.x * m_px_per_m),
          m_y0((frame.place.y + frame.place.h / 2 - picture.place.y) * px_per_mm +
               frame.centre_m.y * m_px_per_m) {}

    Coord to_px(Coord m) const { return {m_x0 + m.x * m_px_per_m, m_y0 - m.y * m_px_per_m}; }

    // A window of the picture from the features that reach into it.
    void paint(PictureCanvas& canvas, std::span<const std::uint32_t> features,
               const Window& window) const {
        for (const std::size_t i : features) {
            fill(canvas, i, window);
        }
        lay_fills(canvas, window);
        for (std::size_t s = 0; s < m_paints.strokes.size(); ++s) {
            for (const std::size_t i : features) {
                stroke(canvas, i, m_paints.strokes[s].width_px, window);
            }
            lay_stroke(canvas, s, window);
        }
    }

  private:
    std::size_t dot_at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_picture.width_px) +
               static_cast<std::size_t>(x);
    }
    static std::size_t in_tile(int x, int y) {
        return static_cast<std::size_t>(y) * tile_columns + static_cast<std::size_t>(x);
    }
    // From the window's upper left corner.
    Coord to_px_in(const Window& window, Coord m) const {
        return {m_x0 - window.left + m.x * m_px_per_m, m_y0 - window.top - m.y * m_px_per_m};
    }

    void fill(PictureCanvas& canvas, std::size_t i, const Window& window) const {
        const std::uint8_t c = class_of(m_layer, i);
        if (c >= m_layer.fills.size() || m_geometry.kinds[i] != GeometryKind::polygon ||
            canvas.add_small(m_geometry, i, c, {m_px_per_m, to_px_in(window, Coord{})})) {
            return;
        }
        for (std::size_t r = m_geometry.ring_begin(i); r < m_geometry.ring_end(i); ++r) {
            const Ring ring = m_geometry.ring(r);
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const Coord a = to_px_in(window, ring[k - 1]);
                const Coord b = to_px_in(window, ring[k]);
                canvas.mask.edge(a.x, a.y, b.x, b.y);
            }
        }
        const int width = window.right - window.left;
        const int height = window.bottom - window.top;
        canvas.mask.take([&](int x, int y, float covered) {
            if (x < width && y < height) {
                canvas.add(PictureCanvas::dot_at(x, y), c, covered);
            }
        });
    }

    // Each side as a quadrangle; where they meet a dot takes the strongest.
    void stroke(PictureCanvas& canvas, std::size_t i, float width_px, const Window& window) const {
        const double half = static_cast<double>(width_px) / 2;
        for (std::size_t r = m_geometry.ring_begin(i); r < m_geometry.ring_end(i); ++r) {
            const Ring ring = m_geometry.ring(r);
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const Coord a = to_px_in(window, ring[k - 1]);
                const Coord b = to_px_in(window, ring[k]);
                const double length = std::hypot(b.x - a.x, b.y - a.y);
                if (length == 0.0 || std::max(a.y, b.y) + half < 0.0 ||
                    std::min(a.y, b.y) - half > tile_rows || std::max(a.x, b.x) + half < 0.0 ||
                    std::min(a.x, b.x) - half > tile_columns) {
                    continue;
                }
                const double dx = -(b.y - a.y) / length * half;
                const double dy = (b.x - a.x) / length * half;
                const Coord corners[] = {{a.x + dx, a.y + dy},
                                         {b.x + dx, b.y + dy},
                                         {b.x - dx, b.y - dy},
                                         {a.x - dx, a.y - dy}};
                for (std::size_t n = 0; n < 4; ++n) {
                    const Coord& p = corners[n];
                    const Coord& q = corners[(n + 1) % 4];
                    canvas.mask.edge(p.x, p.y, q.x, q.y);
                }
                canvas.mask.take([&](int x, int y, float covered) {
                    float& line = canvas.line[in_tile(x, y)];
                    line = std::max(line, covered);
                });
            }
        }
    }

    static std::uint8_t in_steps(float cover) {
        return static_cast<std::uint8_t>(static_cast<int>(cover * 15.0F + 0.5F) * 17);
    }

    // Puts the fills into the picture and empties the canvas.
    void lay_fills(PictureCanvas& canvas, const Window& window) const {
        for (int y = window.top; y < window.bottom; ++y) {
            std::size_t dot = PictureCanvas::dot_at(0, y - window.top);
            for (int x = window.left; x < window.right; ++x, ++dot) {
                const float total = canvas.total(dot);
                if (total <= 0.0F) {
                    continue;
                }
                const std::uint8_t c = canvas.class_of(dot);
                const Fill& fill = m_layer.fills[c];
                const std::size_t at = dot_at(x, y);
                float opacity = fill.colour.a;
                m_picture.colours[at] = m_paints.fill(c);
                const float hatched = m_hatches.has(c) ? m_hatches.at(c, x, y) : 0.0F;
                if (hatched > (opacity > 0.0F ? 0.5F : 0.0F)) {
                    m_picture.colours[at] = m_paints.hatch(c);
                    opacity = std::max(opacity, fill.line.a * hatched);
                }
                m_picture.cover[at] = in_steps(total * opacity);
                canvas.empty(dot);
            }
        }
        if (window.right - window.left < tile_columns || window.bottom - window.top < tile_rows) {
            canvas.empty();  // small features may lie beyond
        }
    }

    void lay_stroke(PictureCanvas& canvas, std::size_t s, const Window& window) const {
        const float opacity = m_paints.strokes[s].colour.a;
        for (int y = window.top; y < window.bottom; ++y) {
            for (int x = window.left; x < window.right; ++x) {
                float& line = canvas.line[in_tile(x - window.left, y - window.top)];
                const std::size_t at = dot_at(x, y);
                const float below = static_cast<float>(m_picture.cover[at]) / 255.0F;
                if (line > least_stroke || (line > 0.0F && below == 0.0F)) {
                    m_picture.colours[at] =
                        m_paints.stroked(below > 0.0F ? m_picture.colours[at] : std::uint8_t{0}, s);
                    m_picture.cover[at] = in_steps(1.0F - (1.0F - below) * (1.0F - line * opacity));
                }
                line = 0.0F;
            }
        }
    }

    const MapLayer& m_layer;
    const Geometries& m_geometry;
    const Paints& m_paints;
    const Hatches& m_hatches;
    LayerPicture& m_picture;
    double m_px_per_m;
    double m_x0;
    double m_y0;
};

double dots_per_mm(const MapFrame& frame, double dpi) {
    const double square_inches = frame.place.w * frame.place.h / (mm_per_inch * mm_per_inch);
    return std::min(dpi, std::sqrt(most_dots / square_inches)) / mm_per_inch;
}

}  // namespace

RectMm picture_place(const MapFrame& frame, double dpi) {
    const double px_per_mm = dots_per_mm(frame, dpi);
    const double left = std::floor(frame.place.x * px_per_mm);
    const double top = std::floor(frame.place.y * px_per_mm);
    const double width = std::ceil(frame.place.right() * px_per_mm) - left;
    const double height = std::ceil(frame.place.bottom() * px_per_mm) - top;
    return {left / px_per_mm, top / px_per_mm, width / px_per_mm, height / px_per_mm};
}

bool paintable(const MapLayer& layer) {
    constexpr std::size_t most_entries = 256;
    return !layer.dashed && (1 + 2 * layer.fills.size()) * 4 <= most_entries;
}

LayerPicture paint_picture(const MapLayer& layer, const MapFrame& frame,
                           std::span<const std::size_t> features, double dpi) {
    const double px_per_mm = dots_per_mm(frame, dpi);
    const bool outlined = frame.scale <= layer.outline_below_scale;
    const Paints paints(layer, outlined, px_per_mm * frame.signs);
    LayerPicture picture;
    picture.place = picture_place(frame, dpi);
    picture.width_px = static_cast<int>(std::lround(picture.place.w * px_per_mm));
    picture.height_px = static_cast<int>(std::lround(picture.place.h * px_per_mm));
    picture.palette = paints.palette;
    const auto dots =
        static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px);
    picture.colours.assign(dots, 0);
    picture.cover.assign(dots, 0);
    const Hatches hatches(layer, picture.place, px_per_mm);
    const Painter painter(layer, frame, px_per_mm, paints, hatches, picture);
    double reach_px = 1.0;
    for (const Stroke& stroke : paints.strokes) {
        reach_px = std::max(reach_px, static_cast<double>(stroke.width_px));
    }
    PictureTiles tiles(picture.width_px, picture.height_px);
    for (const std::size_t i : features) {
        const Box box = layer.geometry->feature_box(i);
        tiles.add(i, painter.to_px({box.min_x, box.max_y}), painter.to_px({box.max_x, box.min_y}),
                  reach_px);
    }
    tiles.sort();
    tbb::enumerable_thread_specific<PictureCanvas> canvases;
    tbb::parallel_for(std::size_t{0}, tiles.count(), [&](std::size_t t) {
        if (const auto in_tile = tiles.features(t); !in_tile.empty()) {
            painter.paint(canvases.local(), in_tile, tiles.window(t));
        }
    });
    return picture;
}

}  // namespace zamin::print
