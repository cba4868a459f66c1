// Any text as a project file: read, or refused with an error of ours.
#include <string_view>

#include "core/error.hpp"
#include "project/project.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        zamin::project::parse(text, "/tmp/project.toml");
    } catch (const zamin::Error&) {
        return 0;
    }
    return 0;
}
