// The workbook of land access: indicators, a summary, hectares missing with a chart, the method and
// what was found wrong.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/indicators.hpp"
#include "commands/access_run.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// access, access_summary, gaps, method and problems, in the language of the indicators.
std::vector<Table> access_tables(const access::Indicators& indicators,
                                 const access::Holdings& holdings);
// The sheets are called in the language, and beside the gaps stands their chart. Throws as
// io::write_workbook does.
void write_access_workbook(std::vector<Table> tables, text::Language language,
                           const std::filesystem::path& path);

// What `zamin access PROJECT -o path` writes with the defaults. Throws as
// run_access and io::write_workbook do.
void write_access_workbook(const project::Project& project, const text::Catalogue& words,
                           const std::filesystem::path& path, Progress& progress);

}  // namespace zamin::commands
