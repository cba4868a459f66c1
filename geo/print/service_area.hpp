// Members by where they live or what group they are in, as pages of services are about them.
#pragma once

#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "print/access_sheet.hpp"

namespace zamin::print {

// A district, jamoat or village by where members live, or a group by who is in it; `id` as
// access_units has it.
struct ServiceArea {
    AreaKind kind = AreaKind::district;
    std::string id;

    bool holds(const access::Holdings& holdings, const access::Member& member) const;
};

// Units with an adult member, in the order of the alphabet of what they are called.
std::vector<ServiceArea> service_areas(const AccessMap& map, AreaKind kind,
                                       const text::Catalogue& words);
std::string service_area_title(const AccessMap& map, const ServiceArea& area,
                               const text::Catalogue& words);
// The villages where its members live; of a village its jamoat, else its district.
std::vector<std::string> service_area_places(const AccessMap& map, const ServiceArea& area,
                                             const text::Catalogue& words);

}  // namespace zamin::print
