#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/walk.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto walk = zamin::io::parse_walk({reinterpret_cast<const char*>(data), size});
    for (const zamin::Coord& p : walk.points) {
        if (!(std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0)) {
            std::abort();
        }
    }
    return 0;
}
