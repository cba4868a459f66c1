// What can be wrong with a siting question before any solver sees it.
#pragma once

#include "siting/siting.hpp"

namespace zamin::siting {

// Throws as site() says.
void check_input(const SitingInput& input, const SitingOptions& options);

}  // namespace zamin::siting
