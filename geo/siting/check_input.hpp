// What can be wrong with a siting question before any solver sees it.
#pragma once

#include <string>
#include <vector>

#include "siting/siting.hpp"

namespace zamin::siting {

// A demand point or a site as people know it: 'Zarbdor', or its number where there are no names.
std::string shown_name(const std::vector<std::string>& names, std::size_t number);

// Throws as site() says.
void check_input(const SitingInput& input, const SitingOptions& options);

}  // namespace zamin::siting
