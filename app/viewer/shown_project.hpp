// The project as the window shows it: what is open, with the columns that were found or chosen.
#pragma once

#include "project/project.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// Sources that could not be read stay in it; layers that were opened later join it, one a role;
// computed layers do not. Its file and title are the session's.
project::Project shown_project(const Session& session);

}  // namespace zamin::viewer
