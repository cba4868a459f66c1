// What a database says of the table that holds the plots.
#pragma once

#include <string>
#include <vector>

#include "core/crs.hpp"
#include "core/progress.hpp"
#include "database/connection.hpp"
#include "io/source.hpp"

namespace zamin::database {

struct PlotsTable {
    std::string name;      // as the user gave it
    std::string sql_name;  // quoted, with its schema
    std::string geometry;  // quoted name of the column with the shapes
    std::vector<std::string> columns;
    std::vector<std::string> partition_columns;  // quoted; of a partitioned table
    int srid = 0;                                // of the shapes; 0 = the database does not say
    int plane_srid = 0;  // they are in: `srid`, else that of the system named
    int base_srid = 0;   // longitudes and latitudes on the same datum
    Crs crs;             // of plane_srid
    bool geographic = false;
    bool indexed = false;  // the shapes have a spatial index

    // The column quoted. Throws UsageError naming the closest and all there are.
    std::string column(const Connection& connection, const std::string& name) const;
    bool has(const std::string& name) const;
};

// A table, view, foreign or partitioned table: "plots" on the search path, or "schema.plots". `crs`
// stands for shapes without a system of their own ("EPSG:32642", empty = none), or in place of it
// where `replace`. Throws UsageError: no such table, none named; Error: no PostGIS, no column of
// shapes, shapes in several systems or without one, a system that the database does not know.
PlotsTable find_plots_table(Connection& connection, const io::SourceName& source,
                            const std::string& crs, bool replace, Progress& progress);

}  // namespace zamin::database
