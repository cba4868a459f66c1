#include <fmt/format.h>

#include <algorithm>

#include "project/roles.hpp"
#include "text/number.hpp"
#include "text/secrets.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/role_title.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float layer_row_height = 28.0F;

std::string about(const Ui& ui, const LoadedLayer& layer) {
    const auto size = static_cast<std::int64_t>(layer.layer->size());
    // With the name, which may be cut in the list.
    return fmt::format("{}\n{}\n{}\n{}\n{}", shown_title(ui, layer),
                       text::without_secrets(layer.source.source.text()),
                       ui.tr_n("{0} feature", "{0} features", size, ui.integer(size)),
                       layer.layer->crs.label(), ui.tr("Right-click for more."));
}

void role_menu(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    if (!ImGui::BeginMenu(ui.tr("Use as").c_str())) {
        return;
    }
    for (const project::Role& role : project::all_roles()) {
        const auto& kinds = role.geometry;
        if (std::find(kinds.begin(), kinds.end(), layer.kind) != kinds.end() &&
            ImGui::MenuItem(ui.tr(layer_title(role.name, "")).c_str(), nullptr,
                            layer.role() == role.name)) {
            state.ask(SetRole{layer.id, role.name});
        }
    }
    ImGui::Separator();
    if (ImGui::MenuItem(ui.tr("Only for looking at").c_str(), nullptr, layer.role().empty())) {
        state.ask(SetRole{layer.id, ""});
    }
    ImGui::EndMenu();
}

void name_menu(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    if (layer.layer->columns.empty() || !ImGui::BeginMenu(ui.tr("Names from").c_str())) {
        return;
    }
    for (const Column& column : layer.layer->columns) {
        if (ImGui::MenuItem(column.name.c_str(), nullptr, layer.name_column == column.name)) {
            state.ask(SetNameColumn{layer.id, column.name});
        }
    }
    ImGui::EndMenu();
}

void layer_menu(const Ui& ui, const LoadedLayer& layer, ShownLayer& shown, ViewState& state) {
    if (ImGui::MenuItem((shown.visible ? ui.tr("Hide") : ui.tr("Show")).c_str())) {
        shown.visible = !shown.visible;
    }
    if (ImGui::MenuItem(ui.tr("Go there").c_str(), nullptr, false, layer.drawn.has_value())) {
        fly_to(state, layer.box_m, 40.0);
        state.camera_used = true;
    }
    if (ImGui::MenuItem(ui.tr("Its rows in a table").c_str())) {
        show_table(state, layer.id);
    }
    if (ImGui::MenuItem(ui.tr("How it is drawn\xE2\x80\xA6").c_str())) {
        state.style_of = layer.id;
        state.styling = 0;
    }
    if (ImGui::MenuItem(ui.tr("Move up").c_str())) {
        move_layer(state, layer.id, -1);
    }
    if (ImGui::MenuItem(ui.tr("Move down").c_str())) {
        move_layer(state, layer.id, 1);
    }
    ImGui::Separator();
    role_menu(ui, layer, state);
    name_menu(ui, layer, state);
    if (ImGui::MenuItem(ui.tr("What was found in it").c_str())) {
        show_panel(state, "data");
    }
    ImGui::Separator();
    if (ImGui::MenuItem(ui.tr("Close").c_str())) {
        state.ask(CloseLayer{layer.id});
    }
}

// Dragging a row beyond its edge moves the layer one place; the drag goes on from there.
void drag_row(ViewState& state, LayerId id) {
    if (!ImGui::IsItemActive() || ImGui::IsItemHovered()) {
        return;
    }
    const float dy = ImGui::GetMouseDragDelta(0, 0.0F).y;
    if (dy != 0.0F) {
        move_layer(state, id, dy < 0.0F ? -1 : 1);
        ImGui::ResetMouseDragDelta();
    }
}

void layer_row(const Ui& ui, const LoadedLayer& layer, ShownLayer& shown, ViewState& state) {
    const float height = ui.px(layer_row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float eye = ui.px(24.0F);
    ImGui::SetCursorScreenPos({at.x - ui.px(4.0F), at.y + (height - eye) / 2});
    if (icon_button(ui, "visible", shown.visible ? Icon::shown : Icon::hidden,
                    shown.visible ? ui.tr("Hide this layer") : ui.tr("Show this layer"))) {
        shown.visible = !shown.visible;
    }
    const float text_x = at.x + eye + ui.px(4.0F);
    ImGui::SetCursorScreenPos({text_x, at.y});
    ImGui::InvisibleButton("row", {width - (text_x - at.x) - eye, height});
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) {
        ImGui::OpenPopup("layer menu");
    }
    if (hovered && !ImGui::IsItemActive()) {
        explain(ui, about(ui, layer));
    }
    drag_row(state, layer.id);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string count = ui.integer(static_cast<std::int64_t>(layer.layer->size()));
    const ImVec2 count_size = text_size(ui.fonts.small, count);
    const float end = at.x + width - eye - ui.px(4.0F);
    const Colour ink = shown.visible ? ui.theme->ink : ui.theme->muted;
    const std::string title =
        elided(ui.fonts.body, shown_title(ui, layer), end - count_size.x - ui.px(8.0F) - text_x);
    draw_text(list, ui.fonts.body, {text_x, at.y + (height - ui.fonts.body.px) / 2},
              packed(hovered ? ui.theme->accent : ink), title);
    draw_text(list, ui.fonts.small, {end - count_size.x, at.y + (height - ui.fonts.small.px) / 2},
              packed(ui.theme->muted), count);
    ImGui::SetCursorScreenPos({at.x + width - eye + ui.px(4.0F), at.y + (height - eye) / 2});
    if (icon_button(ui, "more", Icon::more, ui.tr("Use as, move, go there, close"))) {
        ImGui::OpenPopup("layer menu");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup("layer menu")) {
        layer_menu(ui, layer, shown, state);
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({0.0F, 0.0F});
}

// Rasters lie below everything, so they stay at the end of the list.
void raster_row(const Ui& ui, const LoadedRaster& raster, ViewState& state) {
    const float height = ui.px(layer_row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float eye = ui.px(24.0F);
    const bool shown = state.raster_visible(raster.id);
    ImGui::SetCursorScreenPos({at.x - ui.px(4.0F), at.y + (height - eye) / 2});
    if (icon_button(ui, "visible", shown ? Icon::shown : Icon::hidden,
                    shown ? ui.tr("Hide this layer") : ui.tr("Show this layer"))) {
        state.show_raster(raster.id, !shown);
    }
    const float text_x = at.x + eye + ui.px(4.0F);
    ImGui::SetCursorScreenPos({text_x, at.y});
    ImGui::InvisibleButton("row", {width - (text_x - at.x), height});
    if (ImGui::IsItemHovered()) {
        explain(ui,
                fmt::format("{}\n{} x {}, {}", text::without_secrets(raster.source.source.text()),
                            raster.info.width, raster.info.height, raster.info.crs.label()));
    }
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.body,
              {text_x, at.y + (height - ui.fonts.body.px) / 2},
              packed(shown ? ui.theme->ink : ui.theme->muted),
              elided(ui.fonts.body, ui.tr(raster.title), width - (text_x - at.x)));
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({0.0F, 0.0F});
}

// "Found in the data: 3", the way to the data page.
void findings_link(const Ui& ui, const Session& session, ViewState& state) {
    const std::int64_t problems = session.problem_count();
    if (problems > 0) {
        if (small_link(ui, ui.tr("Found in the data: {0}", ui.integer(problems)))) {
            show_panel(state, "data");
        }
    }
}

// For each source that waits for a yes to its host.
void network_questions(const Ui& ui, const Session& session, ViewState& state) {
    for (std::size_t i = 0; i < session.network_questions.size(); ++i) {
        const NetworkQuestion& question = session.network_questions[i];
        ImGui::PushID(static_cast<int>(i));
        const std::string& role = question.source.role;
        strong(ui, role.empty() ? ui.tr("A layer") : ui.tr(layer_title(role, "")));
        paragraph(ui, ui.tr("It is fetched from {0}. Load it?", question.host));
        muted(ui, text::without_secrets(question.source.source.text()));
        if (small_link(ui, ui.tr("Load it, now and later"))) {
            state.ask(AnswerNetwork{question.host, true});
        }
        if (small_link(ui, ui.tr("Leave it out"))) {
            state.ask(AnswerNetwork{question.host, false});
        }
        rule(ui);
        ImGui::PopID();
    }
}

}  // namespace

void layers_page(const Ui& ui, const Session& session, ViewState& state) {
    heading(ui, ui.tr("Layers"));
    network_questions(ui, session, state);
    if (state.layers.empty() && session.rasters.empty()) {
        muted(ui,
              ui.tr("Nothing is open yet. Plots, districts and other layers appear here; the first "
                    "in the list lies on top of the map."));
        if (quiet_button(ui, ui.tr("Open\xE2\x80\xA6"))) {
            state.dialog = Dialog::open;
        }
        findings_link(ui, session, state);
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    // A copy, as a menu or a drag may change the order.
    const std::vector<ShownLayer> rows = state.layers;
    for (const ShownLayer& row : rows) {
        const LoadedLayer* layer = session.find(row.id);
        const auto shown =
            std::find_if(state.layers.begin(), state.layers.end(),
                         [&](const ShownLayer& other) { return other.id == row.id; });
        if (layer != nullptr && shown != state.layers.end()) {
            ImGui::PushID(static_cast<int>(row.id));
            layer_row(ui, *layer, *shown, state);
            ImGui::PopID();
        }
    }
    for (auto raster = session.rasters.rbegin(); raster != session.rasters.rend(); ++raster) {
        ImGui::PushID(static_cast<int>(raster->id));
        raster_row(ui, *raster, state);
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    ImGui::Dummy({0.0F, ui.px(4.0F)});
    findings_link(ui, session, state);
    if (small_link(ui, ui.tr("Open another layer\xE2\x80\xA6"))) {
        state.dialog = Dialog::open;
    }
}

}  // namespace zamin::viewer
