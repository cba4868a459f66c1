// Which group, village, jamoat, district, cluster or sex every member and group belongs to.
#pragma once

#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/options.hpp"

namespace zamin::access {

inline constexpr const char* all_name = "(all)";
inline constexpr const char* unknown_name = "(unknown)";
inline constexpr const char* outside_name = "(outside)";  // a village in none of the districts

struct Units {
    std::vector<std::string> names;  // sorted byte by byte; groups and villages by their ids
    std::vector<std::uint32_t> of_member;
    std::vector<std::uint32_t> of_group;
};

Units make_units(const Holdings& holdings, UnitKind kind);

}  // namespace zamin::access
