// Meridians and parallels over the map, with their degrees along its lower and its left edge.
#include <cmath>

#include "style/graticule_lines.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/panels.hpp"

namespace zamin::viewer {

namespace {

constexpr int samples = 32;
constexpr double line_gap_px = 170.0;  // between lines, about, at scale 1
constexpr float margin = 4.0F;

// Degrees that the map area shows: of its border, whose sides bend.
Box seen_deg(const Session& session, const MapView& view) {
    Box box;
    for (int i = 0; i <= samples; ++i) {
        const double t = i / double{samples};
        for (const ScreenPoint p :
             {ScreenPoint{t * view.width_px, 0.0}, ScreenPoint{t * view.width_px, view.height_px},
              ScreenPoint{0.0, t * view.height_px},
              ScreenPoint{view.width_px, t * view.height_px}}) {
            const Coord lonlat = session.to_lonlat->apply(view.to_map(p));
            if (std::isfinite(lonlat.x) && std::isfinite(lonlat.y)) {
                box.add(lonlat);
            }
        }
    }
    return box;
}

class Lines {
  public:
    Lines(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list)
        : m_ui(ui), m_session(session), m_state(state), m_list(list) {}

    void draw(Coord from_deg, Coord to_deg, const std::string& label, bool meridian) {
        std::vector<ImVec2> line;
        for (int i = 0; i <= samples; ++i) {
            const double t = i / double{samples};
            const Coord at_m = m_session.from_lonlat->apply(
                {std::lerp(from_deg.x, to_deg.x, t), std::lerp(from_deg.y, to_deg.y, t)});
            if (!std::isfinite(at_m.x) || !std::isfinite(at_m.y)) {
                return;
            }
            line.push_back(on_window(m_ui, m_state, at_m));
        }
        m_list.AddPolyline(line.data(), static_cast<int>(line.size()),
                           packed(m_ui.theme->muted, 0.55F), 0, m_ui.px(1.0F));
        meridian ? label_below(line, label) : label_left(line, label);
    }

  private:
    // Where the line leaves the map area at its foot.
    void label_below(const std::vector<ImVec2>& line, const std::string& label) {
        const Rect map = m_ui.layout.map;
        const ImVec2 size = text_size(m_ui.fonts.small, label);
        const float y = map.bottom() - m_ui.px(margin) - size.y;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const ImVec2 a = line[i - 1];
            const ImVec2 b = line[i];
            if ((a.y - y) * (b.y - y) <= 0.0F && a.y != b.y) {
                const float x = std::lerp(a.x, b.x, (y - a.y) / (b.y - a.y)) + m_ui.px(margin);
                if (x >= map.x && x + size.x <= map.right()) {
                    draw_map_name(m_ui, m_list, {x, y}, label, m_ui.theme->muted);
                }
                return;
            }
        }
    }

    void label_left(const std::vector<ImVec2>& line, const std::string& label) {
        const Rect map = m_ui.layout.map;
        const ImVec2 size = text_size(m_ui.fonts.small, label);
        const float x = map.x + m_ui.px(margin);
        for (std::size_t i = 1; i < line.size(); ++i) {
            const ImVec2 a = line[i - 1];
            const ImVec2 b = line[i];
            if ((a.x - x) * (b.x - x) <= 0.0F && a.x != b.x) {
                const float y = std::lerp(a.y, b.y, (x - a.x) / (b.x - a.x)) - size.y;
                // The corner belongs to the meridians.
                if (y >= map.y && y + 3 * size.y <= map.bottom()) {
                    draw_map_name(m_ui, m_list, {x, y}, label, m_ui.theme->muted);
                }
                return;
            }
        }
    }

    const Ui& m_ui;
    const Session& m_session;
    const ViewState& m_state;
    ImDrawList& m_list;
};

int lines_across(const Ui& ui, double length_px) {
    return std::max(1, static_cast<int>(length_px / (line_gap_px * ui.scale * ui.density)));
}

}  // namespace

void graticule(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list) {
    if (!state.graticule || !session.from_lonlat || !session.to_lonlat || session.box_m().empty()) {
        return;
    }
    const MapView& view = state.camera;
    const Box seen = seen_deg(session, view);
    if (seen.empty()) {
        return;
    }
    Lines lines(ui, session, state, list);
    const double step_x = style::graticule_step_deg(seen.width(), lines_across(ui, view.width_px));
    for (double i = std::ceil(seen.min_x / step_x); i * step_x <= seen.max_x; i += 1.0) {
        lines.draw({i * step_x, seen.min_y}, {i * step_x, seen.max_y},
                   style::longitude_text(i * step_x, *ui.words), true);
    }
    const double step_y =
        style::graticule_step_deg(seen.height(), lines_across(ui, view.height_px));
    for (double i = std::ceil(seen.min_y / step_y); i * step_y <= seen.max_y; i += 1.0) {
        lines.draw({seen.min_x, i * step_y}, {seen.max_x, i * step_y},
                   style::latitude_text(i * step_y, *ui.words), false);
    }
}

}  // namespace zamin::viewer
