// The places to come back to as the project file says them; for project_file.cpp.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <vector>

#include "project/project.hpp"

namespace zamin::project {

// The keys of a place.
const std::vector<std::string>& place_keys();
// What is wrong with it; empty = nothing. Keys are known already. A scale that is not said stays.
std::string read_place(const toml::table& entry, KeptPlace& place);
// As entries of the list [[places]]; empty without places.
std::string places_text(const std::vector<KeptPlace>& places);

}  // namespace zamin::project
