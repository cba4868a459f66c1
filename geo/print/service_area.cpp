#include "print/service_area.hpp"

#include <algorithm>
#include <set>

#include "access/words.hpp"
#include "text/alphabet.hpp"

namespace zamin::print {

namespace {

using access::Holdings;
using access::Member;

const access::Village* home_of(const Holdings& holdings, const Member& member) {
    return member.village == access::none
               ? nullptr
               : &holdings.villages[static_cast<std::size_t>(member.village)];
}

std::string name_at(const std::vector<std::string>& names, access::Index at) {
    return at == access::none ? std::string() : names[static_cast<std::size_t>(at)];
}

// Empty where it is not known.
std::string unit_of(const Holdings& holdings, AreaKind kind, const Member& member) {
    if (kind == AreaKind::group) {
        return member.group == access::none
                   ? std::string()
                   : holdings.groups[static_cast<std::size_t>(member.group)].id;
    }
    const access::Village* home = home_of(holdings, member);
    if (home == nullptr) {
        return {};
    }
    return kind == AreaKind::village  ? home->id
           : kind == AreaKind::jamoat ? name_at(holdings.jamoats, home->jamoat)
                                      : name_at(holdings.districts, home->district);
}

}  // namespace

bool ServiceArea::holds(const Holdings& holdings, const Member& member) const {
    return unit_of(holdings, kind, member) == id;
}

std::vector<ServiceArea> service_areas(const AccessMap& map, AreaKind kind,
                                       const text::Catalogue& words) {
    std::set<std::string> ids;
    for (const Member& member : map.holdings->members) {
        if (member.adult != access::Tri::no) {
            ids.insert(unit_of(*map.holdings, kind, member));
        }
    }
    std::vector<ServiceArea> areas;
    for (const std::string& id : ids) {
        if (!id.empty()) {
            areas.push_back({kind, id});
        }
    }
    std::ranges::stable_sort(areas, text::comes_before, [&](const ServiceArea& area) {
        return service_area_title(map, area, words);
    });
    return areas;
}

std::string service_area_title(const AccessMap& map, const ServiceArea& area,
                               const text::Catalogue& words) {
    return access_title(map, area.kind, area.id, words);
}

std::vector<std::string> service_area_places(const AccessMap& map, const ServiceArea& area,
                                             const text::Catalogue& words) {
    std::set<std::string> names;
    for (const Member& member : map.holdings->members) {
        const access::Village* home = home_of(*map.holdings, member);
        if (home == nullptr || !area.holds(*map.holdings, member)) {
            continue;
        }
        if (area.kind != AreaKind::village) {
            names.insert(access::name_in(*home, words.language()));
            continue;
        }
        for (const AreaKind wider : {AreaKind::jamoat, AreaKind::district}) {
            if (const std::string unit = unit_of(*map.holdings, wider, member); !unit.empty()) {
                names.insert(area_shown(*map.world, wider, unit, words));
                break;
            }
        }
    }
    return {names.begin(), names.end()};
}

}  // namespace zamin::print
