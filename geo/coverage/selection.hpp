// Which plots count, and what a column calls them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "core/layer.hpp"
#include "coverage/coverage.hpp"

namespace zamin::coverage {

// Without surrounding blanks; "(unknown)" where nothing is left.
std::string_view category_of(std::string_view text);

// The value of a category column without surrounding blanks; "(unknown)" when blank or null, empty
// without a column.
class Category {
  public:
    explicit Category(const Column* column) : m_column(column) {}

    bool has_column() const { return m_column != nullptr; }
    // `buffer` may be used to hold the text.
    std::string_view of(std::size_t row, std::string& buffer) const;

  private:
    const Column* m_column;
};

// Which plots count: the season asked for, and members' plots where those are the denominator.
// Throws UsageError where a column for that is missing.
class Selection {
  public:
    Selection(const Layer& plots, const CoverageOptions& options);

    bool counts(std::size_t row, std::string_view season) const;
    std::string_view season(std::size_t row, std::string& buffer) const {
        return m_season.of(row, buffer);
    }

  private:
    const CoverageOptions& m_options;
    Category m_season;
    std::unordered_set<std::string> m_members;
    const Column* m_holder = nullptr;
    const Column* m_group = nullptr;
};

}  // namespace zamin::coverage
