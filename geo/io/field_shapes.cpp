#include "io/field_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "io/walk.hpp"
#include "text/width.hpp"

namespace zamin::io {

namespace {

constexpr int sampled_rows = 500;

// What the sampled texts of a column are.
struct Seen {
    int shapes = 0;
    int blanks = 0;
    int others = 0;
    std::size_t most_points = 0;
    bool any_ring = false;
    std::size_t numbers_least = 4;

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
            break;
    }
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

// Two plain numbers may be anything, unless the column's name speaks of a place.
bool names_a_place(const std::string& column) {
    constexpr std::array<std::string_view, 9> words{"gps",      "geo", "loc",   "point",    "coord",
                                                    "position", "map", "место", "координат"};
    const std::string name = lower(column);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

std::vector<Seen> look_at_rows(OGRLayer& layer) {
    std::vector<Seen> seen(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
    layer.ResetReading();
    for (int row = 0; row < sampled_rows; ++row) {
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
constexpr std::array pair_names{
    PairName{"longitude", "latitude", true},
    PairName{"lon", "lat", true},
    PairName{"long", "lat", true},
    PairName{"lng", "lat", true},
    PairName{"долгота", "широта", true},
    PairName{"Долгота", "Широта", true},
    PairName{"тӯл", "арз", true},
    PairName{"easting", "northing", false},
    PairName{"x", "y", false},
};

// The field that is called `stem` + `name`; names of a survey have a stem before the last "_".
int field_called(OGRFeatureDefn& definition, const std::string& name) {
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (lower(definition.GetFieldDefn(i)->GetNameRef()) == name) {
            return i;
        }
    }
    return -1;
}

void find_pair(OGRLayer& layer, ShapeColumns& shapes) {
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (const PairName& pair : pair_names) {
        const std::string_view ending = pair.x;
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const std::string name = lower(definition.GetFieldDefn(i)->GetNameRef());
            if (name.size() < ending.size() || name.substr(name.size() - ending.size()) != ending) {
                continue;
            }
            const std::string stem = name.substr(0, name.size() - ending.size());
            if (!stem.empty() && stem.back() != '_' && stem.back() != '/' && stem.back() != '.') {
                continue;
            }
            const int y = field_called(definition, stem + pair.y);
            if (y >= 0) {
                shapes.x = i;
                shapes.y = y;
                shapes.degrees = pair.degrees;
                return;
            }
        }
    }
}

std::string field_name(OGRLayer& layer, int field) {
    return layer.GetLayerDefn()->GetFieldDefn(field)->GetNameRef();
}

// A number with a point or a comma; nullopt for anything else.
std::optional<double> coordinate(const OGRFeature& feature, int field) {
    if (feature.GetFieldDefnRef(field)->GetType() != OFTString) {
        return feature.GetFieldAsDouble(field);
    }
    std::string text = feature.GetFieldAsString(field);
    std::replace(text.begin(), text.end(), ',', '.');
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t") + 1;
    double value = 0.0;
    const auto [stop, code] = std::from_chars(text.data() + begin, text.data() + end, value);
    if (code != std::errc{} || stop != text.data() + end) {
        return std::nullopt;
    }
    return value;
}

bool blank(const OGRFeature& feature, int field) {
    return !feature.IsFieldSetAndNotNull(field) ||
           parse_walk(feature.GetFieldAsString(field)).status == WalkText::blank;
}

RowShape shape_of_pair(const OGRFeature& feature, const ShapeColumns& shapes,
                       const IntakeContext& context, std::vector<Problem>& problems) {
    if (blank(feature, shapes.x) || blank(feature, shapes.y)) {
        return {};
    }
    const auto x = coordinate(feature, shapes.x);
    const auto y = coordinate(feature, shapes.y);
    if (!x || !y) {
        problems.push_back(
            row_problem(context, feature.GetFID(), "not a coordinate", Severity::error,
                        fmt::format("'{}' and '{}' are not two numbers",
                                    text::shortened(feature.GetFieldAsString(shapes.x), 32),
                                    text::shortened(feature.GetFieldAsString(shapes.y), 32)),
                        "kept as a row without geometry"));
        return {};
    }
    if (*x == 0.0 && *y == 0.0) {
        problems.push_back(row_problem(context, feature.GetFID(), "at zero", Severity::warning,
                                       "both coordinates are 0", "kept as a row without geometry"));
        return {};
    }
    return {Geometry(new OGRPoint(*x, *y)), false};
}

Geometry geometry_of(const Walk& walk) {
    if (walk.points.size() == 1) {
        return Geometry(new OGRPoint(walk.points[0].x, walk.points[0].y));
    }
    const auto line =
        walk.closed_ring() ? std::make_unique<OGRLinearRing>() : std::make_unique<OGRLineString>();
    for (const Coord p : walk.points) {
        line->addPoint(p.x, p.y);
    }
    if (!walk.closed_ring()) {
        return Geometry(line->clone());
    }
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRing(line->toLinearRing());
    return Geometry(polygon.release());
}

}  // namespace

std::vector<int> ShapeColumns::fields() const {
    std::vector<int> result;
    for (const int field : {walk, x, y}) {
        if (field >= 0) {
            result.push_back(field);
        }
    }
    return result;
}

ShapeColumns find_shape_columns(OGRLayer& layer, GeometryKind expect) {
    ShapeColumns shapes;
    if (layer.GetGeomType() != wkbNone) {
        return shapes;
    }
    const std::vector<Seen> seen = look_at_rows(layer);
    std::vector<int> candidates;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const int field = static_cast<int>(i);
        if (seen[i].holds_shapes() && (seen[i].numbers_least > 2 || seen[i].most_points > 1 ||
                                       names_a_place(field_name(layer, field)))) {
            candidates.push_back(field);
        }
    }
    const auto rank = [&](int field) {
        return distance_to(expect, seen[static_cast<std::size_t>(field)].kind());
    };
    const auto best = std::min_element(candidates.begin(), candidates.end(),
                                       [&](int a, int b) { return rank(a) < rank(b); });
    if (best == candidates.end()) {
        find_pair(layer, shapes);
        return shapes;
    }
    shapes.walk = *best;
    for (const int field : candidates) {
        if (field != shapes.walk) {
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

RowShape shape_of(const OGRFeature& feature, const ShapeColumns& shapes,
                  const IntakeContext& context, std::vector<Problem>& problems) {
    if (shapes.walk < 0) {
        return shape_of_pair(feature, shapes, context, problems);
    }
    if (!feature.IsFieldSetAndNotNull(shapes.walk)) {
        return {};
    }
    const char* text = feature.GetFieldAsString(shapes.walk);
    const Walk walk = parse_walk(text);
    const auto say = [&](const char* word, Severity severity, std::string detail,
                         const char* action) {
        problems.push_back(
            row_problem(context, feature.GetFID(), word, severity, std::move(detail), action));
    };
    if (walk.status == WalkText::no_shape) {
        say("not a shape", Severity::error,
            fmt::format("'{}' is not latitude, longitude, altitude and accuracy",
                        text::shortened(text, 40)),
            "kept as a row without geometry");
    }
    if (walk.zeros_dropped > 0) {
        say("at zero", Severity::warning,
            fmt::format("{} {} at latitude 0, longitude 0", walk.zeros_dropped,
                        walk.zeros_dropped == 1 ? "vertex" : "vertices"),
            "dropped");
    }
    if (walk.cut) {
        say("ring cut", Severity::error,
            fmt::format("the text breaks off after {} whole vertices", walk.points.size()),
            "the broken vertex is dropped, the walk not closed");
    }
    return walk.points.empty() ? RowShape{} : RowShape{geometry_of(walk), walk.cut};
}

}  // namespace zamin::io
