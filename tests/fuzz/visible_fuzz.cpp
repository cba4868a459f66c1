// Any bytes, shown: one line of UTF-8 without control characters, and shown again the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/utf8.hpp"
#include "text/visible.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = zamin::text::visible({reinterpret_cast<const char*>(data), size});
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20U || c == '\x7f') {
            std::abort();
        }
    }
    if (!zamin::text::is_utf8(text) || zamin::text::visible(text) != text) {
        std::abort();
    }
    return 0;
}
