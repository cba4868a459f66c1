// The one thing about files that the C++ library does not offer.
#pragma once

#include <filesystem>
#include <system_error>

namespace zamin::io {

// Waits until the content of a file is on the disk. No error where the system has no such call.
std::error_code sync_file(const std::filesystem::path& path);

}  // namespace zamin::io
