#include "viewer/table_rows.hpp"

#include <algorithm>
#include <numeric>

#include "io/filter_rows.hpp"
#include "text/alphabet.hpp"
#include "text/words.hpp"

namespace zamin::viewer {

namespace {

bool holds(const Layer& layer, std::size_t row, const std::string& folded) {
    return std::ranges::any_of(layer.columns, [&](const Column& column) {
        return !column.is_null(row) &&
               text::fold_word(column.text(row)).find(folded) != std::string::npos;
    });
}

void keep_typed(const Layer& layer, const std::string& typed, std::vector<std::uint32_t>& rows,
                Progress& progress) {
    const std::string folded = text::fold_word(typed);
    if (folded.empty()) {
        return;
    }
    std::size_t done = 0;
    std::erase_if(rows, [&](std::uint32_t row) {
        if (++done % 4096 == 0) {
            progress.check();
        }
        return !holds(layer, row, folded);
    });
}

// Numbers by value, texts by the alphabet through a rank of each distinct text.
std::vector<double> sort_keys(const Column& column, Progress& progress) {
    std::vector<double> keys(column.size(), 0.0);
    if (column.is_number()) {
        for (std::size_t row = 0; row < keys.size(); ++row) {
            keys[row] = column.number(row).value_or(0.0);
        }
        return keys;
    }
    std::vector<std::uint32_t> order(column.size());
    std::iota(order.begin(), order.end(), 0U);
    const TextArray& texts = column.texts();
    progress.check();
    // Equal bytes first, so that the alphabet is asked only about different texts.
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    std::vector<std::uint32_t> distinct;
    for (const std::uint32_t row : order) {
        if (distinct.empty() || texts[distinct.back()] != texts[row]) {
            distinct.push_back(row);
        }
    }
    progress.check();
    std::vector<std::uint32_t> by_alphabet = distinct;
    std::ranges::sort(by_alphabet, [&](std::uint32_t a, std::uint32_t b) {
        return text::comes_before(texts[a], texts[b]);
    });
    for (std::size_t i = 0; i < by_alphabet.size(); ++i) {
        keys[by_alphabet[i]] = static_cast<double>(i);
    }
    std::uint32_t first = 0;
    for (const std::uint32_t row : order) {
        if (row == order.front() || texts[first] != texts[row]) {
            first = row;
        }
        keys[row] = keys[first];
    }
    return keys;
}

void sort_rows(const Column& column, bool descending, std::vector<std::uint32_t>& rows,
               Progress& progress) {
    const std::vector<double> keys = sort_keys(column, progress);
    progress.check();
    const auto nulls = std::stable_partition(
        rows.begin(), rows.end(), [&](std::uint32_t row) { return !column.is_null(row); });
    std::stable_sort(rows.begin(), nulls, [&](std::uint32_t a, std::uint32_t b) {
        return descending ? keys[a] > keys[b] : keys[a] < keys[b];
    });
}

}  // namespace

std::vector<std::uint32_t> table_rows(const Layer& layer, const TableQuery& query,
                                      Progress& progress) {
    progress.step("filtering");
    std::vector<std::uint32_t> rows;
    if (query.expression.empty()) {
        rows.resize(layer.size());
        std::iota(rows.begin(), rows.end(), 0U);
    } else {
        rows = io::filter_rows(layer, query.expression, progress);
    }
    keep_typed(layer, query.typed, rows, progress);
    const auto column = static_cast<std::size_t>(query.sort_column);
    if (query.sort_column >= 0 && column < layer.columns.size()) {
        progress.step("sorting");
        sort_rows(layer.columns[column], query.descending, rows, progress);
    }
    return rows;
}

}  // namespace zamin::viewer
