// What `check` and `report` do alike: every source read and looked at.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/check_parts.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "io/import_report.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

struct CheckRequest {
    project::Project project;
    io::Repair repair = io::Repair::structure;  // how crossings are proposed to be mended
    std::vector<std::string> accept;            // words as Acceptance takes them
    // Gets the problems as they are found, in place of CheckRun; they may be too many to be held.
    TakeProblems take;
    PartsOptions parts;
};

struct CheckRun {
    std::int64_t rows = 0;
    std::int64_t sources = 0;
    std::int64_t accepted = 0;      // proposals carried out
    std::vector<Problem> problems;  // source by source
    Geometries shapes;              // one a problem, WGS 84; none where there is nothing to show
    std::vector<Layer> mended;  // of each source with polygons, where something was to be accepted
    std::vector<io::SourceImport> imports;  // one a source
    std::vector<Layer> rejected;            // of the sources that have such rows
};

// Problems of reading, columns mapped that do not exist, required fields that no column holds, what
// is wrong with shapes and records (quality/find_problems.hpp), ids that another source does not
// have. Rasters are left out. Sources are not changed. Throws UsageError for words of `accept` that
// name nothing.
CheckRun run_check(const CheckRequest& request, Progress& progress);

// Writes the rejected rows, a layer a source, so that they can be mended. Where there are none no
// file is written, and one of an earlier run is removed.
void write_rejected(const std::vector<Layer>& rejected, const std::filesystem::path& file,
                    Progress& progress);

}  // namespace zamin::commands
