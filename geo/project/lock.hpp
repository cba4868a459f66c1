// The file by which a window holds the project that it has open, so that another one, or a command
// that would write into the project, knows of it (io::HeldFile).
#pragma once

#include <filesystem>

namespace zamin::project {

// ".land.toml.lock" beside the project.
inline std::filesystem::path lock_beside(const std::filesystem::path& project) {
    return project.parent_path() / ("." + project.filename().string() + ".lock");
}

}  // namespace zamin::project
