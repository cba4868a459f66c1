// The small map in the lower left corner: where the window's view lies in the whole.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "viewer/panels/overview_view.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float shortest_side = 84.0F;
constexpr float padding = 8.0F;
constexpr float least_mark = 7.0F;   // of a view that would be too small to see
constexpr float least_map = 360.0F;  // sides of a map area that has room for it
constexpr std::size_t most_points = 20000;

std::vector<LayerHandle> drawn_layers(const Session& session) {
    std::vector<LayerHandle> handles;
    for (const LoadedLayer& layer : session.layers) {
        if (layer.drawn && !layer.result) {
            handles.push_back(*layer.drawn);
        }
    }
    return handles;
}

// Every so many corners of each ring; the inset is too small to tell.
void add_outlines(const LoadedLayer& layer, OverviewView& view) {
    const Geometries& geometry = layer.layer->geometry;
    const std::size_t every = geometry.coords.size() / most_points + 1;
    for (std::size_t r = 0; r < geometry.ring_count(); ++r) {
        std::vector<Coord> line;
        const Ring ring = geometry.ring(r);
        for (std::size_t i = 0; i < ring.size(); i += every) {
            const Coord at_m = layer.to_map->apply(ring[i]);
            if (std::isfinite(at_m.x) && std::isfinite(at_m.y)) {
                line.push_back(at_m);
            }
        }
        if (line.size() > 2) {
            view.outlines_m.push_back(std::move(line));
        }
    }
}

OverviewView made_of(const Session& session, std::vector<LayerHandle> handles) {
    OverviewView view;
    view.of = std::move(handles);
    view.box_m = session.box_m();
    const LoadedLayer* districts = session.of_role("districts");
    if (districts != nullptr && districts->drawn && districts->to_map) {
        add_outlines(*districts, view);
        return view;
    }
    for (const LoadedLayer& layer : session.layers) {
        if (const Box& box = layer.box_m; layer.drawn && !box.empty()) {
            view.outlines_m.push_back({{box.min_x, box.min_y},
                                       {box.max_x, box.min_y},
                                       {box.max_x, box.max_y},
                                       {box.min_x, box.max_y}});
        }
    }
    return view;
}

// The inset's place in the window and the way between it and the map.
class Inset {
  public:
    Inset(const Ui& ui, const Box& box_m) : m_box_m(box_m) {
        const double width_m = std::max(box_m.width(), 1.0);
        const double height_m = std::max(box_m.height(), 1.0);
        const float longest = ui.px(overview_side);
        const double across = std::max(width_m, height_m) / longest;
        m_size = {std::max(static_cast<float>(width_m / across), ui.px(shortest_side)),
                  std::max(static_cast<float>(height_m / across), ui.px(shortest_side))};
        const float pad = ui.px(padding);
        m_metres_per_unit =
            std::max(width_m / (m_size.x - 2 * pad), height_m / (m_size.y - 2 * pad));
        const Rect map = ui.layout.map;
        m_from = {map.x + ui.px(overview_margin), map.bottom() - ui.px(overview_margin) - m_size.y};
    }
    ImVec2 from() const { return m_from; }
    ImVec2 size() const { return m_size; }
    ImVec2 to() const { return {m_from.x + m_size.x, m_from.y + m_size.y}; }
    ImVec2 at(Coord map_m) const {
        const Coord c = m_box_m.center();
        return {m_from.x + m_size.x / 2 + static_cast<float>((map_m.x - c.x) / m_metres_per_unit),
                m_from.y + m_size.y / 2 - static_cast<float>((map_m.y - c.y) / m_metres_per_unit)};
    }
    Coord map_m(ImVec2 p) const {
        const Coord c = m_box_m.center();
        return {c.x + double{p.x - m_from.x - m_size.x / 2} * m_metres_per_unit,
                c.y - double{p.y - m_from.y - m_size.y / 2} * m_metres_per_unit};
    }

  private:
    Box m_box_m;
    ImVec2 m_from;
    ImVec2 m_size;
    double m_metres_per_unit = 1.0;
};

void draw_outlines(const Ui& ui, const Inset& inset, const OverviewView& view, ImDrawList& list) {
    for (const std::vector<Coord>& outline : view.outlines_m) {
        std::vector<ImVec2> line;
        for (const Coord corner : outline) {
            const ImVec2 p = inset.at(corner);
            if (line.empty() ||
                std::abs(p.x - line.back().x) + std::abs(p.y - line.back().y) > ui.px(1.0F)) {
                line.push_back(p);
            }
        }
        list.AddPolyline(line.data(), static_cast<int>(line.size()), packed(ui.theme->muted, 0.8F),
                         ImDrawFlags_Closed, ui.px(1.0F));
    }
}

void draw_seen(const Ui& ui, const Inset& inset, const MapView& camera, ImDrawList& list) {
    const Box seen_m = camera.visible_m();
    ImVec2 from = inset.at({seen_m.min_x, seen_m.max_y});
    ImVec2 to = inset.at({seen_m.max_x, seen_m.min_y});
    const float least = ui.px(least_mark);
    if (to.x - from.x < least || to.y - from.y < least) {
        const ImVec2 middle{(from.x + to.x) / 2, (from.y + to.y) / 2};
        const float half_x = std::max(to.x - from.x, least) / 2;
        const float half_y = std::max(to.y - from.y, least) / 2;
        from = {middle.x - half_x, middle.y - half_y};
        to = {middle.x + half_x, middle.y + half_y};
    }
    list.AddRectFilled(from, to, packed(ui.theme->accent, 0.12F));
    list.AddRect(from, to, packed(ui.theme->accent), 0.0F, 0, ui.px(1.6F));
}

}  // namespace

void overview_map(const Ui& ui, const Session& session, ViewState& state) {
    const Rect map = ui.layout.map;
    if (!state.overview_shown || shows_page(state) || map.w < ui.px(least_map) ||
        map.h < ui.px(least_map)) {
        return;
    }
    std::vector<LayerHandle> handles = drawn_layers(session);
    if (handles.empty() || session.box_m().empty()) {
        return;
    }
    if (!state.overview || state.overview->of != handles) {
        state.overview = std::make_shared<OverviewView>(made_of(session, std::move(handles)));
    }
    const Inset inset(ui, state.overview->box_m);
    ImGui::SetCursorScreenPos(inset.from());
    ImGui::InvisibleButton("overview", inset.size());
    if (ImGui::IsItemActive()) {
        stop_camera(state);
        state.camera.center_m = inset.map_m(ImGui::GetIO().MousePos);
        state.camera_used = true;
    } else {
        explain(ui, ui.tr("Click or drag to move the map; O hides this overview"));
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_card(ui, list, inset.from(), inset.to());
    list.PushClipRect(inset.from(), inset.to(), true);
    draw_outlines(ui, inset, *state.overview, list);
    draw_seen(ui, inset, state.camera, list);
    list.PopClipRect();
}

}  // namespace zamin::viewer
