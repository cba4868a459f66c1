// A request for land on paper: a document of eleven parts with two maps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/dossier.hpp"
#include "print/document.hpp"
#include "print/legend.hpp"
#include "print/world.hpp"

namespace zamin::print {

// Everything outlives the call. `world` holds the parcels and the plots that the dossier was
// written from, and what stands around them.
struct DossierBook {
    const access::Dossier* dossier = nullptr;
    const World* world = nullptr;
    std::optional<Coord> home;  // of the group, longitude and latitude
    std::vector<SourceNote> sources;
    std::string checksum;  // of the tables, printed at the foot of every page
};

// Map A shows the parcel at a round scale with its numbered corners, the neighbours with their
// users, canal and road; map B the way from the group. Throws Error where the world has no
// parcels.
Document dossier_document(const DossierBook& book, const text::Catalogue& words);

}  // namespace zamin::print
