#include "viewer/coverage_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/number.hpp"

namespace zamin::viewer {

using coverage::Coverage;
using coverage::CoverageRow;

namespace {

bool outside(const CoverageRow& row) {
    return row.district == coverage::outside_name;
}

bool unknown(const CoverageRow& row) {
    return row.crop == coverage::unknown_name;
}

// The value that a column sorts by; text columns are handled apart.
std::optional<double> sort_value(const CoverageRow& row, SortBy by) {
    switch (by) {
        case SortBy::plots:
            return static_cast<double>(row.plots);
        case SortBy::area:
            return row.area_ha;
        case SortBy::denominator:
            return row.denominator_ha;
        default:
            return row.share_pct;
    }
}

const std::string& sort_text(const CoverageRow& row, SortBy by) {
    return by == SortBy::district ? row.district : row.crop;
}

// -1, 0, 1 in ascending order; missing values are told apart by the caller.
template <typename T>
int compare(const T& a, const T& b) {
    return a < b ? -1 : (b < a ? 1 : 0);
}

bool before(const CoverageRow& a, const CoverageRow& b, CoverageSort sort) {
    if (outside(a) != outside(b)) {
        return outside(b);
    }
    int order = 0;
    if (sort.by == SortBy::district || sort.by == SortBy::crop) {
        order = compare(sort_text(a, sort.by), sort_text(b, sort.by));
    } else {
        const auto x = sort_value(a, sort.by);
        const auto y = sort_value(b, sort.by);
        if (x.has_value() != y.has_value()) {
            return x.has_value();
        }
        order = x ? compare(*x, *y) : 0;
    }
    return sort.descending ? order > 0 : order < 0;
}

std::string percent(double pct) {
    return text::number(pct, 1);
}

// "on 1 plot", "on 34 plots".
std::string plots_text(std::int64_t plots) {
    return text::integer(plots) + (plots == 1 ? " plot" : " plots");
}

std::string row_sentence(const Coverage& coverage, const CoverageRow& row) {
    const std::string crop = unknown(row) ? "Land of unknown crop" : shown_name(row.crop);
    const std::string place =
        outside(row) ? "outside all districts" : "in " + shown_name(row.district);
    std::string text = fmt::format("{} {}{}: {} ha on {}", crop, place,
                                   several_seasons(coverage) ? ", " + row.season : "",
                                   hectares(row.area_ha), plots_text(row.plots));
    if (row.share_pct && row.denominator_ha) {
        text += fmt::format(", {} % {} ({} ha)", percent(*row.share_pct),
                            phrase(coverage.options.denominator), hectares(*row.denominator_ha));
    }
    return text + ".";
}

std::string district_count(std::int64_t n) {
    return n == 1 ? "1 district" : text::integer(n) + " districts";
}

}  // namespace

RowKey key_of(const CoverageRow& row) {
    return {row.district, row.crop, row.season};
}

const CoverageRow* find_row(const Coverage& coverage, const RowKey& key) {
    const auto found = std::find_if(coverage.rows.begin(), coverage.rows.end(),
                                    [&](const CoverageRow& row) { return key_of(row) == key; });
    return found == coverage.rows.end() ? nullptr : &*found;
}

std::vector<std::size_t> sorted_rows(const Coverage& coverage, CoverageSort sort,
                                     const RowFilter& shown) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < coverage.rows.size(); ++i) {
        if (!shown || shown(coverage.rows[i])) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return before(coverage.rows[a], coverage.rows[b], sort);
    });
    return order;
}

std::string coverage_sentence(const Coverage& coverage, const std::optional<RowKey>& selected) {
    const CoverageRow* row = selected ? find_row(coverage, *selected) : nullptr;
    if (row != nullptr) {
        return row_sentence(coverage, *row);
    }
    if (coverage.rows.empty()) {
        return "No plot has land to count.";
    }
    const Overview all = overview(coverage);
    std::string text;
    if (!all.leading_crop.empty()) {
        text = fmt::format("{} leads with {} ha in {}", shown_name(all.leading_crop),
                           hectares(all.leading_ha), district_count(all.districts));
        if (all.leading_pct) {
            text += fmt::format(", {} % {}", percent(*all.leading_pct),
                                phrase(coverage.options.denominator));
        }
        text += ".";
    } else {
        text = "No plot in a district has a known crop.";
    }
    if (all.unknown_pct >= 0.05) {
        text += fmt::format(" On {} % of the land the crop is unknown.", percent(all.unknown_pct));
    }
    if (all.outside_ha >= 0.05) {
        text += fmt::format(" {} ha lie in no district.", hectares(all.outside_ha));
    }
    return text;
}

std::array<KeyNumber, 3> key_numbers(const Coverage& coverage,
                                     const std::optional<RowKey>& selected) {
    const CoverageRow* row = selected ? find_row(coverage, *selected) : nullptr;
    if (row != nullptr) {
        return {KeyNumber{hectares(row->area_ha), "ha", shown_name(row->crop), SortBy::area},
                KeyNumber{text::integer(row->plots), "", row->plots == 1 ? "plot" : "plots",
                          SortBy::plots},
                KeyNumber{row->share_pct ? percent(*row->share_pct) : "\xE2\x80\x93", "%",
                          phrase(coverage.options.denominator), SortBy::share}};
    }
    const Overview all = overview(coverage);
    KeyNumber third{percent(all.unknown_pct), "%", "crop unknown", SortBy::crop};
    if (all.leading_pct) {
        third = {percent(*all.leading_pct), "%", shown_name(all.leading_crop), SortBy::share};
    }
    return {KeyNumber{hectares(coverage.plots_area_ha), "ha", "counted", SortBy::area},
            KeyNumber{text::integer(coverage.plots), "", coverage.plots == 1 ? "plot" : "plots",
                      SortBy::plots},
            third};
}

std::string hectares(double area_ha) {
    return text::hectares(area_ha);
}

std::string shown_name(std::string_view name) {
    if (name == coverage::unknown_name) {
        return "Unknown";
    }
    if (name == coverage::outside_name) {
        return "No district";
    }
    std::string shown(name);
    if (!shown.empty() && shown.front() >= 'a' && shown.front() <= 'z') {
        shown.front() = static_cast<char>(shown.front() - 'a' + 'A');
    }
    return shown;
}

}  // namespace zamin::viewer
