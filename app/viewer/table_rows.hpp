// Which rows of a layer the attribute table shows, and in what order. Pure, for a job's thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::viewer {

struct TableQuery {
    std::string typed;       // shown are rows that hold it in any column, in any case
    std::string expression;  // of GDAL's attribute SQL; empty = none
    int sort_column = -1;    // index; -1 = order of the source
    bool descending = false;
    friend bool operator==(const TableQuery&, const TableQuery&) = default;
};

// Throws UsageError for an expression that is not understood, Cancelled. Rows without a value come
// last in either direction; equal ones stay in the source's order.
std::vector<std::uint32_t> table_rows(const Layer& layer, const TableQuery& query,
                                      Progress& progress);

}  // namespace zamin::viewer
