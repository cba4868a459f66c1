// The printed part of a report: the coverage atlas as PDF, a picture of every page, and the page
// that leads to everything in a browser.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/print_run.hpp"
#include "print/web_page.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// Of pictures of pages.
inline constexpr double thumbnail_dpi = 42.0;
// "PDF, 25 pages"
std::string page_note(std::size_t pages, const text::Catalogue& words);
// Throws Error naming the folder.
void make_folder(const std::filesystem::path& folder);

// Writes coverage.pdf, pages/coverage-01.png ... and index.html; returns coverage.pdf and
// index.html. `tables` are files of the folder that the page leads to as well, and so is what
// `further` links to, unless it is empty.
std::vector<std::string> write_report_pages(const PrintWorld& world,
                                            const std::filesystem::path& folder,
                                            const std::vector<std::string>& tables,
                                            const print::WebSection& further,
                                            const text::Catalogue& words, Progress& progress);

}  // namespace zamin::commands
