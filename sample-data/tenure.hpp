// Rights to the members' plots: who holds what, by which document; land that groups lease in
// common; agreements between a CBO and a group.
#pragma once

#include <cstdint>

#include "sample/world.hpp"

namespace zamin::sample {

void write_rights(World& world, std::uint64_t seed);

}  // namespace zamin::sample
