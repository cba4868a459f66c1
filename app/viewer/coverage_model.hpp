// What the coverage panel says, as plain values: sentence, large numbers, order of the rows, bars.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"

namespace zamin::viewer {

struct RowKey {
    std::string district;
    std::string crop;
    std::string season;
    friend bool operator==(const RowKey&, const RowKey&) = default;
};
RowKey key_of(const coverage::CoverageRow& row);
// nullptr if the coverage has no such row any more.
const coverage::CoverageRow* find_row(const coverage::Coverage& coverage, const RowKey& key);

// Rows of more than one season.
bool several_seasons(const coverage::Coverage& coverage);

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

// The crop with most land in districts, and what is known about all of it.
struct Overview {
    std::string leading_crop;  // empty: no known crop in any district
    double leading_ha = 0.0;
    std::optional<double> leading_pct;  // of the sum of the districts' denominators
    double unknown_pct = 0.0;           // of all land counted
    double outside_ha = 0.0;
    std::int64_t districts = 0;
};
Overview overview(const coverage::Coverage& coverage);

// One to three sentences with the numbers; of the selected row where there is one.
std::string coverage_sentence(const coverage::Coverage& coverage,
                              const std::optional<RowKey>& selected);

struct KeyNumber {
    std::string value;
    std::string unit;            // may be empty
    std::string caption;         // "of members' land"
    SortBy rows = SortBy::area;  // a click sorts the table by this
};
std::array<KeyNumber, 3> key_numbers(const coverage::Coverage& coverage,
                                     const std::optional<RowKey>& selected);

struct BarPart {
    std::string crop;
    double area_ha = 0.0;
};
struct Bar {
    std::string district;
    std::string season;
    std::vector<BarPart> parts;  // largest first, unknown last
    double area_ha = 0.0;
    std::optional<double> denominator_ha;
};
// One bar a district and season, most land first; none for land outside all districts.
std::vector<Bar> bars_of(const coverage::Coverage& coverage);

// Hectares for people: no decimals from 1000 on, else one; two below 1.
std::string hectares(double area_ha);

// "Balkhi" as written in the source; "(outside)" and "(unknown)" in words.
std::string shown_name(std::string_view name);

}  // namespace zamin::viewer
