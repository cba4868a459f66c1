#include "viewer/own_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "style/value_classes.hpp"

namespace zamin::viewer {

std::optional<std::vector<double>> limits_from(std::string_view text) {
    constexpr std::string_view between = "; \t";
    std::vector<double> limits;
    for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;
         at = text.find_first_not_of(between, at)) {
        const std::size_t end = std::min(text.find_first_of(between, at), text.size());
        std::string word(text.substr(at, end - at));
        // "0.5, 1, 2": a comma before a blank is no decimal one.
        if (word.ends_with(',')) {
            word.pop_back();
        }
        std::ranges::replace(word, ',', '.');
        double value = 0.0;
        const auto [stop, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
        const bool number = failure == std::errc() && stop == word.data() + word.size();
        if (!number || !std::isfinite(value) || (!limits.empty() && value <= limits.back())) {
            return std::nullopt;
        }
        limits.push_back(value);
        at = end;
    }
    const bool usable = !limits.empty() && limits.size() < std::size_t{style::most_classes};
    return usable ? std::optional(limits) : std::nullopt;
}

std::string limits_text(std::span<const double> limits, text::Language language) {
    std::string text;
    for (const double limit : limits) {
        text += (text.empty() ? "" : "; ") + fmt::format("{}", limit);
    }
    if (language != text::Language::english) {
        std::ranges::replace(text, '.', ',');
    }
    return text;
}

}  // namespace zamin::viewer
