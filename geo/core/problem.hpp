// Problems of data: things found in single features that do not stop the work. They are returned
// as lists with the result and written by `zamin check`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sentence.hpp"

namespace zamin {

// note: said for completeness; warning: a figure may be affected; error: the feature has no part
// in the figures.
enum class Severity : std::uint8_t { note, warning, error };
const char* to_string(Severity severity);

// What reading did with the row that a problem is about.
enum class Fate : std::uint8_t {
    noted,          // nothing was done
    repaired,       // its shape was mended
    reinterpreted,  // it was taken for something else than it says: a line for a ring
    rejected,       // its shape could not be used; the row has no part in what needs one
};
const char* to_string(Fate fate);

struct Problem {
    std::string source;  // file or connection as the user named it
    std::string layer;
    std::optional<std::int64_t> feature;  // feature id in the source; none = the whole layer
    std::string problem;                  // a fixed word, a message: "self-crossing", "no area"
    Severity severity = Severity::warning;
    Sentence detail;  // what was found
    Sentence action;  // what was done about it: "repaired", "kept without geometry"
    std::optional<double> area_before_ha;
    std::optional<double> area_after_ha;
    Fate fate = Fate::noted;
    std::int64_t rows = 1;  // how many rows a problem of the whole layer is about
};

// What reading a layer did to its rows. No row disappears: rows_read = rows_kept + rejected, and
// rejected rows stay in the layer without their shape.
struct ImportReport {
    std::int64_t rows_read = 0;
    std::int64_t rows_kept = 0;
    std::int64_t rejected = 0;          // rows whose shape could not be used
    std::int64_t repaired = 0;          // geometries mended
    std::int64_t without_geometry = 0;  // null, empty or rejected, kept as rows
    std::int64_t swapped = 0;           // latitude and longitude turned round
    std::vector<Problem> problems;      // in feature order
};

}  // namespace zamin
