#include "print/graticule.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "print/page_theme.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr int samples = 64;

// One edge of the frame, walked from its start.
struct Edge {
    Coord from_mm;
    Coord to_mm;
    bool meridians;  // which lines are labelled here
    double angle;    // of the label's baseline
};

Coord between(const Edge& edge, double t) {
    return {std::lerp(edge.from_mm.x, edge.to_mm.x, t), std::lerp(edge.from_mm.y, edge.to_mm.y, t)};
}

class Graticule {
  public:
    Graticule(Pen& pen, const Crs& crs, const MapFrame& frame, const text::Catalogue& words)
        : m_cr(pen.cr),
          m_type(pen.type),
          m_frame(frame),
          m_words(words),
          m_grid(pen.grids.of(crs)) {
        for (int i = 0; i <= samples; ++i) {
            for (int k = 0; k <= samples; k += samples) {
                const double t = i / static_cast<double>(samples);
                const double u = k / static_cast<double>(samples);
                m_seen.add(degrees_at(
                    {frame.place.x + t * frame.place.w, frame.place.y + u * frame.place.h}));
                m_seen.add(degrees_at(
                    {frame.place.x + u * frame.place.w, frame.place.y + t * frame.place.h}));
            }
        }
        // Larger signs have longer labels.
        const double wide_mm = 45.0 * std::max(1.0, frame.signs);
        m_step_x = graticule_step_deg(m_seen.width(),
                                      std::max(2, static_cast<int>(frame.place.w / wide_mm)));
        m_step_y = graticule_step_deg(m_seen.height(),
                                      std::max(2, static_cast<int>(frame.place.h / wide_mm)));
    }

    void draw_lines() {
        const SavedState state(m_cr);
        const RectMm& place = m_frame.place;
        cairo_rectangle(m_cr, place.x, place.y, place.w, place.h);
        cairo_clip(m_cr);
        set_colour(m_cr, style::with_alpha(theme().muted, 0.45F));
        cairo_set_line_width(m_cr, 0.1);
        for (double lon = first(m_seen.min_x, m_step_x); lon <= m_seen.max_x; lon += m_step_x) {
            line({lon, m_seen.min_y}, {lon, m_seen.max_y});
        }
        for (double lat = first(m_seen.min_y, m_step_y); lat <= m_seen.max_y; lat += m_step_y) {
            line({m_seen.min_x, lat}, {m_seen.max_x, lat});
        }
        cairo_stroke(m_cr);
    }

    void draw_labels(double gutter_mm) {
        const RectMm& p = m_frame.place;
        constexpr double up = -std::numbers::pi / 2;
        const std::array<Edge, 4> edges{
            Edge{{p.x, p.bottom() + gutter_mm / 2},
                 {p.right(), p.bottom() + gutter_mm / 2},
                 true,
                 0},
            Edge{{p.x, p.y - gutter_mm / 2}, {p.right(), p.y - gutter_mm / 2}, true, 0},
            Edge{{p.x - gutter_mm / 2, p.bottom()}, {p.x - gutter_mm / 2, p.y}, false, up},
            Edge{{p.right() + gutter_mm / 2, p.bottom()},
                 {p.right() + gutter_mm / 2, p.y},
                 false,
                 up}};
        for (const Edge& edge : edges) {
            label_edge(edge, gutter_mm);
        }
    }

  private:
    static double first(double least, double step) { return std::ceil(least / step) * step; }
    Coord degrees_at(Coord page_mm) const {
        return m_grid.to_degrees.apply(m_frame.to_map(page_mm));
    }

    void line(Coord from_deg, Coord to_deg) {
        for (int i = 0; i <= samples; ++i) {
            const double t = i / static_cast<double>(samples);
            const Coord p = m_frame.to_page(m_grid.to_map.apply(
                {std::lerp(from_deg.x, to_deg.x, t), std::lerp(from_deg.y, to_deg.y, t)}));
            i == 0 ? cairo_move_to(m_cr, p.x, p.y) : cairo_line_to(m_cr, p.x, p.y);
        }
    }

    // Where the value of a line is reached along the edge, a label that no other touches.
    void label_edge(const Edge& edge, double gutter_mm) {
        const double step = edge.meridians ? m_step_x : m_step_y;
        const double length =
            std::hypot(edge.to_mm.x - edge.from_mm.x, edge.to_mm.y - edge.from_mm.y);
        TextStyle style;
        style.size_pt = std::min(6.5 * m_frame.signs, gutter_mm / mm_per_pt / 1.42);
        style.colour = theme().muted;
        double free_from = 0.0;
        const auto value = [&](double t) {
            const Coord d = degrees_at(between(edge, t));
            return edge.meridians ? d.x : d.y;
        };
        double before = value(0.0);
        for (int i = 1; i <= 4 * samples; ++i) {
            const double t = i / (4.0 * samples);
            const double here = value(t);
            const double line = std::floor(here / step) * step;
            if (line > before && here > before) {
                const double share = (line - before) / (here - before);
                const double at = (t - (1.0 - share) / (4.0 * samples)) * length;
                free_from = label(edge, line, at, length, free_from, style);
            }
            before = here;
        }
    }

    double label(const Edge& edge, double value_deg, double at_mm, double length_mm,
                 double free_from_mm, const TextStyle& style) {
        const std::string text =
            edge.meridians ? longitude_text(value_deg, m_words) : latitude_text(value_deg, m_words);
        const SizeMm size = m_type.measure(text, style);
        if (at_mm - size.w / 2 < free_from_mm || at_mm + size.w / 2 > length_mm) {
            return free_from_mm;
        }
        const SavedState state(m_cr);
        const Coord p = between(edge, at_mm / length_mm);
        cairo_translate(m_cr, p.x, p.y);
        cairo_rotate(m_cr, edge.angle);
        m_type.draw(m_cr, text, style, -size.w / 2, -size.h / 2);
        return at_mm + size.w / 2 + 2.0;
    }

    cairo_t* m_cr;
    const Typesetter& m_type;
    const MapFrame& m_frame;
    const text::Catalogue& m_words;
    const EarthGrid& m_grid;
    Box m_seen;
    double m_step_x = 1.0;
    double m_step_y = 1.0;
};

}  // namespace

void draw_graticule(Pen& pen, const Crs& crs, const MapFrame& frame, double gutter_mm,
                    const text::Catalogue& words) {
    Graticule graticule(pen, crs, frame, words);
    graticule.draw_lines();
    graticule.draw_labels(gutter_mm);
}

}  // namespace zamin::print
