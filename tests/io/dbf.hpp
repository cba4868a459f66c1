// DBF tables (dBase III) written byte by byte, so that nothing but the test decides about their
// encoding.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

namespace zamin::test {

// One text column of 40 bytes and its values as they are; `language` is the header's byte 29.
inline void write_dbf(const std::filesystem::path& file, const std::string& column,
                      const std::vector<std::string>& values, unsigned char language) {
    constexpr unsigned width = 40;
    const auto two_bytes = [](std::size_t n) {
        return std::string{static_cast<char>(n & 0xFF), static_cast<char>(n >> 8)};
    };
    std::string out = "\x03";
    out += std::string("\x7A\x01\x01", 3);
    out += two_bytes(values.size()) + std::string(2, '\0');
    out += two_bytes(32 + 32 + 1) + two_bytes(1 + width);
    out.resize(29, '\0');
    out += static_cast<char>(language);
    out.resize(32, '\0');
    std::string name = column;
    name.resize(11, '\0');
    out += name + 'C' + std::string(4, '\0') + static_cast<char>(width);
    out.resize(64, '\0');
    out += '\r';
    for (std::string value : values) {
        value.resize(width, ' ');
        out += ' ' + value;
    }
    write_text(file, out + '\x1A');
}

}  // namespace zamin::test
