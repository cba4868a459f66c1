// What `print` and `report` do alike: a project's layers read once, its pages made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/coverage_run.hpp"
#include "print/coverage_sheet.hpp"
#include "print/print.hpp"
#include "print/world.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// A project's layers as maps need them, with the coverage of its plots.
struct PrintWorld {
    project::Project project;
    print::World world;
    coverage::Coverage coverage;
    std::vector<print::SourceNote> sources;
    std::vector<std::string> notes;  // about the reading, a line each
};

// Reads plots and districts (which the project must have) and what else a map shows.
PrintWorld read_print_world(const CoverageRequest& request, Progress& progress);

}  // namespace zamin::commands
