// How a user wants a layer to be drawn in place of the usual style of its role: by one of its
// columns, in a palette, through and through or not, at some scales only. Saved in the project, the
// same for window and page.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "style/map_style.hpp"
#include "style/value_classes.hpp"

namespace zamin::style {

enum class StyleBy : std::uint8_t {
    role,      // as the layer's role says
    category,  // a colour for each of a column's nine most frequent texts
    classes,   // a colour for each class of a column's numbers
    size,      // signs by the square root of a column's numbers: their area is in proportion
};
const char* to_string(StyleBy by);
std::optional<StyleBy> style_by_from(std::string_view word);

struct StyleChoice {
    StyleBy by = StyleBy::role;
    std::string column;
    Classing classing = Classing::quantiles;
    int classes = 5;
    std::vector<double> ends;  // own ends of the classes, rising; in place of `classing`
    std::string palette = "ylgn";
    double opacity = 1.0;     // 0..1, of the whole layer
    double from_scale = 0.0;  // shown from 1:N on, the larger N; 0 = from any
    double to_scale = 0.0;    // up to 1:N; 0 = to any
    friend bool operator==(const StyleChoice&, const StyleChoice&) = default;

    // Shown at 1:denominator.
    bool shown_at(double denominator) const {
        return (from_scale <= 0.0 || denominator <= from_scale) &&
               (to_scale <= 0.0 || denominator >= to_scale);
    }
};

// A choice carried out over a layer's rows: their classes and what each class looks like.
struct StyledRows {
    struct Entry {
        std::string text;  // "12 to 30", a category; empty = unknown
        std::int64_t rows = 0;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<std::uint8_t> classes;  // by row
    std::vector<Entry> entries;         // by class; the last is the unknown
    std::vector<Colour> colours;        // by class
    std::vector<float> sizes;           // by class, 0..1 of the largest sign; empty = all alike
};

// Throws UsageError like Layer::column where the column is not there, and where its texts are no
// numbers though classes or sizes are wanted of it. By role: nothing at all.
std::optional<StyledRows> style_rows(const Layer& layer, const StyleChoice& choice);

// The role's style with the choice laid over it.
MapStyle chosen_style(MapStyle usual, const StyleChoice& choice, const StyledRows* rows,
                      GeometryKind kind, float scale);

}  // namespace zamin::style
