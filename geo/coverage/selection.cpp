#include "coverage/selection.hpp"

#include "core/error.hpp"

namespace zamin::coverage {

std::string_view category_of(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) {
        return unknown_name;
    }
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string_view Category::of(std::size_t row, std::string& buffer) const {
    if (!m_column) {
        return {};
    }
    std::string_view text;
    if (m_column->is_number()) {
        buffer = m_column->text(row);
        text = buffer;
    } else {
        text = m_column->text_view(row);
    }
    return category_of(text);
}

Selection::Selection(const Layer& plots, const CoverageOptions& options)
    : m_options(options),
      m_season(options.season_column.empty() ? nullptr : &plots.column(options.season_column)),
      m_members(options.member_ids.begin(), options.member_ids.end()) {
    if (!options.season.empty() && !m_season.has_column()) {
        throw usage_error("season '{}' is asked for, but no season column is named",
                          options.season);
    }
    if (options.denominator == Denominator::members) {
        const bool by_id = !options.member_ids.empty();
        m_holder =
            by_id ? &plots.column(options.holder_column) : plots.find_column(options.holder_column);
        m_group =
            by_id ? plots.find_column(options.group_column) : &plots.column(options.group_column);
    }
}

bool Selection::counts(std::size_t row, std::string_view season) const {
    if (!m_options.season.empty() && season != m_options.season) {
        return false;
    }
    if (m_options.denominator != Denominator::members) {
        return true;
    }
    if (m_members.empty()) {
        return !m_group->text(row).empty();
    }
    return m_members.count(m_holder->text(row)) > 0 ||
           (m_holder->text(row).empty() && m_group && !m_group->text(row).empty());
}

}  // namespace zamin::coverage
