#include "io/field_shapes.hpp"

#include "core/msgid.hpp"
#include "io/coordinate_text.hpp"
#include "io/row_words.hpp"
#include "text/width.hpp"

namespace zamin::io {

namespace {

// The value as a number; nullopt for text that is none.
std::optional<double> number_of(const OGRFeature& feature, int field) {
    if (feature.GetFieldDefnRef(field)->GetType() != OFTString) {
        return feature.GetFieldAsDouble(field);
    }
    return parse_coordinate(feature.GetFieldAsString(field));
}

bool blank(const OGRFeature& feature, int field) {
    return !feature.IsFieldSetAndNotNull(field) || is_blank_answer(feature.GetFieldAsString(field));
}

RowShape refused() {
    RowShape shape;
    shape.state = ShapeState::refused;
    return shape;
}

// The accuracy beside a pair, as phones write it: 0 where the point was tapped on the screen.
void add_precision(const OGRFeature& feature, int field, RowShape& shape) {
    if (field < 0 || blank(feature, field)) {
        return;
    }
    if (const auto accuracy_m = number_of(feature, field)) {
        shape.capture = *accuracy_m > 0.0 ? Capture::walked : Capture::drawn;
        if (*accuracy_m > 0.0) {
            shape.accuracy_m = accuracy_m;
        }
    }
}

RowShape shape_of_pair(const OGRFeature& feature, const ShapeColumns& shapes,
                       const IntakeContext& context, std::vector<Problem>& problems) {
    if (blank(feature, shapes.x) && blank(feature, shapes.y)) {
        return {};
    }
    const auto x = number_of(feature, shapes.x);
    const auto y = number_of(feature, shapes.y);
    if (!x || !y) {
        problems.push_back(
            row_problem(context, feature.GetFID(), msgid("not a coordinate"), Severity::error,
                        said("'{0}' and '{1}' are not two numbers",
                             {text::shortened(feature.GetFieldAsString(shapes.x), 32),
                              text::shortened(feature.GetFieldAsString(shapes.y), 32)}),
                        kept_as_row(), Fate::rejected));
        return refused();
    }
    if (*x == 0.0 && *y == 0.0) {
        problems.push_back(row_problem(context, feature.GetFID(), msgid("at zero"),
                                       Severity::warning, said("both coordinates are 0"),
                                       kept_as_row(), Fate::rejected));
        return refused();
    }
    RowShape shape;
    shape.geometry.reset(new OGRPoint(*x, *y));
    add_precision(feature, shapes.precision, shape);
    return shape;
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
    const auto say = [&](const char* word, Severity severity, Sentence detail, Sentence action,
                         Fate fate) {
        problems.push_back(row_problem(context, feature.GetFID(), word, severity, std::move(detail),
                                       std::move(action), fate));
    };
    if (walk.status == WalkText::blank) {
        return {};
    }
    if (walk.status == WalkText::no_shape) {
        say(msgid("not a shape"), Severity::error,
            said("'{0}' is not latitude, longitude, altitude and accuracy",
                 {text::shortened(text, 40)}),
            kept_as_row(), Fate::rejected);
        return refused();
    }
    if (walk.cut) {
        say(msgid("ring cut"), Severity::error,
            said("the text breaks off after {0} whole vertices", {count(walk.points.size())}),
            said("the broken vertex is dropped, the walk not closed"), Fate::repaired);
    }
    if (walk.zeros_dropped > 0) {
        say(msgid("at zero"), Severity::warning,
            said_n("{0} vertex at latitude 0, longitude 0",
                   "{0} vertices at latitude 0, longitude 0",
                   static_cast<std::int64_t>(walk.zeros_dropped), {count(walk.zeros_dropped)}),
            walk.points.empty() ? kept_as_row() : said("dropped"),
            walk.points.empty() ? Fate::rejected : Fate::repaired);
    }
    if (walk.points.empty()) {
        return refused();
    }
    RowShape shape;
    shape.geometry = geometry_of(walk);
    shape.state = walk.cut ? ShapeState::cut_off : ShapeState::whole;
    shape.capture = walk.capture();
    if (walk.accuracy_m > 0.0) {
        shape.accuracy_m = walk.accuracy_m;
    }
    return shape;
}

}  // namespace zamin::io
