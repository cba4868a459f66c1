// Crop coverage computed by the database server that holds the plots: clipped, measured and summed
// there, so that what crosses the network is a line a crop, and one for each plot on a border.
//
// The definition is that of coverage/coverage.hpp, and so are the numbers, to a part in a million:
// clipping is in the plane of the plots' coordinate system, areas are taken on its ellipsoid with
// the edges as geodesics (PostGIS's geography), invalid polygons are mended by the same method of
// GEOS. The districts may come from anywhere; they are sent.
#pragma once

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "coverage/coverage.hpp"
#include "io/source.hpp"
#include "measure/repair.hpp"

namespace zamin::database {

struct PlotsSource {
    io::SourceName source;  // a database of PostgreSQL's, and the table
    std::string where;      // io::ReadOptions::where
    std::string crs;        // ReadOptions::crs, in place of the table's own; empty = its own
    std::string crs_where_none;
    bool season_may_lack = false;  // a table without the column of the season has no seasons
    measure::Repair repair = measure::Repair::structure;  // none is refused: a server cannot clip
                                                          // what is invalid
};

struct ServerCoverage {
    coverage::Coverage coverage;
    ImportReport report;  // counts of rows, of those mended and without a shape
};

// Throws UsageError for a source that is no such database, a table or column that is missing;
// Error for shapes that only the built-in engine reads (curves, collections, lines), ServerError,
// Cancelled, what coverage() throws.
ServerCoverage server_coverage(const PlotsSource& plots, const Layer& districts,
                               const coverage::CoverageOptions& options, Progress& progress);

}  // namespace zamin::database
