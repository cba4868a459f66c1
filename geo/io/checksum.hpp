// Checksums that prove a copy.
#pragma once

#include <string>
#include <string_view>

namespace zamin::io {

// SHA-256 in hexadecimal, as sha256sum prints it.
std::string sha256(std::string_view bytes);

}  // namespace zamin::io
