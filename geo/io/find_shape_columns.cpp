#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "io/field_shapes.hpp"
#include "text/words.hpp"

namespace zamin::io {

namespace {

constexpr int rows_looked_through = 500;

// What the sampled texts of a column are.
struct Seen {
    int shapes = 0;
    int blanks = 0;
    int others = 0;
    std::size_t most_points = 0;
    bool any_ring = false;
    std::size_t numbers_least = 4;
    bool measured = false;  // some have an accuracy

    bool holds_shapes() const { return shapes > 0 && shapes >= 4 * others; }
    GeometryKind kind() const {
        if (most_points <= 1) {
            return GeometryKind::point;
        }
        return any_ring ? GeometryKind::polygon : GeometryKind::line;
    }
};

void look_at(std::string_view text, Seen& seen) {
    const Walk walk = parse_walk(text);
    switch (walk.status) {
        case WalkText::blank:
            ++seen.blanks;
            break;
        case WalkText::no_shape:
            ++seen.others;
            break;
        case WalkText::shape:
            ++seen.shapes;
            seen.most_points = std::max(seen.most_points, walk.points.size());
            seen.any_ring = seen.any_ring || walk.closed_ring();
            seen.numbers_least = std::min(seen.numbers_least, walk.numbers_least);
            seen.measured = seen.measured || walk.capture() != Capture::unknown;
            break;
    }
}

// Two plain numbers may be anything, unless the column's name speaks of a place.
bool names_a_place(const std::string& column) {
    constexpr std::array<std::string_view, 9> words{"gps",      "geo", "loc",   "point",    "coord",
                                                    "position", "map", "место", "координат"};
    const std::string name = text::fold_word(column);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

std::vector<Seen> look_at_rows(OGRLayer& layer) {
    std::vector<Seen> seen(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
    layer.ResetReading();
    for (int row = 0; row < rows_looked_through; ++row) {
        const Feature feature(layer.GetNextFeature());
        if (!feature) {
            break;
        }
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const int field = static_cast<int>(i);
            if (feature->GetFieldDefnRef(field)->GetType() == OFTString &&
                feature->IsFieldSetAndNotNull(field)) {
                look_at(feature->GetFieldAsString(field), seen[i]);
            }
        }
    }
    layer.ResetReading();
    return seen;
}

// How near a column's shapes are to what is wanted; smaller is better. A line may be a walk that
// was not closed.
int distance_to(GeometryKind wanted, GeometryKind kind) {
    const int order = static_cast<int>(kind);  // point, line, polygon
    const int aim = wanted == GeometryKind::none ? static_cast<int>(GeometryKind::polygon)
                                                 : static_cast<int>(wanted);
    return std::abs(aim - order);
}

struct PairName {
    const char* x;
    const char* y;
    bool degrees;
};
// Folded (text/words.hpp), the surest first.
constexpr std::array pair_names{
    PairName{"longitude", "latitude", true},
    PairName{"lon", "lat", true},
    PairName{"long", "lat", true},
    PairName{"lng", "lat", true},
    PairName{"долгота", "широта", true},
    PairName{"тули чугрофи", "арзи чугрофи", true},
    PairName{"тул", "арз", true},
    PairName{"lon dd", "lat dd", true},
    PairName{"longitude deg", "latitude deg", true},
    PairName{"easting", "northing", false},
    PairName{"east", "north", false},
    PairName{"point x", "point y", false},
    PairName{"coord x", "coord y", false},
    PairName{"x coord", "y coord", false},
    PairName{"xcoord", "ycoord", false},
    PairName{"utm e", "utm n", false},
    PairName{"x", "y", false},
    PairName{"х", "у", false},  // Russian letters
};

using Names = std::vector<std::string>;

Names folded_names(OGRLayer& layer) {
    Names names;
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        names.push_back(text::fold_word(definition.GetFieldDefn(i)->GetNameRef()));
    }
    return names;
}

int place_of(const Names& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

// "gps " of "gps longitude"; nullopt where the name does not end in `ending` as a word.
std::optional<std::string> stem_before(const std::string& name, std::string_view ending) {
    if (!name.ends_with(ending)) {
        return std::nullopt;
    }
    std::string stem = name.substr(0, name.size() - ending.size());
    const bool word =
        stem.empty() || stem.back() == ' ' || stem.back() == '/' || stem.back() == '.';
    return word ? std::optional(stem) : std::nullopt;
}

// The first pair, or the one that has `wanted` as its longitude, latitude or the question's name.
void find_pair(OGRLayer& layer, const std::string& wanted, ShapeColumns& shapes) {
    const Names names = folded_names(layer);
    const std::string asked = text::fold_word(wanted);
    for (const PairName& pair : pair_names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto stem = stem_before(names[i], pair.x);
            const int y = stem ? place_of(names, *stem + pair.y) : -1;
            if (y < 0) {
                continue;
            }
            const std::string& y_name = names[static_cast<std::size_t>(y)];
            if (asked.empty() ? shapes.found()
                              : asked != names[i] && asked != y_name && asked + " " != *stem) {
                if (asked.empty()) {
                    shapes.others.push_back(
                        layer.GetLayerDefn()->GetFieldDefn(static_cast<int>(i))->GetNameRef());
                }
                continue;
            }
            shapes.x = static_cast<int>(i);
            shapes.y = y;
            shapes.degrees = pair.degrees;
            shapes.kind = GeometryKind::point;
            shapes.precision = place_of(names, *stem + "precision");
            shapes.measured = shapes.precision >= 0;
        }
    }
}

std::string field_name(OGRLayer& layer, int field) {
    return layer.GetLayerDefn()->GetFieldDefn(field)->GetNameRef();
}

}  // namespace

std::vector<int> ShapeColumns::fields() const {
    std::vector<int> result;
    for (const int field : {walk, x, y, precision}) {
        if (field >= 0) {
            result.push_back(field);
        }
    }
    return result;
}

ShapeColumns find_shape_columns(OGRLayer& layer, GeometryKind expect, const std::string& wanted) {
    ShapeColumns shapes;
    if (layer.GetGeomType() != wkbNone) {
        return shapes;
    }
    const std::vector<Seen> seen = look_at_rows(layer);
    const auto holds_shapes = [&](int field) {
        const Seen& column = seen[static_cast<std::size_t>(field)];
        return column.holds_shapes() && (column.numbers_least > 2 || column.most_points > 1 ||
                                         names_a_place(field_name(layer, field)));
    };
    std::vector<int> candidates;
    for (int field = 0; field < static_cast<int>(seen.size()); ++field) {
        // A column that was named may hold mostly nonsense.
        const bool named = !wanted.empty() && field_name(layer, field) == wanted &&
                           seen[static_cast<std::size_t>(field)].shapes > 0;
        if (wanted.empty() ? holds_shapes(field) : named) {
            candidates.push_back(field);
        }
    }
    const auto kind = [&](int field) { return seen[static_cast<std::size_t>(field)].kind(); };
    const auto best = std::min_element(candidates.begin(), candidates.end(), [&](int a, int b) {
        return distance_to(expect, kind(a)) < distance_to(expect, kind(b));
    });
    if (best == candidates.end()) {
        find_pair(layer, wanted, shapes);
        return shapes;
    }
    shapes.walk = *best;
    shapes.kind = kind(*best);
    shapes.measured = seen[static_cast<std::size_t>(*best)].measured;
    for (int field = 0; field < static_cast<int>(seen.size()); ++field) {
        if (field != shapes.walk && holds_shapes(field)) {
            shapes.others.push_back(field_name(layer, field));
        }
    }
    return shapes;
}

std::string shape_words(OGRLayer& layer, const ShapeColumns& shapes) {
    return shapes.walk >= 0 ? fmt::format("column '{}'", field_name(layer, shapes.walk))
                            : fmt::format("columns '{}' and '{}'", field_name(layer, shapes.x),
                                          field_name(layer, shapes.y));
}

}  // namespace zamin::io
