// The page of gaps in land access: all groups, those of a district, or one group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/indicators.hpp"
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
};

// Circles on groups, their area by the hectares that are missing to the first threshold, their
// colour by the level of access, hatched where that cannot be said; bars by district.
Sheet access_sheet(const AccessMap& map, const text::Catalogue& words);
// The groups of a district of the holdings, with a table of them.
Sheet district_access_sheet(const AccessMap& map, const std::string& district,
                            const text::Catalogue& words);
// What there is to say of one group (its id), and where it lies.
Sheet group_access_sheet(const AccessMap& map, const std::string& group,
                         const text::Catalogue& words);

// Districts that have groups, and groups by their names, both in the order of the alphabet.
std::vector<std::string> access_districts(const AccessMap& map);
std::vector<std::string> access_groups(const AccessMap& map);
// A district's or a group's name in the language, and the villages that its page is about.
std::string access_title(const AccessMap& map, const std::string& unit, bool of_group,
                         const text::Catalogue& words);
std::vector<std::string> access_places(const AccessMap& map, const std::string& unit, bool of_group,
                                       const text::Catalogue& words);

}  // namespace zamin::print
