// What each page of an atlas is about.
#pragma once

#include <cstdint>

namespace zamin::print {

// Districts and jamoats are areas, and land is cut at their lines; villages and producer groups are
// their plots, by what the plots' own table says.
enum class AreaKind : std::uint8_t { district, jamoat, village, group };

// The role of the layer that they come from.
constexpr const char* role_of(AreaKind kind) {
    constexpr const char* roles[] = {"districts", "jamoats", "villages", "groups"};
    return roles[static_cast<int>(kind)];
}

}  // namespace zamin::print
