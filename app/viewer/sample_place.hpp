// Where the sample that comes with the program lies.
#pragma once

#include <filesystem>

namespace zamin::viewer {

// The sample's project file beside the program, as installed or as built; empty where there is
// none.
std::filesystem::path sample_project();

}  // namespace zamin::viewer
