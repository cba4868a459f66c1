// The statements of a coverage sent to the server, zone by zone, by several connections at once: a
// server works for each with a process of its own, and of several servers those that hold the plots
// of different zones work at the same time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "database/connection.hpp"
#include "database/coverage_query.hpp"

namespace zamin::database {

// The zones as the server is given them.
struct SentZones {
    std::vector<std::string> zones;  // hex_ewkb of each; no land is in two of them
    std::string all;                 // of their union
    bool overlap = false;            // they had land in common before
};

// What the server says of one zone.
struct ZoneAnswer {
    Rows pieces;         // CoverageQuery::pieces, of all shapes
    Rows land_of_crops;  // CoverageQuery::land by crop, and of all crops, where it was asked for
    Rows land;
};

// One a zone, in their order, and one for the outside behind them. Throws what Connection throws
// first; the others end with the zone that they are at.
std::vector<ZoneAnswer> ask_zones(const std::string& source, const CoverageQuery& query,
                                  const SentZones& sent, std::span<const Shapes> shapes,
                                  bool with_land, Progress& progress);

// A connection as these statements want it.
Connection connect_for_coverage(const std::string& source, Progress& progress);

}  // namespace zamin::database
