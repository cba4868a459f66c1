#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/description_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rows = zamin::io::description_table({reinterpret_cast<const char*>(data), size});
    for (const auto& [name, value] : rows) {
        if (name.empty() || name.size() + value.size() > size) {
            std::abort();
        }
    }
    return 0;
}
