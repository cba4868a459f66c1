// Names of the same place that no rule of spelling connects: renamed districts and Russian forms.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace zamin::text {

struct KnownPlace {
    std::size_t place = 0;  // equal for names of the same place
    bool sure = true;       // false for renamings that a person should confirm
};

// The places that a key (place_key.hpp) is one of the known names of: none for most, two for
// Bokhtar, which is a town and was a district.
std::span<const KnownPlace> known_places(std::string_view key);

}  // namespace zamin::text
