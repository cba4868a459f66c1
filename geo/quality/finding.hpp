// What is wrong with a layer, as values: findings with a place, of which some can be mended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/sentence.hpp"

namespace zamin::quality {

// In the order in which mending goes: what comes first can change what comes later.
enum class Kind : std::uint8_t {
    at_zero,            // a vertex at (0, 0), far from its neighbours
    stalled,            // vertices closer together than a walker's step
    spike,              // a vertex far out and back again
    knot,               // a crossing whose loops are too small to matter
    self_crossing,      // the boundary crosses or touches itself
    sliver,             // a strip in common with a neighbour
    too_small,          // no area, or next to none
    drawn,              // accuracy 0: tapped on the screen, not measured
    overlap,            // land that two rows claim
    small_overlap,      // the same, but hardly any
    surveyed_twice,     // two rows that are nearly one
    left_out,           // more overlaps than are listed
    declared_area,      // far from the measured
    pieces,             // one record of several polygons
    duplicate_id,       // an id that another row has too
    no_id,              // rows without an id
    no_holder,          // rows that name no holder
    unknown_reference,  // an id that the other table does not have
};

// The word in the table: "self-crossing", "surveyed twice".
const char* to_string(Kind kind);
// A word as a user may type it: hyphens, blanks and capitals are alike. nullopt for none of them.
std::optional<Kind> kind_from(std::string_view word);
// Whether findings of this kind can be mended.
bool can_be_mended(Kind kind);
// The words of kinds that can.
std::vector<std::string> mendable_words();

struct Finding {
    Kind kind = Kind::self_crossing;
    std::optional<std::uint32_t> row;    // none = the whole layer
    std::optional<std::uint32_t> other;  // the other party's row
    Severity severity = Severity::warning;
    Sentence detail;  // what was found, with its numbers
    Sentence offer;   // what could be, or has to be, done
    std::optional<double> area_before_ha;
    std::optional<double> area_after_ha;  // as mending this alone would leave it
    bool mendable = false;
    // Of the vertices concerned (at_zero, stalled, spike): their places in feature_coords of the
    // row.
    std::vector<std::uint32_t> vertices;
};

struct Findings {
    std::vector<Finding> findings;  // of the whole layer, then by feature id, kind and other
    // One a finding, in the layer's CRS: the crossing's or vertices' points, the land in common,
    // else the row's own geometry; none where there is nothing to show.
    Geometries shapes;

    // What to zoom to; empty where there is nothing to show.
    Box place(std::size_t finding) const { return shapes.feature_box(finding); }
};

// For the table. `action` is the offer.
Problem problem_of(const Layer& layer, const Finding& finding);
std::vector<Problem> problems_of(const Layer& layer, const Findings& findings);

}  // namespace zamin::quality
