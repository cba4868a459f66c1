// Whether the capacities can hold what is asked of them at all, before anything is chosen.
#pragma once

#include <cstdint>
#include <optional>

#include "siting/siting.hpp"

namespace zamin::siting {

// Demand points that no allowed site can serve need no room. Amounts are in the unit of the
// capacities.
struct RoomShortage {
    double needed = 0.0;
    double held = 0.0;  // at most, by the fixed sites and the largest new ones
    // How many new sites would hold it all; none = all candidates together do not.
    std::optional<std::size_t> enough_sites;
};

// None where the fixed and `new_sites` new ones can hold all; always none without capacities.
std::optional<RoomShortage> room_shortage(const SitingInput& input, std::size_t new_sites);

// A demand point that is larger than every site, where it may not be split.
struct TooLarge {
    std::uint32_t demand = 0;
    double amount = 0.0;
    double largest = 0.0;  // capacity
};
std::optional<TooLarge> too_large(const SitingInput& input);

// Throws Error for either, with what is missing and what would do.
void check_room(const SitingInput& input, std::size_t new_sites);

}  // namespace zamin::siting
