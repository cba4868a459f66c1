// A project that waits for its files to be found.
#pragma once

#include <vector>

#include "project/moved_files.hpp"

namespace zamin::viewer {

struct MovedView {
    project::Project project;
    std::vector<project::MissingFile> missing;
    bool some_found = false;      // others are known already, and the project is to be saved
    bool looking = false;         // in a folder, in the background
    bool looked_in_vain = false;  // nothing was in the last folder
};

}  // namespace zamin::viewer
