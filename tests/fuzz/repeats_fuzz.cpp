// Any text as a column's name: what is taken apart can be put together again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/repeats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view name(reinterpret_cast<const char*>(data), size);
    const auto column = zamin::io::parse_repeat_column(name);
    if (column && (column->repeat.empty() || column->question.empty() || column->time < 1 ||
                   !name.starts_with(column->repeat + "[") || !name.ends_with(column->question))) {
        std::abort();
    }
    return 0;
}
