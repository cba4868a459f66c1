// Outputs of a command: what -o names, checked before any work is done.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "io/source.hpp"

namespace zamin::commands {

using Endings = std::span<const char* const>;

// Throws UsageError for an ending that is in none of the lists, for an output that is an input, and
// for two that are one file; Error for a place that cannot be written to.
void check_outputs(const std::vector<std::string>& outputs, std::initializer_list<Endings> endings,
                   const std::vector<io::SourceName>& inputs);

// Throws UsageError for two that are one file.
void check_distinct(const std::vector<std::string>& outputs);

}  // namespace zamin::commands
