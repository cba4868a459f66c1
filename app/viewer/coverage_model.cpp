#include "viewer/coverage_model.hpp"

#include <algorithm>

#include "core/msgid.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

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

using Words = text::Catalogue;

std::string percent(double pct, const Words& words) {
    return text::number(pct, 1, words.language());
}

std::string hectares_in(double area_ha, const Words& words) {
    return text::hectares(area_ha, words.language());
}

std::string denominator_phrase(const Coverage& coverage, const Words& words) {
    return words.tr(phrase(coverage.options.denominator));
}

std::string row_sentence(const Coverage& coverage, const CoverageRow& row, const Words& words) {
    const std::string crop =
        unknown(row) ? words.tr("Land of unknown crop") : name_in(row.crop, words);
    const std::string season = several_seasons(coverage) ? ", " + row.season : "";
    const std::string area = hectares_in(row.area_ha, words);
    const std::string plots = text::integer(row.plots, words.language());
    std::string text =
        outside(row)
            ? words.tr_n("{0} outside all districts{1}: {2} ha on {3} plot",
                         "{0} outside all districts{1}: {2} ha on {3} plots", row.plots, crop,
                         season, area, plots)
            : words.tr_n("{0} in {1}{2}: {3} ha on {4} plot", "{0} in {1}{2}: {3} ha on {4} plots",
                         row.plots, crop, shown_name(row.district), season, area, plots);
    if (row.share_pct && row.denominator_ha) {
        text +=
            words.tr(", {0} % {1} ({2} ha)", percent(*row.share_pct, words),
                     denominator_phrase(coverage, words), hectares_in(*row.denominator_ha, words));
    }
    return text + ".";
}

std::string leading_sentence(const Coverage& coverage, const Overview& all, const Words& words) {
    if (all.leading_crop.empty()) {
        return words.tr("No plot in a district has a known crop.");
    }
    std::string text = words.tr_n(
        "{0} leads with {1} ha in {2} district", "{0} leads with {1} ha in {2} districts",
        all.districts, name_in(all.leading_crop, words), hectares_in(all.leading_ha, words),
        text::integer(all.districts, words.language()));
    if (all.leading_pct) {
        text += words.tr(", {0} % {1}", percent(*all.leading_pct, words),
                         denominator_phrase(coverage, words));
    }
    return text + ".";
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

std::string coverage_sentence(const Coverage& coverage, const std::optional<RowKey>& selected,
                              const text::Catalogue& words) {
    const CoverageRow* row = selected ? find_row(coverage, *selected) : nullptr;
    if (row != nullptr) {
        return row_sentence(coverage, *row, words);
    }
    if (coverage.rows.empty()) {
        return words.tr("No plot has land to count.");
    }
    const Overview all = coverage::overview(coverage);
    std::string text = leading_sentence(coverage, all, words);
    if (all.unknown_pct >= 0.05) {
        text += " " + words.tr("On {0} % of the land the crop is unknown.",
                               percent(all.unknown_pct, words));
    }
    if (all.outside_ha >= 0.05) {
        text += " " + words.tr("{0} ha lie in no district.", hectares_in(all.outside_ha, words));
    }
    return text;
}

std::array<KeyNumber, 3> key_numbers(const Coverage& coverage,
                                     const std::optional<RowKey>& selected,
                                     const text::Catalogue& words) {
    const auto plots = [&](std::int64_t n) {
        return KeyNumber{text::integer(n, words.language()), "", words.tr_n("plot", "plots", n),
                         SortBy::plots};
    };
    const std::string ha = words.tr("ha");
    const CoverageRow* row = selected ? find_row(coverage, *selected) : nullptr;
    if (row != nullptr) {
        return {KeyNumber{hectares_in(row->area_ha, words), ha, name_in(row->crop, words),
                          SortBy::area},
                plots(row->plots),
                KeyNumber{row->share_pct ? percent(*row->share_pct, words) : "\xE2\x80\x93", "%",
                          denominator_phrase(coverage, words), SortBy::share}};
    }
    const Overview all = coverage::overview(coverage);
    KeyNumber third{percent(all.unknown_pct, words), "%", words.tr("crop unknown"), SortBy::crop};
    if (all.leading_pct) {
        third = {percent(*all.leading_pct, words), "%", name_in(all.leading_crop, words),
                 SortBy::share};
    }
    return {KeyNumber{hectares_in(coverage.plots_area_ha, words), ha, words.tr("counted"),
                      SortBy::area},
            plots(coverage.plots), third};
}

std::string shown_name(std::string_view name) {
    if (name == coverage::unknown_name) {
        return msgid("Unknown");
    }
    if (name == coverage::outside_name) {
        return msgid("No district");
    }
    return text::with_capital(name);
}

std::string name_in(std::string_view name, const text::Catalogue& words) {
    return words.tr(shown_name(words.lookup(name)));
}

}  // namespace zamin::viewer
