// Saving a project with what was drawn: two files, in an order in which a power cut between them
// leaves a project that opens.
#pragma once

#include "core/progress.hpp"
#include "project/drawings.hpp"
#include "project/project.hpp"

namespace zamin::project {

// Saves to `project.file`, and the drawings beside it where they are others than `before` or lay
// elsewhere. Sites that were drawn become the project's candidates unless it has others. Returns
// the project as it was saved. Throws Error naming the file that cannot be written; also where the
// file of drawings would take the place of something else.
Project save_work(Project project, const Drawings& drawings, const Drawings& before,
                  Progress& progress);

}  // namespace zamin::project
