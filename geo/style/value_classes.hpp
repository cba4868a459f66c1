// Classes of a number for maps: where one colour ends and the next begins.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zamin::style {

// quantiles: as many values in each; equal: as wide each; natural: such that values differ least
// within their class (Fisher 1958, as Jenks's natural breaks).
enum class Classing : std::uint8_t { quantiles, equal, natural };
// The words of a project file.
const char* to_string(Classing classing);
std::optional<Classing> classing_from(std::string_view word);

inline constexpr int most_classes = 9;

// Upper ends of all classes but the last, rising; a value that is an end belongs below it. Values
// that are not finite are left out. Fewer than `classes` (1 to most_classes) come back where the
// values do not tell them apart; none where there are no values.
std::vector<double> class_ends(std::span<const double> values, Classing classing, int classes);

// Which class a value falls in, from 0.
std::uint8_t value_class(double value, std::span<const double> ends);

// The ends rounded to as few digits as leave every value in its class or next to it: what a legend
// shows. They stay rising.
std::vector<double> rounded_ends(std::vector<double> ends);

}  // namespace zamin::style
