#include <algorithm>
#include <cmath>

#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using project::Drawing;
using project::DrawingKind;

constexpr std::size_t most_letters = 60;  // of a note on the map; the card has all of it

std::vector<ImVec2> on_screen(const Ui& ui, const Session& session, const ViewState& state,
                              const Drawing& drawing) {
    std::vector<ImVec2> corners;
    for (const Coord p : points_m(session, drawing)) {
        corners.push_back(on_window(ui, state, p));
    }
    return corners;
}

// Dashes that go on round the corners.
void draw_dashed_ring(const Ui& ui, ImDrawList& list, const std::vector<ImVec2>& corners,
                      ImU32 colour, float width) {
    const float dash = ui.px(6.0F);
    float along = 0.0F;  // since the first corner
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const ImVec2 a = corners[i];
        const ImVec2 b = corners[(i + 1) % corners.size()];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        // An edge far longer than the screen is drawn whole.
        if (length > 400.0F * dash) {
            list.AddLine(a, b, colour, width);
            continue;
        }
        const auto point = [&](float at) {
            const float share = std::clamp((at - along) / std::max(length, 1e-3F), 0.0F, 1.0F);
            return ImVec2{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
        };
        for (float at = std::floor(along / (2 * dash)) * 2 * dash; at < along + length;
             at += 2 * dash) {
            list.AddLine(point(at), point(at + dash), colour, width);
        }
        along += length;
    }
}

void draw_site(const Ui& ui, ImDrawList& list, ImVec2 c, bool chosen) {
    const float r = ui.px(chosen ? 7.5F : 6.0F);
    const auto diamond = [&](float by, Colour colour) {
        list.AddQuadFilled({c.x, c.y - by}, {c.x + by, c.y}, {c.x, c.y + by}, {c.x - by, c.y},
                           packed(colour));
    };
    diamond(r + ui.px(2.5F), ui.theme->raised);
    diamond(r + ui.px(1.0F), ui.theme->ink);
    diamond(r, ui.theme->select);
}

void draw_note(const Ui& ui, ImDrawList& list, ImVec2 c, const std::string& text, bool chosen) {
    std::string line = text.substr(0, text.find('\n'));
    if (line.size() < text.size()) {
        line += " \xE2\x80\xA6";
    }
    line = elided(ui.fonts.small, line, ui.px(4.0F * most_letters));
    const float pad = ui.px(6.0F);
    const float height = ui.fonts.small.px + pad;
    const float width = text_size(ui.fonts.small, line).x + 2 * pad;
    const ImVec2 from{std::round(c.x + ui.px(8.0F)), std::round(c.y - height - ui.px(6.0F))};
    list.AddLine(c, {from.x, from.y + height}, packed(ui.theme->ink), ui.px(1.2F));
    list.AddCircleFilled(c, ui.px(4.5F), packed(ui.theme->raised));
    list.AddCircleFilled(c, ui.px(3.0F), packed(ui.theme->ink));
    if (line.empty()) {
        return;
    }
    draw_card(ui, list, from, {from.x + width, from.y + height});
    if (chosen) {
        list.AddRect(from, {from.x + width, from.y + height}, packed(ui.theme->select), ui.px(6.0F),
                     ImDrawFlags_None, ui.px(1.6F));
    }
    draw_text(list, ui.fonts.small, {from.x + pad, from.y + pad / 2}, packed(ui.theme->ink), line);
}

void draw_outline(const Ui& ui, ImDrawList& list, const std::vector<ImVec2>& corners, bool chosen) {
    list.AddPolyline(corners.data(), static_cast<int>(corners.size()),
                     packed(ui.theme->raised, 0.8F), ImDrawFlags_Closed, ui.px(4.0F));
    draw_dashed_ring(ui, list, corners, packed(ui.theme->ink), ui.px(chosen ? 2.4F : 1.6F));
}

void draw_label(const Ui& ui, ImDrawList& list, ImVec2 at, const std::string& text) {
    const float width = text_size(ui.fonts.small, text).x;
    draw_map_name(ui, list, {std::round(at.x - width / 2), std::round(at.y)}, text, ui.theme->ink);
}

ImVec2 middle_of(const std::vector<ImVec2>& corners) {
    ImVec2 sum{0.0F, 0.0F};
    for (const ImVec2 corner : corners) {
        sum.x += corner.x;
        sum.y += corner.y;
    }
    const auto count = static_cast<float>(corners.size());
    return {sum.x / count, sum.y / count};
}

void draw_one(const Ui& ui, const std::vector<ImVec2>& corners, const Drawing& drawing,
              const std::string& name, bool chosen, ImDrawList& list) {
    switch (drawing.kind) {
        case DrawingKind::site:
            draw_site(ui, list, corners.front(), chosen);
            draw_label(ui, list, {corners.front().x, corners.front().y + ui.px(11.0F)}, name);
            break;
        case DrawingKind::note:
            draw_note(ui, list, corners.front(), drawing.text, chosen);
            break;
        case DrawingKind::area: {
            draw_outline(ui, list, corners, chosen);
            const ImVec2 middle = middle_of(corners);
            if (!drawing.text.empty()) {
                draw_label(ui, list, {middle.x, middle.y + ui.px(chosen ? 10.0F : -6.0F)}, name);
            }
            break;
        }
    }
}

}  // namespace

const Drawing& as_shown(const ViewState& state, project::DrawingId id, const Drawing& drawing) {
    return state.drawing.dragged == id ? state.drawing.drag : drawing;
}

std::vector<Coord> points_m(const Session& session, const Drawing& drawing) {
    if (!session.from_lonlat) {
        return {};
    }
    std::vector<Coord> points = drawing.points;
    session.from_lonlat->apply(points);
    return points;
}

std::string shown_name(const Ui& ui, project::DrawingId id, const Drawing& drawing) {
    if (!drawing.text.empty() || drawing.kind == DrawingKind::note) {
        return drawing.text;
    }
    const std::string number = ui.integer(id);
    return drawing.kind == DrawingKind::site ? ui.tr("Site {0}", number)
                                             : ui.tr("Outline {0}", number);
}

void drawings_on_map(const Ui& ui, const Session& session, const ViewState& state,
                     ImDrawList& list) {
    if (!state.drawings_shown || !session.map_crs.known()) {
        return;
    }
    for (const auto& [id, saved] : session.drawings.all()) {
        const Drawing& drawing = as_shown(state, id, saved);
        const std::vector<ImVec2> corners = on_screen(ui, session, state, drawing);
        const bool usable = std::ranges::all_of(
            corners, [](ImVec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); });
        if (!corners.empty() && usable) {
            draw_one(ui, corners, drawing, shown_name(ui, id, drawing), state.drawing.chosen == id,
                     list);
        }
    }
}

void draw_snap(const Ui& ui, const ViewState& state, ImDrawList& list) {
    if (!state.drawing.snap) {
        return;
    }
    const ImVec2 c = on_window(ui, state, state.drawing.snap->at_m);
    const float r = ui.px(7.0F);
    const auto sign = [&](ImU32 colour, float width) {
        if (state.drawing.snap->corner) {
            list.AddRect({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, 0.0F, ImDrawFlags_None,
                         width);
        } else {
            list.AddCircle(c, r, colour, 0, width);
        }
    };
    sign(packed(ui.theme->raised), ui.px(4.5F));
    sign(packed(ui.theme->accent), ui.px(2.0F));
}

}  // namespace zamin::viewer
