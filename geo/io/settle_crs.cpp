#include "io/settle_crs.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "io/place_of_numbers.hpp"

namespace zamin::io {

namespace {

bool could_be_degrees(const Box& box) {
    constexpr double slack = 1e-6;
    return box.min_x >= -360.0 - slack && box.max_x <= 360.0 + slack &&
           box.min_y >= -90.0 - slack && box.max_y <= 90.0 + slack;
}

std::string range_text(const Box& box) {
    return fmt::format("x {:.7g} to {:.7g}, y {:.7g} to {:.7g}", box.min_x, box.max_x, box.min_y,
                       box.max_y);
}

// A note on the whole layer, in front of those on its rows.
void say_first(const Layer& layer, ImportReport& report, Problem problem) {
    problem.source = layer.source;
    problem.layer = layer.name;
    report.problems.insert(report.problems.begin(), std::move(problem));
}

Problem swapped_note(const Layer& layer, std::int64_t rows) {
    const bool degrees = layer.crs.geographic();
    Problem note;
    note.problem = degrees ? "latitude and longitude swapped" : "northing and easting swapped";
    note.detail =
        fmt::format("the numbers of {} of {} rows lie in Tajikistan only when {} comes first", rows,
                    layer.size(), degrees ? "latitude" : "northing");
    note.action =
        degrees ? "turned round; name the coordinate system with --crs to keep them as they are"
                : "turned round";
    note.fate = Fate::reinterpreted;
    note.rows = rows;
    return note;
}

Problem assumed_note(const Layer& layer, const Box& box) {
    Problem note;
    note.problem = "no coordinate system";
    note.detail = "none is given, and the numbers can be degrees: " + range_text(box);
    note.action = "taken as WGS 84 longitude and latitude";
    note.fate = Fate::reinterpreted;
    note.rows = static_cast<std::int64_t>(layer.size());
    return note;
}

// Metres are lost between datums, however exact the numbers are.
void say_accuracy(const Layer& layer, const Box& box, ImportReport& report) {
    const TransformationUse use = Transformation(layer.crs, Crs::wgs84()).use_at(box.center());
    if (use.exact()) {
        return;
    }
    Problem note;
    note.problem = "another datum";
    note.severity = Severity::note;
    note.detail = fmt::format("{} is brought to WGS 84 by '{}'", layer.crs.label(), use.name);
    note.action = use.accuracy_m
                      ? fmt::format("places are right to about {:.1f} m", *use.accuracy_m)
                      : "how exact that is, is not known";
    note.rows = static_cast<std::int64_t>(layer.size());
    say_first(layer, report, std::move(note));
}

}  // namespace

void settle_crs(Layer& layer, ImportReport& report) {
    const Box box = layer.geometry.box();
    if (box.empty()) {
        return;
    }
    if (!layer.crs.known()) {
        if (!could_be_degrees(box)) {
            throw error(
                "{}: layer '{}' has no coordinate system and its numbers cannot be degrees ({}); "
                "{}",
                layer.source, layer.name, range_text(box), crs_advice(box));
        }
        layer.crs = Crs::wgs84();
        say_first(layer, report, assumed_note(layer, box));
    } else if (layer.crs.geographic() && !could_be_degrees(box)) {
        throw error(
            "{}: layer '{}' says that its coordinates are degrees ({}), but its numbers are not: "
            "{}; {}",
            layer.source, layer.name, layer.crs.label(), range_text(box), crs_advice(box));
    } else {
        say_accuracy(layer, box, report);
    }
    if (report.swapped > 0) {
        say_first(layer, report, swapped_note(layer, report.swapped));
    }
}

}  // namespace zamin::io
