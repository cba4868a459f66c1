// The page of one parcel: where it lies, its corners, its neighbours.
#pragma once

#include <string>
#include <vector>

#include "print/map_subject.hpp"
#include "print/parcel_map.hpp"
#include "print/sheet.hpp"

namespace zamin::print {

// The subject's world holds parcels. Rows of parcels that are polygons, by their ids in the order
// of the alphabet. Throws UsageError where the world has no parcels or they have no ids.
std::vector<std::size_t> parcel_rows(const World& world);
std::string parcel_id(const World& world, std::size_t row);

// Recorded plots within fifty metres are named in it by their ids.
Sheet parcel_sheet(const MapSubject& subject, std::size_t row, const text::Catalogue& words);

}  // namespace zamin::print
