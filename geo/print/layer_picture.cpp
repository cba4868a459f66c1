#include "print/layer_picture.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "print/hatch.hpp"
#include "style/area_mask.hpp"

namespace zamin::print {

namespace {

constexpr int band_rows = 64;
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
            m_has.push_back(fill.hatch != Hatch::none);
            m_dots.emplace_back(fill.hatch, Coord{place.x, place.y}, px_per_mm);
        }
    }
    bool has(std::uint8_t c) const { return m_has[c]; }
    float at(std::uint8_t c, int x, int y) const { return m_dots[c].at(x, y); }

  private:
    std::vector<bool> m_has;
    std::vector<HatchDots> m_dots;
};

// Some rows of the picture, used again for the next ones.
struct Band {
    explicit Band(int width_px)
        : mask(width_px, band_rows),
          total(static_cast<std::size_t>(width_px) * band_rows, 0.0F),
          lead(total.size(), 0.0F),
          classes(total.size(), 0),
          line(total.size(), 0.0F) {}

    // The class that covers most of a dot keeps it (a vote by majority); a polygon over covered
    // ground takes it.
    void add(std::size_t at, std::uint8_t c, float covered) {
        const bool over = covered > 0.5F && total[at] + covered > 1.05F;
        total[at] = std::min(1.0F, total[at] + covered);
        if (over) {
            classes[at] = c;
            lead[at] = covered;
        } else if (classes[at] == c) {
            lead[at] += covered;
        } else if (lead[at] >= covered) {
            lead[at] -= covered;
        } else {
            lead[at] = covered - lead[at];
            classes[at] = c;
        }
    }

    style::AreaMask mask;
    std::vector<float> total, lead;
    std::vector<std::uint8_t> classes;
    std::vector<float> line;
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

    // Rows from..to of the picture from the features that reach into them.
    void paint(Band& band, std::span<const std::size_t> features, int from, int to) const {
        for (const std::size_t i : features) {
            fill(band, i, from, to);
        }
        lay_fills(band, from, to);
        for (std::size_t s = 0; s < m_paints.strokes.size(); ++s) {
            for (const std::size_t i : features) {
                stroke(band, i, m_paints.strokes[s].width_px, from, to);
            }
            lay_stroke(band, s, from, to);
        }
    }

  private:
    std::size_t row_at(int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_picture.width_px);
    }

    void fill(Band& band, std::size_t i, int from, int to) const {
        const std::uint8_t c = class_of(m_layer, i);
        if (c >= m_layer.fills.size() || m_geometry.kinds[i] != GeometryKind::polygon) {
            return;
        }
        for (std::size_t r = m_geometry.ring_begin(i); r < m_geometry.ring_end(i); ++r) {
            const Ring ring = m_geometry.ring(r);
            Coord last = to_px(ring.front());
            for (const Coord& p : ring.subspan(1)) {
                const Coord next = to_px(p);
                band.mask.edge(last.x, last.y - from, next.x, next.y - from);
                last = next;
            }
        }
        band.mask.take([&](int x, int y, float covered) {
            if (y < to - from) {
                band.add(row_at(y) + static_cast<std::size_t>(x), c, covered);
            }
        });
    }

    // Each side as a quadrangle; where they meet a dot takes the strongest.
    void stroke(Band& band, std::size_t i, float width_px, int from, int to) const {
        const double half = static_cast<double>(width_px) / 2;
        for (std::size_t r = m_geometry.ring_begin(i); r < m_geometry.ring_end(i); ++r) {
            const Ring ring = m_geometry.ring(r);
            for (std::size_t k = 1; k < ring.size(); ++k) {
                const Coord a = to_px(ring[k - 1]);
                const Coord b = to_px(ring[k]);
                const double length = std::hypot(b.x - a.x, b.y - a.y);
                if (length == 0.0 || std::max(a.y, b.y) + half < from ||
                    std::min(a.y, b.y) - half > to) {
                    continue;
                }
                const double dx = -(b.y - a.y) / length * half;
                const double dy = (b.x - a.x) / length * half;
                const Coord corners[] = {{a.x + dx, a.y + dy - from},
                                         {b.x + dx, b.y + dy - from},
                                         {b.x - dx, b.y - dy - from},
                                         {a.x - dx, a.y - dy - from}};
                for (std::size_t n = 0; n < 4; ++n) {
                    const Coord& p = corners[n];
                    const Coord& q = corners[(n + 1) % 4];
                    band.mask.edge(p.x, p.y, q.x, q.y);
                }
                band.mask.take([&](int x, int y, float covered) {
                    float& line = band.line[row_at(y) + static_cast<std::size_t>(x)];
                    line = std::max(line, covered);
                });
            }
        }
    }

    static std::uint8_t in_steps(float cover) {
        return static_cast<std::uint8_t>(std::lround(cover * 15.0F) * 17);
    }

    // Puts the fills into the picture and empties the band.
    void lay_fills(Band& band, int from, int to) const {
        for (int y = from; y < to; ++y) {
            for (int x = 0; x < m_picture.width_px; ++x) {
                const std::size_t in_band = row_at(y - from) + static_cast<std::size_t>(x);
                const float total = band.total[in_band];
                if (total <= 0.0F) {
                    continue;
                }
                const std::uint8_t c = band.classes[in_band];
                const Fill& fill = m_layer.fills[c];
                const std::size_t at = row_at(y) + static_cast<std::size_t>(x);
                float opacity = fill.colour.a;
                m_picture.colours[at] = m_paints.fill(c);
                const float hatched = m_hatches.has(c) ? m_hatches.at(c, x, y) : 0.0F;
                if (hatched > (opacity > 0.0F ? 0.5F : 0.0F)) {
                    m_picture.colours[at] = m_paints.hatch(c);
                    opacity = std::max(opacity, fill.line.a * hatched);
                }
                m_picture.cover[at] = in_steps(total * opacity);
                band.total[in_band] = band.lead[in_band] = 0.0F;
            }
        }
    }

    void lay_stroke(Band& band, std::size_t s, int from, int to) const {
        const float opacity = m_paints.strokes[s].colour.a;
        for (int y = from; y < to; ++y) {
            for (int x = 0; x < m_picture.width_px; ++x) {
                float& line = band.line[row_at(y - from) + static_cast<std::size_t>(x)];
                const std::size_t at = row_at(y) + static_cast<std::size_t>(x);
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

// The features that reach into each band, in their order.
std::vector<std::vector<std::size_t>> by_band(const MapLayer& layer, const Painter& painter,
                                              std::span<const std::size_t> features, int bands,
                                              double reach_px) {
    std::vector<std::vector<std::size_t>> result(static_cast<std::size_t>(bands));
    const auto band_of = [&](double y) {
        return std::clamp(static_cast<int>(std::floor(y / band_rows)), -1, bands);
    };
    for (const std::size_t i : features) {
        const Box box = layer.geometry->feature_box(i);
        const int first = band_of(painter.to_px({box.min_x, box.max_y}).y - reach_px);
        const int last = band_of(painter.to_px({box.min_x, box.min_y}).y + reach_px);
        for (int b = std::max(first, 0); b <= std::min(last, bands - 1); ++b) {
            result[static_cast<std::size_t>(b)].push_back(i);
        }
    }
    return result;
}

}  // namespace

bool paintable(const MapLayer& layer) {
    constexpr std::size_t most_entries = 256;
    return !layer.dashed && (1 + 2 * layer.fills.size()) * 4 <= most_entries;
}

LayerPicture paint_picture(const MapLayer& layer, const MapFrame& frame,
                           std::span<const std::size_t> features, double dpi) {
    const double square_inches = frame.place.w * frame.place.h / (mm_per_inch * mm_per_inch);
    const double px_per_mm = std::min(dpi, std::sqrt(most_dots / square_inches)) / mm_per_inch;
    const bool outlined = frame.scale <= layer.outline_below_scale;
    const Paints paints(layer, outlined, px_per_mm * frame.signs);
    LayerPicture picture;
    const double left = std::floor(frame.place.x * px_per_mm);
    const double top = std::floor(frame.place.y * px_per_mm);
    picture.width_px = static_cast<int>(std::ceil(frame.place.right() * px_per_mm) - left);
    picture.height_px = static_cast<int>(std::ceil(frame.place.bottom() * px_per_mm) - top);
    picture.place = {left / px_per_mm, top / px_per_mm, picture.width_px / px_per_mm,
                     picture.height_px / px_per_mm};
    picture.palette = paints.palette;
    const auto dots =
        static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px);
    picture.colours.assign(dots, 0);
    picture.cover.assign(dots, 0);
    const Hatches hatches(layer, picture.place, px_per_mm);
    const Painter painter(layer, frame, px_per_mm, paints, hatches, picture);
    const int bands = (picture.height_px + band_rows - 1) / band_rows;
    double reach_px = 1.0;
    for (const Stroke& stroke : paints.strokes) {
        reach_px = std::max(reach_px, static_cast<double>(stroke.width_px));
    }
    const auto in_band = by_band(layer, painter, features, bands, reach_px);
    tbb::enumerable_thread_specific<Band> sheets([&] { return Band(picture.width_px); });
    tbb::parallel_for(0, bands, [&](int b) {
        const int from = b * band_rows;
        painter.paint(sheets.local(), in_band[static_cast<std::size_t>(b)], from,
                      std::min(from + band_rows, picture.height_px));
    });
    return picture;
}

}  // namespace zamin::print
