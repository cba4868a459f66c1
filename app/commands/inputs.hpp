// Sources of a command: from a project file, from options, or both.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/problem.hpp"
#include "core/remark.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// The project of this file; one without sources when the name is empty.
project::Project open_project(const std::string& file);
// A source given as an option takes the place of the project's, with its columns; an empty text
// changes nothing but the CRS, where one is given.
void set_source(project::Project& project, const std::string& role, const std::string& text,
                const std::string& crs = {});
// All files that a run reads, the project file among them, and what was drawn in its window.
std::vector<io::SourceName> input_names(const project::Project& project);
// And those named on the command line, as a source is; empty ones are none.
std::vector<io::SourceName> with_files(std::vector<io::SourceName> names,
                                       const std::vector<std::string>& files);

// The source's own CRS, encoding and letters put into `options`.
io::ReadOptions with_settings(io::ReadOptions options, const project::ProjectSource& source);

// Reads a source with its own settings, in a child process first where it could bring the program
// down. Columns that fields of the role lack are found where they are clear (project::stand_in for
// columns that were asked for, project::adopt_columns where all are read), declared areas are
// turned into hectares. What was mended, taken for something or left open is noted, a line each.
Layer read_source(const project::ProjectSource& source, io::ReadOptions options,
                  std::vector<Remark>& notes, Progress& progress);

// The same for a source that is too large to be held (large_source.hpp), read with named columns:
// `take` gets it in parts, in order.
void read_source_in_parts(const project::ProjectSource& source, io::ReadOptions options,
                          std::size_t rows_of_part, const std::function<void(Layer&&)>& take,
                          std::vector<Remark>& notes, Progress& progress);

// What was asked for; otherwise, for an empty text, something else.
inline std::string first_of(const std::string& asked, const std::string& otherwise) {
    return asked.empty() ? otherwise : asked;
}

// The words of --repair.
io::Repair repair_from(const std::string& word);
inline const std::vector<std::string> repair_words{"structure", "linework", "none"};

// What reading did to rows, "plots: 2 polygons repaired, 1 row rejected; see 'zamin check'", where
// it did anything.
void note_import(const std::string& what, const ImportReport& report, std::vector<Remark>& notes);

}  // namespace zamin::commands
