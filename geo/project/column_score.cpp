#include "project/column_score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <vector>

#include "io/layer_info.hpp"
#include "text/vocabulary.hpp"
#include "text/words.hpp"

namespace zamin::project {

namespace {

constexpr double fitting_values = 0.03;
constexpr double misfitting_values = -0.4;
constexpr std::size_t most_categories = 60;

constexpr std::array<std::string_view, 14> bare_words{"id",     "uuid",  "fid",   "gid",    "no",
                                                      "№",      "code",  "номер", "раками", "код",
                                                      "number", "label", "name",  "ном"};

bool is_bare(std::string_view word) {
    return std::find(bare_words.begin(), bare_words.end(), word) != bare_words.end();
}

template <typename Visit>
bool any_word(std::string_view words, Visit visit) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        if (visit(words.substr(0, end))) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool holds(std::string_view words, std::string_view word) {
    return any_word(words, [&](std::string_view known) { return known == word; });
}

std::vector<std::string> tokens_of(std::string_view folded) {
    std::istringstream in{std::string(folded)};
    std::vector<std::string> tokens;
    for (std::string token; in >> token;) {
        tokens.push_back(token);
    }
    return tokens;
}

// The share of tokens that the name has in common with the likest of the words, all of whose own
// tokens it has.
double token_overlap(std::string_view words, const std::string& folded) {
    const std::vector<std::string> own = tokens_of(folded);
    double best = 0.0;
    any_word(words, [&](std::string_view word) {
        const std::vector<std::string> wanted = tokens_of(word);
        const bool all = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](auto& t) {
            return std::find(own.begin(), own.end(), t) != own.end();
        });
        if (all && !(wanted.size() == 1 && is_bare(wanted.front()))) {
            best = std::max(best,
                            static_cast<double>(wanted.size()) / static_cast<double>(own.size()));
        }
        return false;
    });
    return best;
}

// "crop" of "crop1" and "crop 2".
std::string without_number(std::string folded) {
    while (!folded.empty() &&
           (folded.back() == ' ' || (folded.back() >= '0' && folded.back() <= '9'))) {
        folded.pop_back();
    }
    return folded;
}

ColumnScore score_name(const FieldWords& words, bool required, const std::string& name) {
    const std::string whole = text::fold_word(name);
    const std::string folded = fold_column_name(name);
    const std::string field = text::fold_word(words.field);
    const auto named = [&](double score) {
        return ColumnScore{score, true, said("it is named '{0}'", {std::string(name)})};
    };
    if (name == words.field) {
        return named(1.0);
    }
    if (folded == field) {
        return named(0.98);
    }
    const bool is_id = folded == "id" || folded.ends_with(" id");
    const bool strong = holds(words.strong, whole) || holds(words.strong, folded);
    if ((is_bare(folded) && !required && !strong) || (is_id && words.test == ValueTest::name)) {
        return {};
    }
    if (holds(words.strong, name)) {
        return named(0.95);
    }
    if (strong) {
        return named(0.9);
    }
    if (holds(words.weak, whole) || holds(words.weak, folded)) {
        return {0.7, true, said("it is named '{0}', which may mean it", {std::string(name)})};
    }
    if (const std::string bare = without_number(folded);
        bare == field || holds(words.strong, bare)) {
        return {0.7, true, said("it is named '{0}', one of several", {std::string(name)})};
    }
    const double overlap =
        std::max(token_overlap(words.strong, folded),
                 std::max(token_overlap(field, folded), 0.5 * token_overlap(words.weak, folded)));
    if (overlap > 0.0) {
        return {0.45 + 0.2 * overlap, true,
                said("its name '{0}' has words for it", {std::string(name)})};
    }
    return {};
}

template <typename Fits>
bool all_samples(const io::ColumnInfo& column, Fits fits) {
    return std::all_of(column.samples.begin(), column.samples.end(), fits);
}

bool is_date(const std::string& sample) {
    const auto digits_at = [&](std::initializer_list<std::size_t> places) {
        return std::all_of(places.begin(), places.end(), [&](std::size_t i) {
            return i < sample.size() && sample[i] >= '0' && sample[i] <= '9';
        });
    };
    return digits_at({0, 1, 2, 3, 5, 6}) || digits_at({0, 1, 3, 4, 6, 7});
}

bool are_categories(const io::ColumnInfo& column) {
    return column.type == ColumnType::text && column.different >= 2 &&
           column.different <= most_categories && column.different * 2 <= column.filled;
}

// Whether the values are what the field holds; nullopt where that cannot be told.
std::optional<bool> values_fit(ValueTest test, const io::ColumnInfo& column) {
    constexpr double unlimited = 1e15;
    if (column.samples.empty()) {
        return std::nullopt;
    }
    // A word among the numbers, as a surveyor's remark, speaks against them no more than a blank.
    const auto numbers = [&](double least, double most) {
        std::size_t count = 0;
        for (const std::string& sample : column.samples) {
            const auto number = io::number_in_text(sample);
            if (number && (*number < least || *number > most)) {
                return false;
            }
            count += number ? 1 : 0;
        }
        return count * 2 >= column.samples.size();
    };
    switch (test) {
        case ValueTest::any:
            return std::nullopt;
        case ValueTest::identifier:
            return column.type == ColumnType::real     ? std::optional(false)
                   : column.different == column.filled ? std::optional(true)
                                                       : std::nullopt;
        case ValueTest::name:
            return holds_only_numbers(column) ? std::optional(false) : std::nullopt;
        case ValueTest::category:
            return column.type == ColumnType::real ? std::optional(false)
                   : are_categories(column)        ? std::optional(true)
                                                   : std::nullopt;
        case ValueTest::sex:
            return holds_only_numbers(column) ||
                   all_samples(column, [](auto& s) { return text::sex_from(s).has_value(); });
        case ValueTest::yes_no:
            return all_samples(column, [](auto& s) { return text::answer_from(s).has_value(); });
        case ValueTest::irrigation:
            return all_samples(column, [](auto& s) { return text::irrigated_from(s).has_value(); });
        case ValueTest::area:
        case ValueTest::amount:
            return numbers(0.0, unlimited);
        case ValueTest::percent:
            return numbers(0.0, 100.0);
        case ValueTest::year:
            return numbers(1900.0, 2100.0);
        case ValueTest::date:
            return all_samples(column, is_date);
    }
    return std::nullopt;
}

// A column whose name says nothing.
ColumnScore score_values_only(const FieldWords& words, bool required,
                              const io::ColumnInfo& column) {
    const auto by_values = [](double score, Sentence reason) {
        return ColumnScore{score, false, std::move(reason)};
    };
    const bool words_only = column.type == ColumnType::text && !holds_only_numbers(column);
    if (!words_only || column.samples.empty()) {
        return {};
    }
    if (words.test == ValueTest::sex && column.different >= 2 &&
        values_fit(ValueTest::sex, column).value_or(false)) {
        return by_values(0.5, said("its values are words for sexes"));
    }
    const bool has_id_name = fold_column_name(column.name).find("id") != std::string::npos;
    if (words.field == "name" && required && column.different == column.filled && !has_id_name) {
        return by_values(0.45, said("its values are words, different in every row"));
    }
    if (words.field == "crop" && are_categories(column)) {
        return by_values(0.4, said("its values are a few words that repeat"));
    }
    return {};
}

}  // namespace

std::string fold_column_name(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    if (slash != name.npos && slash + 1 < name.size()) {
        name.remove_prefix(slash + 1);
    }
    std::string spaced(name);
    for (char& c : spaced) {
        if (std::string_view("-.,()[]").find(c) != std::string_view::npos) {
            c = ' ';
        }
    }
    return text::fold_word(spaced);
}

bool holds_only_numbers(const io::ColumnInfo& column) {
    return !column.samples.empty() &&
           all_samples(column, [](auto& s) { return io::number_in_text(s).has_value(); });
}

ColumnScore score_column(const FieldWords& words, bool required, const io::ColumnInfo& column) {
    ColumnScore result = score_name(words, required, column.name);
    if (result.score == 0.0) {
        return score_values_only(words, required, column);
    }
    if (const auto fits = values_fit(words.test, column)) {
        result.score = std::min(1.0, result.score + (*fits ? fitting_values : misfitting_values));
        result.reason.then(*fits ? said(" and its values fit")
                                 : said(", but its values do not fit"));
    }
    return result;
}

}  // namespace zamin::project
