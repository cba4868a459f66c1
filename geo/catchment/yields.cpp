#include "catchment/yields.hpp"

#include <charconv>
#include <cmath>

#include "core/error.hpp"

namespace zamin::catchment {

namespace {

double figure(std::string_view text, std::string_view whole) {
    double value = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !(value >= 0.0) ||
        value > largest_yield_t_ha) {
        throw usage_error(
            "a yield of '{}' was given; expected tonnes a hectare from 0 to {}, for example 32 or "
            "tomato=32,onion=28",
            whole, largest_yield_t_ha);
    }
    return value;
}

}  // namespace

Yields Yields::parse(std::string_view text) {
    Yields yields;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        const auto equals = one.find('=');
        if (equals == std::string_view::npos) {
            yields.any_t_ha = figure(one, text);
        } else {
            yields.by_crop_t_ha[std::string(one.substr(0, equals))] =
                figure(one.substr(equals + 1), text);
        }
    }
    return yields;
}

std::optional<double> Yields::of(const std::string& crop) const {
    const auto found = by_crop_t_ha.find(crop);
    return found == by_crop_t_ha.end() ? any_t_ha : std::optional(found->second);
}

}  // namespace zamin::catchment
