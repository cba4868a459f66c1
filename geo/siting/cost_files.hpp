// Costs and instances from files: a table from,to,cost, and the formats of published instances.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"
#include "siting/costs.hpp"

namespace zamin::siting {

// `from` are demand points, `to` candidate sites, by the names that the file has for them, in the
// order in which they first appear.
struct CostTable {
    std::vector<std::string> demands;
    std::vector<std::string> sites;
    std::vector<std::vector<SiteCost>> rows;  // a demand point each
    std::vector<Problem> problems;            // pairs that are missing, counted
};

// `text` is the file's content: CSV with a header that has from, to and cost (in any order, upper
// and lower case alike). Pairs that are not there, or whose cost is empty or inf, are out of reach.
// Throws Error naming `file` and line for a missing column, a cost that is no number from 0 up, a
// pair that comes twice.
CostTable read_cost_table(std::string_view text, const std::string& file);

// A published instance: its own sites and demand points are the same places.
struct PublishedInstance {
    std::size_t open_count = 0;  // p
    std::vector<double> costs;   // points x points, row by row
    std::size_t points = 0;
    std::vector<double> amount;        // pmedcap only
    std::vector<double> capacity;      // pmedcap only, a site each
    std::optional<double> best_known;  // where the file says it
};

// "points edges p", then an edge a line. Edges have no direction; of a pair that comes more than
// once THE LAST counts (OR-Library, pmedinfo: "only the last such cost is used"). Costs are
// shortest ways.
PublishedInstance read_pmed(std::string_view text, const std::string& file);
// Whether the text begins like one: three whole numbers alone in the first line.
bool looks_like_pmed(std::string_view text);

// Whether the first line has two numbers and the second three.
bool looks_like_pmedcap(std::string_view text);
// "number best", "points p capacity", then "number x y demand"; distances are rounded down.
PublishedInstance read_pmedcap(std::string_view text, const std::string& file);

// A TSPLIB file with NODE_COORD_SECTION, as the papers on large p-medians read it: Euclidean
// distances rounded down. p is the caller's.
PublishedInstance read_tsplib(std::string_view text, const std::string& file,
                              std::size_t open_count);

}  // namespace zamin::siting
