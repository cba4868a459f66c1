#include "io/sheet_chart.hpp"

#include <algorithm>

namespace zamin::io {

namespace {

void fill_bars(lxw_chart_series* series, const ChartFill& fill) {
    if (fill.hatched) {
        lxw_chart_pattern lines{};
        lines.fg_color = fill.rgb;
        lines.bg_color = LXW_COLOR_WHITE;
        lines.type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL;
        chart_series_set_pattern(series, &lines);
    } else {
        lxw_chart_fill colour{};
        colour.color = fill.rgb;
        chart_series_set_fill(series, &colour);
    }
}

}  // namespace

void add_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& name,
               const Table& table, const TableChart& wanted) {
    const std::size_t rows = std::min(table.rows.size(), wanted.most_rows);
    if (rows == 0 || wanted.value_columns.empty()) {
        return;
    }
    const auto last = first_row + static_cast<lxw_row_t>(rows) - 1;
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_BAR_STACKED);
    for (std::size_t k = 0; k < wanted.value_columns.size(); ++k) {
        const auto value = static_cast<lxw_col_t>(wanted.value_columns[k]);
        const auto label = static_cast<lxw_col_t>(wanted.label_column);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, name.c_str(), first_row, label, last, label);
        chart_series_set_values(series, name.c_str(), first_row, value, last, value);
        chart_series_set_name_range(series, name.c_str(), head_row, value);
        if (!wanted.fills.empty()) {
            fill_bars(series, wanted.fills[k]);
        }
    }
    chart_title_set_name(chart, wanted.title.c_str());
    constexpr std::uint16_t gap_percent = 60;  // between bars, of their height
    chart_set_series_gap(chart, gap_percent);
    // The first row at the top, as in the table.
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_interval_unit(chart->y_axis, 1);  // a label each
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options place{};
    place.x_scale = 1.4;
    place.y_scale = 0.8 + 0.07 * static_cast<double>(rows);
    constexpr std::size_t few_rows = 15;
    if (table.rows.size() <= few_rows) {
        worksheet_insert_chart_opt(sheet, last + 2, 0, chart, &place);
    } else {
        const auto right = static_cast<lxw_col_t>(table.columns.size() + 1);
        worksheet_insert_chart_opt(sheet, head_row, right, chart, &place);
    }
}

}  // namespace zamin::io
