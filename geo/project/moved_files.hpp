// A project whose files lie elsewhere now: where they are found again.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "project/project.hpp"

namespace zamin::project {

// A source whose file is not where the project says.
struct MissingFile {
    std::string role;       // or "drawings" for the file of what was drawn
    std::string path;       // absolute, where it was looked for
    std::string complaint;  // a sentence with the project's line
};

struct ProjectWithGaps {
    Project project;  // with all of its sources
    std::vector<MissingFile> missing;
};

// As load(), but files that are not there are listed in place of an error.
ProjectWithGaps load_with_gaps(const std::filesystem::path& file);

// Path of each missing file, by role, in `folder` or in the folders inside it, at most five deep:
// the same name, and of several the one whose folders are named most alike, then the one least
// deep. Roles that are not found are left out, what may not be read is passed over. Throws
// Cancelled.
std::map<std::string, std::string> find_moved(const std::vector<MissingFile>& missing,
                                              const std::filesystem::path& folder,
                                              Progress& progress);

}  // namespace zamin::project
