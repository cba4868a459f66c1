// What the coverage panel says, as plain values: sentence, large numbers, order of the rows, bars.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"
#include "coverage/summary.hpp"
#include "text/catalogue.hpp"

namespace zamin::viewer {

using coverage::bars_of;
using coverage::overview;
using coverage::Overview;
using coverage::several_seasons;
using Bar = coverage::CropBar;
using coverage::BarPart;

struct RowKey {
    std::string district;
    std::string crop;
    std::string season;
    friend bool operator==(const RowKey&, const RowKey&) = default;
};
RowKey key_of(const coverage::CoverageRow& row);
// nullptr if the coverage has no such row any more.
const coverage::CoverageRow* find_row(const coverage::Coverage& coverage, const RowKey& key);

enum class SortBy : std::uint8_t { district, crop, plots, area, denominator, share };

struct CoverageSort {
    SortBy by = SortBy::area;
    bool descending = true;
};

// Indices of the rows to show; equal rows stay in the coverage's own order. Rows without a value,
// and behind them those outside all districts, come last either way. Only rows that `shown`
// accepts; an empty function accepts all.
using RowFilter = std::function<bool(const coverage::CoverageRow&)>;
std::vector<std::size_t> sorted_rows(const coverage::Coverage& coverage, CoverageSort sort,
                                     const RowFilter& shown = {});

// One to three sentences with the numbers; of the selected row where there is one.
std::string coverage_sentence(const coverage::Coverage& coverage,
                              const std::optional<RowKey>& selected, const text::Catalogue& words);

struct KeyNumber {
    std::string value;
    std::string unit;            // may be empty
    std::string caption;         // "of members' land"
    SortBy rows = SortBy::area;  // a click sorts the table by this
};
std::array<KeyNumber, 3> key_numbers(const coverage::Coverage& coverage,
                                     const std::optional<RowKey>& selected,
                                     const text::Catalogue& words);

// "Balkhi" as written in the source; "(outside)" and "(unknown)" in words.
std::string shown_name(std::string_view name);

// "Rice" of "rice", "Unknown": a word of the data in the reader's language where it is known.
std::string name_in(std::string_view name, const text::Catalogue& words);

}  // namespace zamin::viewer
