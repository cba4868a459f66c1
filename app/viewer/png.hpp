// Pictures as PNG files.
#pragma once

#include <filesystem>

#include "viewer/offscreen.hpp"

namespace zamin::viewer {

// Eight bits a channel; without an alpha channel when every pixel is opaque. Written beside
// its target and renamed into place. Throws Error naming the path and the reason.
void write_png(const Picture& picture, const std::filesystem::path& path);

}  // namespace zamin::viewer
