// Mending invalid polygons.
#pragma once

#include <cstdint>
#include <string>

#include "core/geometry.hpp"
#include "core/sentence.hpp"

namespace zamin::measure {

// How invalid polygons are mended. structure: exteriors united, holes subtracted, as PostGIS's
// ST_MakeValid(geom, 'method=structure'). linework: every line noded, areas alternate, as
// ST_MakeValid's default; the two differ where a walk overlaps itself. none: left as it is.
enum class Repair : std::uint8_t { structure, linework, none };

enum class RepairOutcome : std::uint8_t {
    valid,      // was valid; appended with its rings closed and oriented
    repaired,   // appended mended, `reason` says what was wrong and where
    collapsed,  // no area is left of it; nothing appended, `reason` says why
};

struct RepairResult {
    RepairOutcome outcome = RepairOutcome::valid;
    std::string reason;  // "Self-intersection at 69.78 37.91"
};

// Such a reason, in the words of GEOS or of append_valid, for a reader of any language.
Sentence reason_sentence(const std::string& reason);

// If everything behind part `first_part` and ring `first_ring` is one polygon of one ring that is
// certainly simple, turns that ring counter-clockwise and says true: most plots need no more.
bool orient_if_simple(Geometries& geometries, std::size_t first_part, std::size_t first_ring);

// Checks feature `feature` of `from` (a polygon or multipolygon) and appends its valid form to `to`
// as parts, without closing the feature. Unclosed rings are closed; rings of fewer than three
// different vertices are left out and said. Coordinates must be finite.
RepairResult append_valid(const Geometries& from, std::size_t feature, Repair method,
                          Geometries& to);

}  // namespace zamin::measure
