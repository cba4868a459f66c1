// The page of service gaps: which members have no agro-shop or adviser near enough.
#pragma once

#include <optional>
#include <string>

#include "access/service_reach.hpp"
#include "print/access_sheet.hpp"

namespace zamin::print {

struct ServiceMap {
    AccessMap access;
    const access::ServiceReach* reach = nullptr;
    double service_m = 5000.0;  // that the reach was computed with
};

// Villages by their adult members, in alarm where nobody has an agro-shop or an adviser within
// reach, hatched where the members' homes are not known; services with their reach, a straight
// line. All districts, or the villages of one of them.
Sheet service_sheet(const ServiceMap& map, const std::optional<std::string>& district,
                    const text::Catalogue& words);

}  // namespace zamin::print
