#include "project/style_text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "style/palettes.hpp"

namespace zamin::project {

namespace {

using style::StyleChoice;

std::string text_of(const toml::table& entry, const char* key) {
    return entry[key].value_or(std::string());
}

// A number from `least` to `most`; false where there is another thing.
bool number_of(const toml::table& entry, const char* key, double least, double most, double& to) {
    const toml::node* node = entry.get(key);
    if (node == nullptr) {
        return true;
    }
    const auto value = node->value<double>();
    if (!value || !(*value >= least && *value <= most)) {
        return false;
    }
    to = *value;
    return true;
}

bool ends_of(const toml::table& entry, std::vector<double>& ends) {
    const toml::node* node = entry.get("ends");
    if (node == nullptr) {
        return true;
    }
    if (!node->is_array() || node->as_array()->size() >= std::size_t{style::most_classes}) {
        return false;
    }
    for (const toml::node& end : *node->as_array()) {
        const auto value = end.value<double>();
        if (!value || !std::isfinite(*value) || (!ends.empty() && *value <= ends.back())) {
            return false;
        }
        ends.push_back(*value);
    }
    return true;
}

}  // namespace

const std::vector<std::string>& style_keys() {
    static const std::vector<std::string> keys{"by",      "column",     "classing",
                                               "classes", "ends",       "palette",
                                               "opacity", "from_scale", "to_scale"};
    return keys;
}

StyleComplaint read_style(const toml::table& entry, StyleChoice& style) {
    const auto by = style::style_by_from(entry["by"].value_or(std::string("role")));
    if (!by) {
        return {"by", "has to be role, category, classes or size"};
    }
    style.by = *by;
    style.column = text_of(entry, "column");
    if (style.by != style::StyleBy::role && style.column.empty()) {
        return {"by", "needs a column beside it"};
    }
    const auto classing =
        style::classing_from(entry["classing"].value_or(std::string("quantiles")));
    if (!classing) {
        return {"classing", "has to be quantiles, equal or natural"};
    }
    style.classing = *classing;
    double classes = style.classes;
    if (!number_of(entry, "classes", 1, style::most_classes, classes)) {
        return {"classes", fmt::format("has to be a number from 1 to {}", style::most_classes)};
    }
    style.classes = static_cast<int>(classes);
    if (!ends_of(entry, style.ends)) {
        return {"ends", "have to be up to eight rising numbers in brackets"};
    }
    style.palette = entry["palette"].value_or(style.palette);
    if (style::find_palette(style.palette) == nullptr) {
        std::vector<std::string> names;
        for (const style::Palette& palette : style::palettes()) {
            names.emplace_back(palette.name);
        }
        return {"palette", fmt::format("has to be one of: {}", fmt::join(names, ", "))};
    }
    if (!number_of(entry, "opacity", 0.0, 1.0, style.opacity)) {
        return {"opacity", "has to be a number from 0 to 1"};
    }
    if (!number_of(entry, "from_scale", 0.0, 1e12, style.from_scale)) {
        return {"from_scale", "has to be the N of a scale 1:N"};
    }
    if (!number_of(entry, "to_scale", 0.0, 1e12, style.to_scale)) {
        return {"to_scale", "has to be the N of a scale 1:N"};
    }
    return {};
}

std::string style_text(const StyleChoice& style) {
    const StyleChoice usual;
    if (style == usual) {
        return {};
    }
    std::vector<std::string> parts{fmt::format("by = \"{}\"", to_string(style.by))};
    if (style.by != style::StyleBy::role) {
        const toml::value<std::string> column(style.column);
        std::ostringstream quoted;
        quoted << toml::toml_formatter(column, toml::format_flags::none);
        parts.push_back("column = " + quoted.str());
    }
    if (style.by == style::StyleBy::classes) {
        parts.push_back(style.ends.empty()
                            ? fmt::format("classing = \"{}\", classes = {}",
                                          to_string(style.classing), style.classes)
                            : fmt::format("ends = [{}]", fmt::join(style.ends, ", ")));
        parts.push_back(fmt::format("palette = \"{}\"", style.palette));
    }
    if (style.opacity != usual.opacity) {
        parts.push_back(fmt::format("opacity = {}", style.opacity));
    }
    if (style.from_scale > 0.0) {
        parts.push_back(fmt::format("from_scale = {}", style.from_scale));
    }
    if (style.to_scale > 0.0) {
        parts.push_back(fmt::format("to_scale = {}", style.to_scale));
    }
    return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

}  // namespace zamin::project
