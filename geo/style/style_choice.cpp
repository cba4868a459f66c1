#include "style/style_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/told_error.hpp"
#include "style/palettes.hpp"

namespace zamin::style {

namespace {

constexpr std::array<std::pair<StyleBy, const char*>, 4> words{{{StyleBy::role, "role"},
                                                                {StyleBy::category, "category"},
                                                                {StyleBy::classes, "classes"},
                                                                {StyleBy::size, "size"}}};
// Steps of a sign's size: more than an eye tells apart.
constexpr int size_steps = 32;
constexpr float largest_sign_px = 36.0F;
constexpr float least_sign_share = 0.12F;

// NaN where there is none.
std::vector<double> numbers_of(const Layer& layer, const Column& column) {
    std::vector<double> numbers(column.size(), std::nan(""));
    bool any = false;
    bool any_text = false;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (const auto number = column.number(row)) {
            numbers[row] = *number;
            any = true;
        } else if (!any_text && !column.is_null(row)) {
            any_text = !column.text(row).empty();
        }
    }
    if (!any && any_text) {
        throw usage_error(
            said("{0}: the column '{1}' holds text; classes and sizes need numbers. Take "
                 "categories, or another column.",
                 {layer.source, column.name}));
    }
    return numbers;
}

StyledRows by_category(const Column& column) {
    const CropScheme scheme = assign_colours(count_values(column));
    StyledRows rows;
    rows.classes = classify(column, scheme);
    rows.entries.resize(crop_slots);
    for (const LegendEntry& entry : scheme.legend) {
        StyledRows::Entry& to = rows.entries[entry.slot];
        to.rows = entry.plots;
        for (const std::string& text : entry.crops) {
            if (entry.slot != unknown_slot) {
                to.text += to.text.empty() ? text : ", " + text;
            }
        }
    }
    for (CropSlot slot = 0; slot < crop_slots; ++slot) {
        rows.colours.push_back(crop_colour(slot, Colour::hex(0x5B6570)));
    }
    return rows;
}

// In signs that every language reads.
std::string range_text(const std::vector<double>& ends, std::size_t i) {
    if (ends.empty()) {
        return "all";
    }
    if (i == 0) {
        return fmt::format("\xE2\x89\xA4 {:.10g}", ends[0]);
    }
    return i == ends.size() ? fmt::format("> {:.10g}", ends[i - 1])
                            : fmt::format("{:.10g}\xE2\x80\x93{:.10g}", ends[i - 1], ends[i]);
}

// Rows of every class, and the class after the last for those without a number.
void count_classes(const std::vector<double>& numbers, std::span<const double> ends,
                   StyledRows& rows) {
    const auto unknown = static_cast<std::uint8_t>(ends.size() + 1);
    rows.entries.resize(ends.size() + 2);
    rows.classes.reserve(numbers.size());
    for (const double number : numbers) {
        rows.classes.push_back(std::isfinite(number) ? value_class(number, ends) : unknown);
        ++rows.entries[rows.classes.back()].rows;
    }
}

StyledRows by_classes(const std::vector<double>& numbers, const StyleChoice& choice) {
    const std::vector<double> ends =
        choice.ends.empty() ? rounded_ends(class_ends(numbers, choice.classing, choice.classes))
                            : choice.ends;
    StyledRows rows;
    count_classes(numbers, ends, rows);
    for (std::size_t i = 0; i <= ends.size(); ++i) {
        rows.entries[i].text = range_text(ends, i);
    }
    const Palette* palette = find_palette(choice.palette);
    rows.colours = palette_colours(palette == nullptr ? palettes().front() : *palette,
                                   static_cast<int>(ends.size() + 1));
    rows.colours.push_back(Colour::hex(0x5B6570));
    return rows;
}

StyledRows by_size(const std::vector<double>& numbers) {
    double most = 0.0;
    for (const double number : numbers) {
        most = std::isfinite(number) ? std::max(most, std::abs(number)) : most;
    }
    // Even steps of the diameter, so that the area is in proportion to the number.
    std::vector<double> ends;
    for (int i = 1; i < size_steps && most > 0.0; ++i) {
        const double share = static_cast<double>(i) / size_steps;
        ends.push_back(most * share * share);
    }
    std::vector<double> sizes;
    std::ranges::transform(numbers, std::back_inserter(sizes),
                           [](double number) { return std::abs(number); });
    StyledRows rows;
    count_classes(sizes, ends, rows);
    for (std::size_t i = 0; i <= ends.size(); ++i) {
        rows.entries[i].text = range_text(ends, i);
        rows.sizes.push_back(std::max(static_cast<float>(i + 1) / size_steps, least_sign_share));
    }
    rows.sizes.push_back(least_sign_share);
    return rows;
}

}  // namespace

const char* to_string(StyleBy by) {
    return std::ranges::find(words, by, &std::pair<StyleBy, const char*>::first)->second;
}

std::optional<StyleBy> style_by_from(std::string_view word) {
    for (const auto& [by, known] : words) {
        if (word == known) {
            return by;
        }
    }
    return std::nullopt;
}

std::optional<StyledRows> style_rows(const Layer& layer, const StyleChoice& choice) {
    if (choice.by == StyleBy::role) {
        return std::nullopt;
    }
    const Column& column = layer.column(choice.column);
    if (choice.by == StyleBy::category) {
        return by_category(column);
    }
    const std::vector<double> numbers = numbers_of(layer, column);
    return choice.by == StyleBy::size ? by_size(numbers) : by_classes(numbers, choice);
}

MapStyle chosen_style(MapStyle usual, const StyleChoice& choice, const StyledRows* rows,
                      GeometryKind kind, float scale) {
    usual.opacity *= static_cast<float>(std::clamp(choice.opacity, 0.0, 1.0));
    if (rows == nullptr) {
        return usual;
    }
    if (!rows->colours.empty()) {
        const float alpha = kind == GeometryKind::polygon ? 0.85F : 1.0F;
        usual.fills.clear();
        for (const Colour& colour : rows->colours) {
            usual.fills.push_back(with_alpha(colour, alpha));
        }
        usual.hatched.assign(rows->colours.size(), 0);
        usual.hatched.back() = 1;
        usual.outline_takes_fill = kind == GeometryKind::line;
    }
    for (const float size : rows->sizes) {
        usual.class_px.push_back(size * largest_sign_px * scale);
    }
    return usual;
}

}  // namespace zamin::style
