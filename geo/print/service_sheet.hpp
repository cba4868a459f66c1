// The page of service gaps: which members have no agro-shop or adviser near enough.
#pragma once

#include <optional>

#include "access/service_reach.hpp"
#include "print/service_area.hpp"

namespace zamin::print {

struct ServiceMap {
    AccessMap access;
    const access::ServiceReach* reach = nullptr;
    double service_m = 5000.0;  // that the reach was computed with
};

// Villages by their adult members, in alarm where nobody has an agro-shop or an adviser within
// reach, hatched where the members' homes are not known; services with their reach, a straight
// line. All members, or those of one area.
Sheet service_sheet(const ServiceMap& map, const std::optional<ServiceArea>& area,
                    const text::Catalogue& words);

}  // namespace zamin::print
