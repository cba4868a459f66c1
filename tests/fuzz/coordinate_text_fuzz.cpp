// Any text as a coordinate: a finite number, or none.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/coordinate_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = zamin::io::parse_coordinate({reinterpret_cast<const char*>(data), size});
    if (value && !std::isfinite(*value)) {
        std::abort();
    }
    return 0;
}
