#include "io/settle_crs.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/msgid.hpp"
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
    const std::vector<Sentence::Word> numbers{Figure{static_cast<double>(rows)},
                                              count(layer.size())};
    if (degrees) {
        note.problem = msgid("latitude and longitude swapped");
        note.detail =
            said("the numbers of {0} of {1} rows lie in Tajikistan only when latitude comes first",
                 numbers);
        note.action =
            said("turned round; name the coordinate system with --crs to keep them as they are");
    } else {
        note.problem = msgid("northing and easting swapped");
        note.detail =
            said("the numbers of {0} of {1} rows lie in Tajikistan only when northing comes first",
                 numbers);
        note.action = said("turned round");
    }
    note.fate = Fate::reinterpreted;
    note.rows = rows;
    return note;
}

Problem assumed_note(const Layer& layer, const Box& box) {
    Problem note;
    note.problem = msgid("no coordinate system");
    note.detail = said("none is given, and the numbers can be degrees: {0}", {range_text(box)});
    note.action = said("taken as WGS 84 longitude and latitude");
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
    note.problem = msgid("another datum");
    note.severity = Severity::note;
    note.detail = said("{0} is brought to WGS 84 by '{1}'", {layer.crs.label(), use.name});
    note.action = use.accuracy_m
                      ? said("places are right to about {0} m", {Figure{*use.accuracy_m, 1}})
                      : said("how exact that is, is not known");
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
