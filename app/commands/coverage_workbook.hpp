// The workbook of coverage: the table, hectares of every district by crop with a chart, how it was
// counted and from what.
#pragma once

#include <filesystem>
#include <span>

#include "core/problem.hpp"
#include "core/table.hpp"
#include "coverage/coverage.hpp"
#include "print/world.hpp"
#include "project/project.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// `further` tables come after those of coverage. In English districts and crops are named as in the
// table for machines, so that one leads to the other; in other languages as on the maps, where
// `districts` (nullptr = as the data has them) names them. Throws as io::write_workbook does.
void write_coverage_workbook(const coverage::Coverage& coverage, const project::Project& project,
                             const print::WorldLayer* districts, std::span<const Table> further,
                             const text::Catalogue& words, const std::filesystem::path& path);

// The table of problems (core/problem_table.hpp) in the reader's language.
Table problem_sheet(std::span<const Problem> problems, const text::Catalogue& words);

}  // namespace zamin::commands
