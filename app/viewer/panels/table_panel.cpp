#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "viewer/field_title.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/role_title.hpp"
#include "viewer/selection.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float row_height = 26.0F;
constexpr float least_column = 56.0F;
constexpr float most_column = 260.0F;

// Starts the work that brings the rows up to what is asked for; one at a time.
void refresh_rows(const LoadedLayer& layer, ViewState& state) {
    TableView& view = state.table;
    if (view.running || (view.rows && view.query == view.rows_of)) {
        return;
    }
    view.running = true;
    state.ask(RunWork{said("Filtering {0}", {layer.title_word()}),
                      [data = layer.layer, id = layer.id, query = view.query](Progress& progress) {
                          auto rows = std::make_shared<std::vector<std::uint32_t>>();
                          std::string complaint;
                          try {
                              *rows = table_rows(*data, query, progress);
                          } catch (const UsageError& e) {
                              complaint = e.what();
                              rows->resize(data->size());
                              std::iota(rows->begin(), rows->end(), 0U);
                          }
                          return [=](Session&, ViewState& now) {
                              now.table.running = false;
                              if (now.table.layer == id) {
                                  now.table.rows = rows;
                                  now.table.rows_of = query;
                                  now.table.complaint = complaint;
                              }
                          };
                      }});
}

// Width of a column by its name and the rows that are seen first.
std::vector<float> column_widths(const Ui& ui, const LoadedLayer& layer) {
    std::vector<float> widths;
    for (const Column& column : layer.layer->columns) {
        const std::string title = field_title(layer, column.name, *ui.words);
        float width = text_size(ui.fonts.strong, title).x + ui.px(16.0F);
        for (std::size_t row = 0; row < std::min<std::size_t>(column.size(), 60); ++row) {
            width = std::max(
                width, text_size(ui.fonts.small, field_value(layer, column, row, *ui.words)).x);
        }
        widths.push_back(std::clamp(width, ui.px(least_column), ui.px(most_column)) + ui.px(20.0F));
    }
    return widths;
}

// The rows of which layer.
void layer_menu(const Ui& ui, const Session& session, ViewState& state) {
    if (small_link(ui, ui.tr("Another layer"))) {
        ImGui::OpenPopup("layers");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup("layers")) {
        for (const LoadedLayer& layer : session.layers) {
            const std::string label = shown_title(ui, layer) + "##" + std::to_string(layer.id);
            if (!layer.result && ImGui::MenuItem(label.c_str(), nullptr, false)) {
                show_table(state, layer.id);
            }
        }
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void head_line(const Ui& ui, const Session& session, const LoadedLayer& layer, ViewState& state) {
    TableView& view = state.table;
    const auto all = static_cast<std::int64_t>(layer.layer->size());
    const auto shown = view.rows ? static_cast<std::int64_t>(view.rows->size()) : all;
    const std::size_t chosen = state.selection.layer == layer.id ? state.selection.rows.size() : 0;
    std::string title =
        ui.tr("{0}: {1} of {2} rows", shown_title(ui, layer), ui.integer(shown), ui.integer(all));
    if (chosen > 0) {
        title += ui.tr(", {0} selected", ui.integer(static_cast<std::int64_t>(chosen)));
    }
    strong(ui, view.running ? ui.tr("{0}: filtering\xE2\x80\xA6", shown_title(ui, layer)) : title);
    ImGui::SameLine(0.0F, ui.px(16.0F));
    layer_menu(ui, session, state);
    const float right = ImGui::GetWindowContentRegionMax().x;
    ImGui::SameLine(right - ui.px(20.0F));
    if (icon_button(ui, "close table", Icon::close, ui.tr("Close the table (F4)"))) {
        view.open = false;
    }
    ImGui::SetNextItemWidth(ui.px(180.0F));
    ImGui::InputTextWithHint("##typed", ui.tr("Filter by typing").c_str(), &view.query.typed);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(ui.px(230.0F));
    const std::string expression_hint =
        elided(ui.fonts.body, ui.tr("Expression: {0}", "crop = 'rice'"), ui.px(212.0F));
    if (ImGui::InputTextWithHint("##expression", expression_hint.c_str(), &view.expression,
                                 ImGuiInputTextFlags_EnterReturnsTrue)) {
        view.query.expression = view.expression;
    }
    explain(
        ui,
        ui.tr(
            "An expression as after WHERE in SQL, with the columns' own names, like crop = 'rice' "
            "AND declared_ha > 0.5; Enter filters by it, an empty one shows all rows"));
    ImGui::SameLine(0.0F, ui.px(16.0F));
    if (small_link(ui, ui.tr("Select these")) && view.rows) {
        state.selection = {layer.id, *view.rows};
        std::ranges::sort(state.selection.rows);
    }
    if (chosen > 0) {
        ImGui::SameLine(0.0F, ui.px(16.0F));
        if (small_link(ui, ui.tr("Select none"))) {
            state.selection = {};
        }
    }
    if (!view.complaint.empty()) {
        muted(ui, view.complaint);
    }
}

void column_heads(const Ui& ui, const LoadedLayer& of, const std::vector<float>& widths,
                  TableView& view, ImVec2 at, float end) {
    const Layer& layer = *of.layer;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = at.x;
    for (int c = view.first_column; c < static_cast<int>(layer.columns.size()) && x < end; ++c) {
        const auto index = static_cast<std::size_t>(c);
        const Column& column = layer.columns[index];
        ImGui::SetCursorScreenPos({x, at.y});
        ImGui::PushID(c);
        if (ImGui::InvisibleButton("head", {widths[index], ui.px(row_height)})) {
            view.query.descending = view.query.sort_column == c && !view.query.descending;
            view.query.sort_column = c;
        }
        ImGui::PopID();
        explain(ui, column.name);
        const bool sorted = view.query.sort_column == c;
        const ImU32 colour =
            packed(sorted || ImGui::IsItemHovered() ? ui.theme->accent : ui.theme->muted);
        const std::string name = elided(ui.fonts.small, field_title(of, column.name, *ui.words),
                                        widths[index] - ui.px(sorted ? 28.0F : 12.0F));
        const float width = text_size(ui.fonts.small, name).x;
        const float text_x = column.is_number() ? x + widths[index] - width - ui.px(12.0F) : x;
        draw_text(list, ui.fonts.small, {text_x, at.y + ui.px(4.0F)}, colour, name);
        if (sorted) {
            const float arrow =
                column.is_number() ? text_x - ui.px(9.0F) : text_x + width + ui.px(9.0F);
            draw_icon(list, view.query.descending ? Icon::down : Icon::up,
                      {arrow, at.y + ui.px(12.0F)}, ui.px(7.0F), colour, ui.px(1.3F));
        }
        x += widths[index];
    }
}

void cells(const Ui& ui, const LoadedLayer& of, const std::vector<float>& widths,
           const TableView& view, std::uint32_t row, ImVec2 at, float end) {
    const Layer& layer = *of.layer;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float x = at.x;
    for (auto c = static_cast<std::size_t>(view.first_column); c < layer.columns.size() && x < end;
         ++c) {
        const Column& column = layer.columns[c];
        const bool blank = column.is_null(row);
        const std::string value = blank ? "\xE2\x80\x93" : field_value(of, column, row, *ui.words);
        const std::string shown = elided(ui.fonts.small, value, widths[c] - ui.px(12.0F));
        const float text_x = column.is_number()
                                 ? x + widths[c] - ui.px(12.0F) - text_size(ui.fonts.small, shown).x
                                 : x;
        draw_text(list, ui.fonts.small, {text_x, at.y + ui.px(4.0F)},
                  packed(blank ? ui.theme->muted : ui.theme->ink), shown);
        x += widths[c];
    }
}

void row_item(const Ui& ui, const LoadedLayer& layer, const std::vector<float>& widths,
              ViewState& state, std::uint32_t row, ImVec2 at, float width) {
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(static_cast<int>(row));
    const FeatureRef feature{layer.id, row};
    if (ImGui::InvisibleButton("row", {width, ui.px(row_height)})) {
        select_feature(state, feature, ImGui::GetIO().KeyCtrl);
    }
    ImGui::PopID();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
        state.next_hover.feature = feature;
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
            state.ask(FlyToFeature{feature});
        }
    }
    const bool chosen = state.selection.holds(feature) || state.selected == feature;
    if (chosen || hovered || state.hover.feature == feature) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            at, {at.x + width, at.y + ui.px(row_height)},
            chosen ? packed(ui.theme->select, 0.22F) : packed(ui.theme->accent, 0.10F));
    }
    cells(ui, layer, widths, state.table, row, {at.x + ui.px(4.0F), at.y}, at.x + width);
}

// A million rows are taller than a float can tell: the bar moves by rows.
void scroll_bar(const Ui& ui, TableView& view, double rows, double visible, ImVec2 at,
                float height) {
    const float width = ui.px(10.0F);
    const double most = std::max(rows - visible, 0.0);
    const float grab =
        std::max(ui.px(24.0F), height * static_cast<float>(visible / std::max(rows, 1.0)));
    if (most <= 0.0) {
        view.first_row = 0.0;
        return;
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::InvisibleButton("bar", {width, height});
    if (ImGui::IsItemActive()) {
        const float y = ImGui::GetIO().MousePos.y - at.y - grab / 2;
        view.first_row = most * static_cast<double>(y / std::max(height - grab, 1.0F));
    }
    view.first_row = std::clamp(view.first_row, 0.0, most);
    const float y = at.y + (height - grab) * static_cast<float>(view.first_row / most);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x, y}, {at.x + width, y + grab},
        packed(mix(ui.theme->panel, ui.theme->muted, ImGui::IsItemHovered() ? 0.55F : 0.35F)),
        width / 2);
}

// Under rows that are wider than the panel; it moves by columns.
void column_bar(const Ui& ui, TableView& view, const std::vector<float>& widths, ImVec2 at,
                float width) {
    const float all = std::accumulate(widths.begin(), widths.end(), 0.0F);
    const float before = std::accumulate(widths.begin(), widths.begin() + view.first_column, 0.0F);
    const float height = ui.px(10.0F);
    const float grab = std::max(ui.px(24.0F), width * std::min(width / all, 1.0F));
    const float room = std::max(width - grab, 1.0F);
    const float most = std::max(all - width, 1.0F);
    ImGui::SetCursorScreenPos(at);
    ImGui::InvisibleButton("columns", {width, height});
    if (ImGui::IsItemActive()) {
        const float share =
            std::clamp((ImGui::GetIO().MousePos.x - at.x - grab / 2) / room, 0.0F, 1.0F);
        float passed = 0.0F;
        view.first_column = 0;
        while (view.first_column + 1 < static_cast<int>(widths.size()) && passed < share * most) {
            passed += widths[static_cast<std::size_t>(view.first_column++)];
        }
    }
    const float x = at.x + room * std::min(before / most, 1.0F);
    ImGui::GetWindowDrawList()->AddRectFilled(
        {x, at.y}, {x + grab, at.y + height},
        packed(mix(ui.theme->panel, ui.theme->muted, ImGui::IsItemHovered() ? 0.55F : 0.35F)),
        height / 2);
}

void scroll_by_wheel(TableView& view, const Layer& layer) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
        return;
    }
    if (io.KeyShift || io.MouseWheelH != 0.0F) {
        const float wheel = io.MouseWheelH != 0.0F ? io.MouseWheelH : io.MouseWheel;
        const int step = wheel > 0.0F ? -1 : (wheel < 0.0F ? 1 : 0);
        const int last = std::max(static_cast<int>(layer.columns.size()) - 1, 0);
        view.first_column = std::clamp(view.first_column + step, 0, last);
    } else {
        view.first_row -= 3.0 * double{io.MouseWheel};
    }
}

void rows_area(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    TableView& view = state.table;
    const std::vector<float> widths = column_widths(ui, layer);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float width = room.x - ui.px(14.0F);
    // No further than the rows below.
    ImGui::PushClipRect(at, {at.x + width, at.y + ui.px(row_height)}, true);
    column_heads(ui, layer, widths, view, {at.x + ui.px(4.0F), at.y}, at.x + width);
    ImGui::PopClipRect();
    const float top = at.y + ui.px(row_height);
    ImGui::GetWindowDrawList()->AddLine({at.x, top}, {at.x + width, top}, packed(ui.theme->muted),
                                        std::max(1.0F, ui.px(1.0F)));
    const bool wide = std::accumulate(widths.begin(), widths.end(), 0.0F) > width;
    const float height = room.y - ui.px(row_height) - ui.px(wide ? 14.0F : 2.0F);
    if (wide) {
        column_bar(ui, view, widths, {at.x, at.y + room.y - ui.px(10.0F)}, width);
    }
    const auto count = static_cast<double>(view.rows ? view.rows->size() : 0);
    const double visible = std::floor(double{height} / double{ui.px(row_height)});
    scroll_by_wheel(view, *layer.layer);
    scroll_bar(ui, view, count, visible, {at.x + room.x - ui.px(10.0F), top + ui.px(2.0F)}, height);
    if (!view.rows) {
        return;
    }
    ImGui::PushClipRect({at.x, top}, {at.x + width, top + height}, true);
    const auto first = static_cast<std::size_t>(std::max(std::round(view.first_row), 0.0));
    for (std::size_t i = 0; i < static_cast<std::size_t>(visible) + 1; ++i) {
        if (first + i < view.rows->size()) {
            row_item(ui, layer, widths, state, (*view.rows)[first + i],
                     {at.x, top + ui.px(2.0F) + ui.px(row_height) * static_cast<float>(i)}, width);
        }
    }
    ImGui::PopClipRect();
    if (view.rows->empty()) {
        ImGui::SetCursorScreenPos({at.x + ui.px(4.0F), top + ui.px(8.0F)});
        muted(ui, ui.tr("No row has this."));
    }
}

}  // namespace

void table_panel(const Ui& ui, const Session& session, ViewState& state) {
    const Rect rect = ui.layout.table;
    if (rect.h <= 0.0F) {
        return;
    }
    // While layers are still being read the main one may be another in the next frame.
    const LoadedLayer* layer = main_layer(session, state);
    const LayerId shown = layer == nullptr ? 0 : layer->id;
    if (shown != state.table.layer) {
        show_table(state, shown);
        state.table.picked = false;
    }
    PanelLook look;
    look.padding_y = 10.0F;
    const PanelWindow window(ui, "table", rect, look);
    edge(ui, {rect.x, rect.y}, {rect.right(), rect.y});
    if (layer == nullptr) {
        strong(ui, ui.tr("Table"));
        muted(ui, ui.tr("The rows of a layer appear here once one is open."));
        return;
    }
    refresh_rows(*layer, state);
    head_line(ui, session, *layer, state);
    rows_area(ui, *layer, state);
}

}  // namespace zamin::viewer
