// An answer of `site` as files.
#pragma once

#include <filesystem>
#include <string>

#include "commands/site_run.hpp"

namespace zamin::commands {

// new-centres.json, .xlsx and .gpkg and a CSV a table, in the folder, as `zamin site -o` writes
// them. The names of the files, for people. Throws Error where one cannot be written.
std::string write_site_files(const SiteRun& run, const SiteAlternatives& more,
                             const std::filesystem::path& folder, Progress& progress);

// The layers of an answer into one file of any format that has layers.
void write_site_layers(const SiteRun& run, const std::string& file, Progress& progress);

}  // namespace zamin::commands
