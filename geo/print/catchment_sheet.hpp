// The page of catchments: what centres are brought against what they hold, and what finds no room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catchment/catchment.hpp"
#include "print/map_subject.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

struct CatchmentMap : MapSubject {
    const catchment::Catchments* catchments = nullptr;
    std::vector<std::string> counted;  // how tonnes and ways were counted, for the foot
};

// Farms in the colour of their centre, hollow in alarm where a centre would take their harvest and
// does not; ways as lines whose width is their tonnes; a square for a centre with what it is
// brought of what it holds. The bars are the centres: filled, free, and in alarm what is turned
// away from within reach.
Sheet catchment_sheet(const CatchmentMap& map, const text::Catalogue& words);
// The name of a centre (an index into Catchments::centres), in the language where the project's
// centres have it.
std::string centre_title(const CatchmentMap& map, std::size_t centre, const text::Catalogue& words);
// One centre: its farms and ways.
Sheet centre_sheet(const CatchmentMap& map, std::size_t centre, const text::Catalogue& words);

}  // namespace zamin::print
