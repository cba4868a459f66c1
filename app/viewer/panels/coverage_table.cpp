#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/msgid.hpp"
#include "text/number.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using coverage::CoverageRow;

constexpr float one_line_height = 26.0F;
constexpr float two_line_height = 38.0F;
constexpr float wide_gap = 9.0F;    // between columns
constexpr float narrow_gap = 6.0F;  // where every word counts
constexpr std::size_t column_count = coverage_columns;
constexpr float swatch_px = 10.0F;
constexpr float swatch_gap = 5.0F;

struct TableColumns {
    std::array<float, column_count> left{};
    std::array<float, column_count> width{};
    float row_height = 0.0F;  // of two lines where a name needs them
};

constexpr std::array<SortBy, column_count> sort_keys = {SortBy::district,    SortBy::crop,
                                                        SortBy::plots,       SortBy::area,
                                                        SortBy::denominator, SortBy::share};

constexpr std::array<const char*, column_count> heads = {
    msgid("District"), msgid("Crop"), msgid("Plots"), msgid("ha"), msgid("of ha"), "%"};

// One number of decimals a column, so that its figures stand under one another.
struct TableText {
    const Session* session = nullptr;
    const text::Catalogue* words = nullptr;
    int area_decimals = 1;
    int denominator_decimals = 1;
};

TableText table_text(const Ui& ui, const Session& session) {
    double area_ha = 0.0;
    double denominator_ha = 0.0;
    for (const CoverageRow& row : session.coverage->rows) {
        area_ha = std::max(area_ha, row.area_ha);
        denominator_ha = std::max(denominator_ha, row.denominator_ha.value_or(0.0));
    }
    return {&session, ui.words, area_ha < 10000.0 ? 1 : 0, denominator_ha < 1000.0 ? 1 : 0};
}

std::string cell(const TableText& how, const CoverageRow& row, std::size_t column) {
    constexpr const char* none = "\xE2\x80\x93";
    switch (sort_keys[column]) {
        case SortBy::district:
            return how.session->place_text(row.district, row.season, how.words->language());
        case SortBy::crop:
            return name_in(row.crop, *how.words);
        case SortBy::plots:
            return text::integer(row.plots, how.words->language());
        case SortBy::area:
            return text::number(row.area_ha, how.area_decimals, how.words->language());
        case SortBy::denominator:
            return row.denominator_ha ? text::number(*row.denominator_ha, how.denominator_decimals,
                                                     how.words->language())
                                      : none;
        case SortBy::share:
            return row.share_pct ? text::number(*row.share_pct, 1, how.words->language()) : none;
    }
    return {};
}

float longest_word(const Face& face, std::string_view text) {
    float widest = 0.0F;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        widest = std::max(widest, text_size(face, text.substr(from, to - from)).x);
        from = to + 1;
    }
    return widest;
}

// What every column's longest entry takes; measured once for a result and a size of type.
const TableNeeds& measured(const Ui& ui, const TableText& how, TableNeeds& needs) {
    const auto& coverage = how.session->coverage;
    if (needs.of == coverage && needs.type_px == ui.fonts.small.px &&
        needs.language == ui.words->language()) {
        return needs;
    }
    needs = {coverage, ui.fonts.small.px, ui.words->language(), {}, {}};
    for (std::size_t c = 0; c < column_count; ++c) {
        float widest = text_size(ui.fonts.small, ui.tr(heads[c])).x;
        // The names leave room over theirs, so that the head of the numbers beside may reach there.
        widest = sort_keys[c] == SortBy::plots ? 0.0F : widest;
        for (const CoverageRow& row : coverage->rows) {
            const std::string text = cell(how, row, c);
            widest = std::max(widest, text_size(ui.fonts.small, text).x);
            if (c < needs.word.size()) {
                needs.word[c] = std::max(needs.word[c], longest_word(ui.fonts.small, text));
            }
        }
        needs.width[c] = widest;
    }
    needs.width[1] += ui.px(swatch_px + swatch_gap);
    needs.word[1] += ui.px(swatch_px + swatch_gap);
    return needs;
}

// Of the room for both names what the first gets: as they need it, and room for every word of both
// before one of them gets more.
float first_share(const TableNeeds& needs, float room) {
    const auto share = [](const auto& of) {
        return of[0] + of[1] > 0.0F ? of[0] / (of[0] + of[1]) : 0.5F;
    };
    if (needs.word[0] + needs.word[1] > room) {
        return room * std::clamp(share(needs.word), 0.42F, 0.6F);
    }
    return std::clamp(room * share(needs.width), needs.word[0], room - needs.word[1]);
}

// Numbers take what they need; the two names share the rest, in two lines where one is not enough.
TableColumns arrange_columns(const Ui& ui, const TableNeeds& needs, float left, float width) {
    TableColumns columns;
    float numbers = 0.0F;
    for (std::size_t c = 2; c < column_count; ++c) {
        columns.width[c] = needs.width[c];
        numbers += needs.width[c];
    }
    constexpr auto gaps = static_cast<float>(column_count - 1);
    const bool tight = width - numbers - ui.px(wide_gap) * gaps < needs.word[0] + needs.word[1];
    const float gap = ui.px(tight ? narrow_gap : wide_gap);
    const float rest = std::max(width - numbers - gap * gaps, ui.px(80.0F));
    columns.width[0] = first_share(needs, rest);
    columns.width[1] = rest - columns.width[0];
    const bool fits = needs.width[0] <= columns.width[0] && needs.width[1] <= columns.width[1];
    columns.row_height = ui.px(fits ? one_line_height : two_line_height);
    float x = left;
    for (std::size_t c = 0; c < column_count; ++c) {
        columns.left[c] = x;
        x += columns.width[c] + gap;
    }
    return columns;
}

std::string head_words(const Ui& ui, const coverage::Coverage& coverage, std::size_t column) {
    const std::string of_what = ui.tr(phrase(coverage.options.denominator));
    switch (sort_keys[column]) {
        case SortBy::area:
            return ui.tr("Hectares of the crop in the district, on the ellipsoid");
        case SortBy::denominator:
            return ui.tr("100 %: hectares {0}", of_what);
        case SortBy::share:
            return ui.tr("Share {0}", of_what);
        case SortBy::plots:
            return ui.tr("A plot astride a district line counts where its largest part lies");
        default:
            return ui.tr("Click to sort");
    }
}

void head_cell(const Ui& ui, const coverage::Coverage& coverage, const TableColumns& columns,
               std::size_t c, float y, ViewState& state) {
    const std::string title = ui.tr(heads[c]);
    const float text_width = text_size(ui.fonts.small, title).x;
    CoverageSort& sort = state.coverage.sort;
    const bool names = c < 2;
    const float x = names ? columns.left[c] : columns.left[c] + columns.width[c] - text_width;
    const float button_x = names ? x : std::min(x, columns.left[c]);
    const float button_w = names ? std::min(columns.width[c], text_width + ui.px(12.0F))
                                 : columns.left[c] + columns.width[c] - button_x;
    ImGui::SetCursorScreenPos({button_x, y});
    ImGui::PushID(static_cast<int>(c));
    if (ImGui::InvisibleButton("head", {button_w, ui.px(24.0F)})) {
        sort.descending = sort.by == sort_keys[c] ? !sort.descending : !names;
        sort.by = sort_keys[c];
    }
    ImGui::PopID();
    explain(ui, head_words(ui, coverage, c));
    const bool sorted = sort.by == sort_keys[c];
    const ImU32 colour =
        packed(sorted || ImGui::IsItemHovered() ? ui.theme->accent : ui.theme->muted);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float text_y = y + ui.px(4.0F);
    draw_text(list, ui.fonts.small, {x, text_y}, colour, title);
    if (sorted) {
        const float arrow = ui.px(3.0F);
        const float ax = names ? x + text_width + ui.px(6.0F) : x - ui.px(6.0F);
        const float ay = text_y + ui.fonts.small.px * 0.55F;
        const float tip = sort.descending ? arrow : -arrow;
        list.AddTriangleFilled({ax - arrow, ay - tip * 0.6F}, {ax + arrow, ay - tip * 0.6F},
                               {ax, ay + tip}, colour);
    }
}

void draw_row(const Ui& ui, const TableText& how, const CoverageRow& row,
              const TableColumns& columns, float y) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = y + columns.row_height / 2;
    const ImU32 ink = packed(ui.theme->ink);
    for (std::size_t c = 0; c < column_count; ++c) {
        float x = columns.left[c];
        float room = columns.width[c];
        if (sort_keys[c] == SortBy::crop) {
            const float sign = ui.px(swatch_px);
            const float top = std::round(middle - sign / 2);
            draw_swatch(ui, list, {x, top}, {x + sign, top + sign},
                        how.session->crops().slot(row.crop));
            x += sign + ui.px(swatch_gap);
            room -= sign + ui.px(swatch_gap);
        }
        const bool second = sort_keys[c] == SortBy::denominator;
        const ImU32 colour = second ? packed(ui.theme->muted) : ink;
        if (c < 2) {
            draw_name(ui, list, {x, middle}, room, cell(how, row, c));
        } else {
            const std::string text = elided(ui.fonts.small, cell(how, row, c), room);
            draw_text(list, ui.fonts.small,
                      {x + room - text_size(ui.fonts.small, text).x,
                       std::round(middle - ui.fonts.small.px / 2)},
                      colour, text);
        }
    }
}

std::string row_words(const Ui& ui, const coverage::Coverage& coverage, const CoverageRow& row) {
    return coverage_sentence(coverage, key_of(row), *ui.words) + "\n" + ui.tr("Click to go there.");
}

// The tint of the rows that the cursor or the choice is on, wherever the cursor is.
bool tinted(const ViewState& state, const CoverageRow& row) {
    return !state.hover.district.empty() && state.hover.district == row.district &&
           (state.hover.crop.empty() || state.hover.crop == row.crop);
}

void table_row(const Ui& ui, const TableText& how, const CoverageRow& row,
               const TableColumns& columns, ViewState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, columns.row_height};
    const bool clicked = ImGui::InvisibleButton("row", size);
    const bool hovered = ImGui::IsItemHovered();
    const bool chosen = state.coverage.selected == key_of(row);
    if (hovered) {
        state.next_hover.district = row.district;
        state.next_hover.crop = row.crop;
        explain(ui, row_words(ui, *how.session->coverage, row));
    }
    if (clicked) {
        state.coverage.selected = key_of(row);
        state.ask(FlyToDistrict{row.district});
    }
    if (chosen || hovered || tinted(state, row)) {
        const Colour tint = chosen ? ui.theme->select : ui.theme->accent;
        ImGui::GetWindowDrawList()->AddRectFilled(
            {at.x - ui.px(6.0F), at.y}, {at.x + size.x, at.y + size.y},
            packed(tint, chosen ? 0.22F : 0.12F), ui.px(4.0F));
    }
    draw_row(ui, how, row, columns, at.y);
}

}  // namespace

void coverage_table(const Ui& ui, const Session& session, ViewState& state, float height) {
    const coverage::Coverage& coverage = *session.coverage;
    const CropScheme& crops = session.crops();
    RowFilter shown;
    if (state.only_crop) {
        shown = [&crops, slot = *state.only_crop](const CoverageRow& row) {
            return crops.slot(row.crop) == slot;
        };
    }
    const std::vector<std::size_t> order = sorted_rows(coverage, state.coverage.sort, shown);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float bar = ui.px(12.0F);
    const float width = ImGui::GetContentRegionAvail().x;
    const TableText how = table_text(ui, session);
    const TableColumns columns =
        arrange_columns(ui, measured(ui, how, state.coverage.needs), at.x, width - bar);
    for (std::size_t c = 0; c < column_count; ++c) {
        head_cell(ui, coverage, columns, c, at.y, state);
    }
    const float line_y = at.y + ui.px(24.0F);
    ImGui::GetWindowDrawList()->AddLine({at.x, line_y}, {at.x + width, line_y},
                                        packed(ui.theme->muted), std::max(1.0F, ui.px(1.0F)));
    // The tint reaches a little over the left edge, so the rows' window does too.
    const float over = ui.px(8.0F);
    ImGui::SetCursorScreenPos({at.x - over, line_y + 1.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {over, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    begin_padded_child("rows", {width + 2 * over, height - ui.px(24.0F)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(order.size()), columns.row_height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            table_row(ui, how, coverage.rows[order[static_cast<std::size_t>(i)]], columns, state);
            ImGui::PopID();
        }
    }
    if (order.empty()) {
        muted(ui, ui.tr("No rows: no district has this crop."));
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
}

}  // namespace zamin::viewer
