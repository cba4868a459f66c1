#include <fmt/format.h>

#include <cmath>

#include "viewer/coverage_model.hpp"
#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float wheel_step = 1.25F;
constexpr float click_slop = 4.0F;  // a press that moves less is a click
constexpr double pick_px = 5.0;     // reach of the cursor for points and lines

ScreenPoint on_map(const Ui& ui, ImVec2 mouse) {
    return {(mouse.x - ui.layout.map.x) * ui.density, (mouse.y - ui.layout.map.y) * ui.density};
}

// The topmost visible feature under a screen point; a plot before the district it lies in.
std::optional<FeatureRef> feature_at(const Ui& ui, const Session& session, const ViewState& state,
                                     ScreenPoint screen) {
    const Coord map_m = state.camera.to_map(screen);
    const double reach = pick_px * ui.scale * ui.density;
    const Coord beside_m = state.camera.to_map({screen.x + reach, screen.y - reach});
    std::optional<FeatureRef> district;
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        if (layer == nullptr || !shown.visible || !layer->drawn || !layer->picker) {
            continue;
        }
        const Coord p = layer->from_map->apply(map_m);
        const Coord beside = layer->from_map->apply(beside_m);
        if (!std::isfinite(p.x) || !std::isfinite(beside.x)) {
            continue;
        }
        const auto row = layer->picker->at(p, std::abs(beside.x - p.x), std::abs(beside.y - p.y));
        if (!row) {
            continue;
        }
        const FeatureRef found{layer->id, *row};
        if (layer->role() != "districts" && layer->role() != "jamoats") {
            return found;
        }
        district = district ? district : found;
    }
    return district;
}

// Name of the district that holds a screen point; empty outside.
std::string district_at(const Session& session, const ViewState& state, ScreenPoint screen) {
    const LoadedLayer* districts = session.of_role("districts");
    if (districts == nullptr || !districts->drawn || !districts->picker) {
        return {};
    }
    const Coord p = districts->from_map->apply(state.camera.to_map(screen));
    const auto row = std::isfinite(p.x) ? districts->picker->at(p, 0.0, 0.0) : std::nullopt;
    return row ? districts->feature_name(*row) : std::string();
}

std::string crop_of(const LoadedLayer& layer, std::size_t row) {
    const Column* column =
        layer.role() == "plots" ? layer.layer->find_column(layer.crops.column) : nullptr;
    if (column == nullptr) {
        return {};
    }
    const std::string crop = column->text(row);
    return crop.empty() ? coverage::unknown_name : crop;
}

void follow_cursor(const Ui& ui, const Session& session, ViewState& state, ScreenPoint screen) {
    if (session.map_crs.known() && session.to_lonlat) {
        const Coord lonlat = session.to_lonlat->apply(state.camera.to_map(screen));
        state.cursor_lonlat = std::isfinite(lonlat.x) ? std::optional(lonlat) : std::nullopt;
    }
    state.next_hover.feature = feature_at(ui, session, state, screen);
    state.next_hover.district = district_at(session, state, screen);
    if (state.next_hover.feature) {
        const LoadedLayer* layer = session.find(state.next_hover.feature->layer);
        state.next_hover.crop = crop_of(*layer, state.next_hover.feature->feature);
    }
}

void move_camera(const Ui& ui, ViewState& state, ScreenPoint cursor) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        state.flight.stop();
        state.glide.add(cursor, std::pow(wheel_step, io.MouseWheel));
        state.camera_used = true;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, ui.px(click_slop))) {
        stop_camera(state);
        state.camera.pan_px(io.MouseDelta.x * ui.density, io.MouseDelta.y * ui.density);
        state.camera_used = true;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
}

void click(const Ui& ui, const Session& session, ViewState& state, ScreenPoint cursor) {
    const ImVec2 moved = ImGui::GetIO().MouseDragMaxDistanceAbs[0];
    const float slop = ui.px(click_slop);
    if (moved.x > slop || moved.y > slop) {
        return;
    }
    const Coord map_m = state.camera.to_map(cursor);
    if (state.tool != Tool::look) {
        const Coord at_m = draws(state.tool) ? drawn_point(ui, session, state, map_m, 0) : map_m;
        tool_click(session, state, at_m, ImGui::GetIO().MouseClickedLastCount[0] > 1);
        return;
    }
    const double reach_m = pick_px * ui.scale * ui.density * state.camera.metres_per_px;
    state.drawing.chosen = state.drawings_shown ? area_at(session, map_m, reach_m) : 0;
    if (state.drawing.chosen != 0) {
        state.selected.reset();
    } else if (state.hover.feature) {
        select_feature(state, *state.hover.feature, ImGui::GetIO().KeyCtrl);
    } else {
        state.selected.reset();
        state.selection = {};
    }
}

// + - Fit, at the map's lower right.
void controls(const Ui& ui, const Session& session, ViewState& state) {
    if (session.box_m().empty()) {
        return;
    }
    const Rect map = ui.layout.map;
    const float side = ui.px(32.0F);
    const float width = ui.px(40.0F);
    const ImVec2 at{map.right() - width - ui.px(12.0F), map.bottom() - 3 * side - ui.px(12.0F)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_card(ui, list, at, {at.x + width, at.y + 3 * side});
    const ScreenPoint middle{state.camera.width_px / 2, state.camera.height_px / 2};
    const auto button = [&](const char* id, int place, const std::string& words) {
        ImGui::SetCursorScreenPos({at.x, at.y + side * static_cast<float>(place)});
        const bool clicked = ImGui::InvisibleButton(id, {width, side});
        explain(ui, words);
        return clicked;
    };
    const auto colour = [&] {
        return packed(ImGui::IsItemHovered() ? ui.theme->accent : ui.theme->ink);
    };
    const auto center = [&](int place) {
        return ImVec2{at.x + width / 2, at.y + side * (static_cast<float>(place) + 0.5F)};
    };
    if (button("zoom in", 0, ui.tr("Nearer (+)"))) {
        state.glide.add(middle, 2.0);
        state.camera_used = true;
    }
    draw_icon(list, Icon::plus, center(0), ui.px(12.0F), colour(), ui.px(1.6F));
    if (button("zoom out", 1, ui.tr("Further (\xE2\x80\x93)"))) {
        state.glide.add(middle, 0.5);
        state.camera_used = true;
    }
    draw_icon(list, Icon::minus, center(1), ui.px(12.0F), colour(), ui.px(1.6F));
    if (button("fit", 2, ui.tr("Show everything (F)"))) {
        state.ask(FitAll{});
    }
    const ImVec2 size = text_size(ui.fonts.small, ui.tr("Fit"));
    draw_text(list, ui.fonts.small, {center(2).x - size.x / 2, center(2).y - size.y / 2}, colour(),
              ui.tr("Fit"));
}

}  // namespace

void map_area(const Ui& ui, const Session& session, ViewState& state) {
    const Rect map = ui.layout.map;
    PanelLook look;
    look.bare = true;
    look.padding_x = 0.0F;
    look.padding_y = 0.0F;
    const PanelWindow window(ui, "map", map, look);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (const TaskPanel& task = panel_of(state.task); task.on_map != nullptr) {
        task.on_map(ui, session, state, list);
    }
    if (!shows_page(state)) {
        graticule(ui, session, state, list);
        map_labels(ui, session, state, list);
        drawings_on_map(ui, session, state, list);
    }
    // The buttons come first: an item takes the click before what lies under it.
    if (!shows_page(state)) {
        controls(ui, session, state);
        tool_bar(ui, session, state);
        overview_map(ui, session, state);
        drawing_bar(ui, session, state);
    }
    state.drawing.snap.reset();
    drawing_handles(ui, session, state);
    if (const TaskPanel& task = panel_of(state.task); task.handles != nullptr) {
        task.handles(ui, session, state);
    }
    ImGui::SetCursorScreenPos({map.x, map.y});
    ImGui::InvisibleButton("ground", {map.w, map.h});
    const ScreenPoint cursor = on_map(ui, ImGui::GetIO().MousePos);
    state.cursor_lonlat.reset();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && !session.layers.empty()) {
        follow_cursor(ui, session, state, cursor);
    }
    move_camera(ui, state, cursor);
    if (ImGui::IsItemDeactivated()) {
        click(ui, session, state, cursor);
    }
    Coord cursor_m = state.camera.to_map(cursor);
    if (draws(state.tool) && hovered) {
        cursor_m = drawn_point(ui, session, state, cursor_m, 0);
    }
    draw_sketch(ui, session, state, cursor_m, list);
    draw_snap(ui, state, list);
    tool_words_card(ui, state, list);
    if (state.layers.empty()) {
        start_page(ui, session, state);
    }
}

}  // namespace zamin::viewer
