// What `print` and `report` do alike: a project's layers read once, its pages made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/coverage_run.hpp"
#include "core/remark.hpp"
#include "print/coverage_sheet.hpp"
#include "print/print.hpp"
#include "print/world.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// A project's layers as maps need them, with the coverage of its plots.
struct PrintWorld {
    project::Project project;
    print::World world;
    coverage::Coverage coverage;
    std::vector<print::SourceNote> sources;
    std::vector<Remark> notes;  // about the reading, a line each
};

// What stands around the subject of a map, without a subject: districts, water, roads, places; and
// further roles where the project has them.
struct BaseWorld {
    print::World world;
    std::vector<print::SourceNote> sources;
};
BaseWorld read_base_world(const project::Project& project, std::vector<Remark>& notes,
                          Progress& progress, const std::vector<const char*>& further = {});

// Reads plots and districts (which the project must have) and what else a map shows. With jamoats
// as `kind` land is cut at their lines and counted in them; with villages or groups the coverage is
// of the plots that name them.
PrintWorld read_print_world(const CoverageRequest& request, print::AreaKind kind,
                            Progress& progress);

// Land that counts for several of the plots; it takes as long as drawing a page does, and may be
// looked for beside it.
std::vector<Remark> double_land_notes(const PrintWorld& world);

// The text of a template's file. Throws Error naming a file that cannot be read.
std::string read_template(const std::filesystem::path& file);

// "map-02.png" for the second of several pages of "map.png".
std::filesystem::path page_file(const std::filesystem::path& output, std::size_t page,
                                std::size_t pages);
// Writes the pages and returns the files' names: a PDF with the coordinates of its maps, or a file
// a page ("map-01.png", "map-02.png" where there are several).
std::vector<std::string> write_printed(const std::filesystem::path& output,
                                       const print::PrintOptions& options,
                                       const print::Printed& printed);

}  // namespace zamin::commands
