// What `check` and `report` do alike: every source read for its problems.
#pragma once

#include <vector>

#include "core/problem.hpp"
#include "core/progress.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

struct CheckRun {
    std::int64_t rows = 0;
    std::int64_t sources = 0;
    std::vector<Problem> problems;
};

// Problems of reading, columns mapped that do not exist, and required fields that no column holds.
// Rasters are left out.
CheckRun run_check(const project::Project& project, io::Repair repair, Progress& progress);

}  // namespace zamin::commands
