// The workbook of coverage: the table, hectares of every district by crop with a chart, how it was
// counted and from what.
#pragma once

#include <filesystem>
#include <span>

#include "core/problem.hpp"
#include "core/table.hpp"
#include "coverage/coverage.hpp"
#include "project/project.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// `further` tables come after those of coverage. Districts are named as the data has them. Throws
// as io::write_workbook does.
void write_coverage_workbook(const coverage::Coverage& coverage, const project::Project& project,
                             std::span<const Table> further, const text::Catalogue& words,
                             const std::filesystem::path& path);

// The table of problems (core/problem_table.hpp) in the reader's language.
Table problem_sheet(std::span<const Problem> problems, const text::Catalogue& words);

}  // namespace zamin::commands
