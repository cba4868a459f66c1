// The printed part of a report: the coverage atlas as PDF, a picture of every page, and the page
// that leads to everything in a browser.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/print_run.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// Writes coverage.pdf, pages/coverage-01.png ... and index.html; returns coverage.pdf and
// index.html. `tables` are files of the folder that the page leads to as well.
std::vector<std::string> write_report_pages(const PrintWorld& world,
                                            const std::filesystem::path& folder,
                                            const std::vector<std::string>& tables,
                                            const text::Catalogue& words, Progress& progress);

}  // namespace zamin::commands
