#include "core/layer.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <numeric>

#include "core/error.hpp"

namespace zamin {

namespace {
std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

// Edits between two words, neighbouring letters swapped counting as one (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
    }
    return row[b.size()];
}
}  // namespace

std::string closest_word(std::string_view wanted, const std::vector<std::string>& words) {
    const std::string target = lower(wanted);
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, target.size() / 3) + 1;
    for (const std::string& word : words) {
        const std::size_t distance = edit_distance(target, lower(word));
        if (distance < best_distance) {
            best_distance = distance;
            best = word;
        }
    }
    return best;
}

const Column* Layer::find_column(std::string_view column_name) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.name == column_name; });
    return found == columns.end() ? nullptr : &*found;
}

const Column& Layer::column(std::string_view column_name) const {
    if (const Column* found = find_column(column_name)) {
        return *found;
    }
    std::vector<std::string> names;
    for (const Column& c : columns) {
        names.push_back(c.name);
    }
    const std::string near = closest_word(column_name, names);
    throw usage_error("{}: layer '{}' has no column '{}'{}; its columns are: {}", source, name,
                      column_name, near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                      names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace zamin
