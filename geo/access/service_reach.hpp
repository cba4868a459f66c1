// Which services every member can reach, by straight line from where the member lives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/options.hpp"
#include "core/progress.hpp"

namespace zamin::access {

struct ServiceReach {
    struct Kind {
        std::string name;
        std::vector<Tri> within;  // a member a row: has one within AccessOptions::service_m
        std::vector<std::optional<double>> places;  // per member: 2SFCA; none: no home known
        std::int64_t idle = 0;                      // services without anybody in reach
        std::int64_t without_capacity = 0;          // they add no places
    };
    std::vector<Kind> kinds;  // by name
    std::vector<Tri> any;     // a member a row: an agro-shop or an adviser within reach
};

// Empty where there are no services in the data. Members count if they are adult.
ServiceReach service_reach(const Holdings& holdings, const AccessOptions& options,
                           Progress& progress);

}  // namespace zamin::access
