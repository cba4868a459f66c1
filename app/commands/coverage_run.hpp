// What `coverage` and `report` do alike: sources read, coverage computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/large_source.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "coverage/coverage.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// Empty words mean: as the project has it, else the field's own name.
struct CoverageRequest {
    project::Project project;
    std::string crop_column;
    std::string district_name_column;
    std::string season_column;
    std::string season;
    std::string denominator;
    std::string overlaps;  // count, union
    std::string official_column;
    // "postgis": the server that holds the plots computes; run.plots stays empty then.
    std::string engine = "built-in";
    io::Repair repair = io::Repair::structure;
    // Larger plots come in parts and are not held: run.plots stays empty. nullopt = all are held.
    std::optional<PartsOptions> parts;
    // Further columns of the plots and districts that the caller needs, read where they are there.
    std::vector<std::string> plot_columns;
    std::vector<std::string> district_columns;
};

struct CoverageRun {
    Layer plots;  // none where a server computed, or they came in parts
    Layer districts;
    coverage::Coverage coverage;
    std::vector<Remark> notes;  // about the reading, a line each
};

CoverageRun run_coverage(const CoverageRequest& request, Progress& progress);

// The two steps of it. Where land counts for each of several plots, it is said; in layers of a size
// where looking for it is no wait.
CoverageRun count_coverage(const CoverageRequest& request, Progress& progress);
void note_double_land(const Layer& plots, const coverage::CoverageOptions& options,
                      std::vector<Remark>& notes, Progress& progress);

}  // namespace zamin::commands
