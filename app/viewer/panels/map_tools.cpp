#include <algorithm>
#include <array>
#include <cmath>

#include "core/msgid.hpp"
#include "viewer/actions.hpp"
#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/overview_view.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/selection.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

bool makes_ring(Tool tool) {
    return tool == Tool::area || tool == Tool::select_box || tool == Tool::select_polygon ||
           tool == Tool::draw_area;
}

// The corners as shown: those clicked and where the cursor is; a box from its two corners.
std::vector<Coord> outline(const ViewState& state, Coord cursor_m) {
    std::vector<Coord> points = state.sketch.points_m;
    if (points.empty()) {
        return points;
    }
    if (!state.sketch.finished) {
        points.push_back(cursor_m);
    }
    if (state.tool == Tool::select_box && points.size() == 2) {
        const Coord a = points[0];
        const Coord b = points[1];
        points = {a, {b.x, a.y}, b, {a.x, b.y}};
    }
    return points;
}

void select_inside(const Session& session, ViewState& state, std::vector<Coord> ring_m) {
    const LoadedLayer* layer = main_layer(session, state);
    if (layer == nullptr || !layer->drawn) {
        return;
    }
    state.ask(
        RunWork{said("Selecting"), [data = layer->layer, id = layer->id, crs = session.map_crs,
                                    ring = std::move(ring_m)](Progress& progress) {
                    auto rows = rows_inside(*data, crs, ring, progress);
                    return [id, rows = std::move(rows)](Session&, ViewState& now) {
                        now.selection = {id, rows};
                        now.selected.reset();
                    };
                }});
}

void finish(const Session& session, ViewState& state, Coord cursor_m) {
    if (state.tool == Tool::distance || state.tool == Tool::area) {
        state.sketch.finished = true;
        return;
    }
    if (state.tool == Tool::draw_area) {
        draw_area(session, state, state.sketch.points_m);
        state.sketch = {};
        return;
    }
    std::vector<Coord> ring = outline(state, cursor_m);
    state.sketch = {};
    if (ring.size() >= 3) {
        select_inside(session, state, std::move(ring));
    }
}

const char* tool_words(Tool tool) {
    switch (tool) {
        case Tool::distance:
            return msgid("Click along the way; a double click ends it.");
        case Tool::area:
            return msgid("Click the corners; a double click closes the area.");
        case Tool::select_box:
            return msgid("Click two corners of the box.");
        case Tool::select_polygon:
            return msgid("Click round what you want; a double click closes it.");
        case Tool::draw_site:
            return msgid("Click where a centre could stand.");
        case Tool::draw_note:
            return msgid("Click where the note belongs.");
        case Tool::draw_area:
            return msgid("Click the corners; a double click closes the outline.");
        default:
            return "";
    }
}

constexpr float tool_gap = 14.0F;
constexpr std::array<std::pair<const char*, Action>, 5> tool_bar_words{
    {{msgid("Draw"), Action::draw_bar},
     {msgid("Distance"), Action::measure_distance},
     {msgid("Area"), Action::measure_area},
     {msgid("Select"), Action::select_polygon},
     {msgid("Table"), Action::table}}};

bool in_hand(const ViewState& state, Action action) {
    switch (action) {
        case Action::draw_bar:
            return state.drawing_bar;
        case Action::measure_distance:
            return state.tool == Tool::distance;
        case Action::measure_area:
            return state.tool == Tool::area;
        case Action::select_polygon:
            return state.tool == Tool::select_polygon;
        default:
            return state.table.open;
    }
}

float tool_bar_width(const Ui& ui) {
    float width = ui.px(tool_gap);
    for (const auto& [message, action] : tool_bar_words) {
        width += text_size(ui.fonts.small, ui.tr(message)).x + ui.px(tool_gap);
    }
    return width;
}

float tool_bar_left(const Ui& ui) {
    return ui.layout.map.right() - ui.px(12.0F) - tool_bar_width(ui);
}

}  // namespace

void tool_click(const Session& session, ViewState& state, Coord map_m, bool twice) {
    if (state.sketch.finished) {
        state.sketch = {};
    }
    if (state.tool == Tool::draw_site || state.tool == Tool::draw_note) {
        draw_point(session, state, map_m);
        return;
    }
    // The second click of a double one lies on the first.
    if (!twice) {
        state.sketch.points_m.push_back(map_m);
    }
    const bool box_is_done = state.tool == Tool::select_box && state.sketch.points_m.size() == 2;
    if (box_is_done) {
        state.sketch.points_m.pop_back();
    }
    if (box_is_done || (twice && state.sketch.points_m.size() >= 2)) {
        finish(session, state, map_m);
        if (state.sketch.finished == false) {
            state.tool = Tool::look;
        }
    }
}

void draw_sketch(const Ui& ui, const Session& session, const ViewState& state, Coord cursor_m,
                 ImDrawList& list) {
    const std::vector<Coord> points = outline(state, cursor_m);
    if (points.empty() || !session.to_lonlat) {
        return;
    }
    std::vector<ImVec2> corners;
    for (const Coord p : points) {
        corners.push_back(on_window(ui, state, p));
    }
    const bool ring = makes_ring(state.tool) && corners.size() >= 3;
    const auto flags = ring ? ImDrawFlags_Closed : ImDrawFlags_None;
    const int count = static_cast<int>(corners.size());
    if (ring && state.tool == Tool::select_box) {
        list.AddRectFilled(corners[0], corners[2], packed(ui.theme->accent, 0.12F));
    }
    list.AddPolyline(corners.data(), count, packed(ui.theme->raised, 0.9F), flags, ui.px(4.5F));
    list.AddPolyline(corners.data(), count, packed(ui.theme->accent), flags, ui.px(2.0F));
    for (std::size_t i = 0; i < state.sketch.points_m.size(); ++i) {
        const ImVec2 at = on_window(ui, state, state.sketch.points_m[i]);
        list.AddCircleFilled(at, ui.px(4.0F), packed(ui.theme->raised));
        list.AddCircle(at, ui.px(4.0F), packed(ui.theme->accent), 0, ui.px(1.6F));
    }
    const bool drawn = state.tool == Tool::draw_area;
    const bool whole_ring = points.size() >= 3 && (state.tool == Tool::area || drawn);
    if (whole_ring || (points.size() >= 2 && (state.tool == Tool::distance || drawn))) {
        const std::string words = measured(ui, session, points, whole_ring);
        const ImVec2 size = text_size(ui.fonts.strong, words);
        const float pad = ui.px(8.0F);
        const float last_x = ui.layout.map.right() - size.x - 2 * pad;
        const ImVec2 at{std::min(corners.back().x + ui.px(12.0F), last_x),
                        corners.back().y + ui.px(12.0F)};
        draw_card(ui, list, {at.x - pad, at.y - pad / 2},
                  {at.x + size.x + pad, at.y + size.y + pad / 2});
        draw_text(list, ui.fonts.strong, at, packed(ui.theme->ink), words);
    }
}

float card_top(const Ui& ui, float left) {
    const float margin = ui.px(12.0F);
    const bool crowded = left + ui.px(identify_card_width) > tool_bar_left(ui);
    return ui.layout.map.y + margin + (crowded ? ui.px(42.0F) : 0.0F);
}

void tool_bar(const Ui& ui, const Session& session, ViewState& state) {
    if (session.box_m().empty()) {
        return;
    }
    const float gap = ui.px(tool_gap);
    const Rect map = ui.layout.map;
    const float height = ui.px(30.0F);
    const ImVec2 at{tool_bar_left(ui), map.y + ui.px(12.0F)};
    draw_card(ui, *ImGui::GetWindowDrawList(), at, {at.x + tool_bar_width(ui), at.y + height});
    float x = at.x + gap;
    for (const auto& [message, action] : tool_bar_words) {
        const std::string word = ui.tr(message);
        ImGui::SetCursorScreenPos({x, at.y + (height - ui.fonts.small.px) / 2 - ui.px(2.0F)});
        if (small_link(ui, word, in_hand(state, action))) {
            state.ask(Act{action});
        }
        const ActionEntry& entry = entry_of(action);
        const std::string keys = *entry.keys == '\0' ? "" : fmt::format(" ({})", entry.keys);
        explain(ui, ui.tr(entry.words) + keys);
        x += text_size(ui.fonts.small, word).x + gap;
    }
}

void tool_words_card(const Ui& ui, const ViewState& state, ImDrawList& list) {
    if (state.tool == Tool::look) {
        return;
    }
    const Rect map = ui.layout.map;
    const std::string words =
        ui.tr(tool_words(state.tool)) + "  " + ui.tr("Esc lays the tool down.");
    const ImVec2 size = text_size(ui.fonts.small, words);
    const float pad = ui.px(12.0F);
    ImVec2 at{std::round(map.x + (map.w - size.x) / 2), std::round(map.bottom() - ui.px(44.0F))};
    const float corner = ui.px(overview_side + 2.0F * overview_margin);
    if (state.overview_shown && at.x - pad < map.x + corner) {
        at.y = std::round(at.y - corner + ui.px(overview_margin));  // above the overview
    }
    draw_card(ui, list, {at.x - pad, at.y - pad / 2},
              {at.x + size.x + pad, at.y + size.y + pad / 2});
    draw_text(list, ui.fonts.small, at, packed(ui.theme->ink), words);
}

}  // namespace zamin::viewer
