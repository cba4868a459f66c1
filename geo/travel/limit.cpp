#include "travel/limit.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "core/error.hpp"

namespace zamin::travel {

namespace {

struct UnitWord {
    std::string_view word;
    CostUnit unit;
    double times;
};
constexpr std::array<UnitWord, 4> unit_words{{{"km", CostUnit::metres, 1000.0},
                                              {"m", CostUnit::metres, 1.0},
                                              {"min", CostUnit::seconds, 60.0},
                                              {"h", CostUnit::seconds, 3600.0}}};

}  // namespace

Limit parse_limit(std::string_view text) {
    double number = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view word(end, static_cast<std::size_t>(text.data() + text.size() - end));
    while (!word.empty() && word.front() == ' ') {
        word.remove_prefix(1);
    }
    if (failure == std::errc() && number > 0.0 && std::isfinite(number)) {
        for (const UnitWord& known : unit_words) {
            if (word == known.word) {
                return {known.unit, number * known.times};
            }
        }
    }
    throw usage_error(
        "'{}' is not a limit; expected a number and km, m, min or h, for example 5km or 30min",
        text);
}

std::vector<Limit> parse_bands(std::string_view text) {
    std::vector<Limit> bands;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        bands.push_back(parse_limit(one));
        const Limit& first = bands.front();
        if (bands.back().unit != first.unit ||
            (bands.size() > 1 && bands.back().value <= bands[bands.size() - 2].value)) {
            throw usage_error(
                "bands '{}': expected ascending limits in one unit, for example 15min,30min,60min",
                text);
        }
    }
    return bands;
}

}  // namespace zamin::travel
