// The workbook of coverage: the table, hectares of every district by crop with a chart, how it was
// counted and from what.
#pragma once

#include <filesystem>
#include <span>

#include "core/table.hpp"
#include "coverage/coverage.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// `further` tables come after those of coverage. Throws as io::write_workbook does.
void write_coverage_workbook(const coverage::Coverage& coverage, const project::Project& project,
                             std::span<const Table> further, const std::filesystem::path& path);

}  // namespace zamin::commands
