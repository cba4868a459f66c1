// The page of gaps in land access: all groups, those of a district, or one group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/indicators.hpp"
#include "print/area_kind.hpp"
#include "print/map_subject.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// What every page of the map is drawn from. The indicators are those of one run, in the language of
// the page.
struct AccessMap : MapSubject {
    const access::Holdings* holdings = nullptr;
    const access::Indicators* groups = nullptr;     // by group
    const access::Indicators* districts = nullptr;  // by district
    const access::Indicators* all = nullptr;        // in one
    // What pages of areas are about, and the indicators by it; none: by district.
    AreaKind kind = AreaKind::district;
    const access::Indicators* areas = nullptr;
};

// Circles on groups, their area by the hectares that are missing to the first threshold, their
// colour by the level of access, hatched where that cannot be said; bars by district.
Sheet access_sheet(const AccessMap& map, const text::Catalogue& words);
// The groups of a district, jamoat or village of the holdings, with a table of them.
Sheet area_access_sheet(const AccessMap& map, const std::string& area,
                        const text::Catalogue& words);
// What there is to say of one group (its id), and where it lies.
Sheet group_access_sheet(const AccessMap& map, const std::string& group,
                         const text::Catalogue& words);

// Districts, jamoats or villages that have groups: their names, of villages their ids; or the ids
// of all groups. In the order of the alphabet of what they are called in the language.
std::vector<std::string> access_units(const AccessMap& map, AreaKind kind,
                                      const text::Catalogue& words);
// What a unit is called in the language, and the places that its page is about: of a village its
// jamoat, else its district, of the others villages.
std::string access_title(const AccessMap& map, AreaKind kind, const std::string& unit,
                         const text::Catalogue& words);
std::vector<std::string> access_places(const AccessMap& map, AreaKind kind, const std::string& unit,
                                       const text::Catalogue& words);

}  // namespace zamin::print
