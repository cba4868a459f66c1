// The statements of a coverage. Each is one grouped scan of the plots for one zone, which is its
// first parameter, so that a server with a spatial index reads the plots near the zone only, and a
// table that is partitioned over several servers is counted, clipped and measured by each of them.
#pragma once

#include <string>

#include "coverage/coverage.hpp"
#include "database/connection.hpp"
#include "database/plots_table.hpp"
#include "measure/repair.hpp"

namespace zamin::database {

// Which plots count, as a condition with parameters.
struct PlotsCondition {
    std::string sql;    // beginning with " AND", or empty
    Values parameters;  // from $2 on
};

// `where` is a condition of io::database_condition. Throws UsageError where a column is missing.
PlotsCondition condition_on_plots(const Connection& connection, const PlotsTable& table,
                                  const std::string& where,
                                  const coverage::CoverageOptions& options);

// Which plots a statement is about. Where some are invalid, they are asked for apart: a server
// behind the one that is asked cannot be told how to mend a shape, and sends those plots.
enum class Shapes : std::uint8_t { all, valid, mended };

class CoverageQuery {
  public:
    CoverageQuery(const Connection& connection, const PlotsTable& table, PlotsCondition condition,
                  const coverage::CoverageOptions& options, measure::Repair repair,
                  std::size_t zones);

    // Counts of rows by their shape: in all, without one, invalid polygons, kinds of shapes that
    // are not understood, polygons.
    std::string facts() const;

    // Plots in the zone, a row a crop and season (of each partition): crop, season, plots, their
    // whole area in m2, and for each plot that a border cuts 48 bytes in an array: a key of the
    // shape (32 bytes, equal for equal shapes), its area in the zone and its whole area in m2, 8
    // bytes each, the most significant first. For the outside the zone is the union of all zones.
    std::string pieces(bool outside, Shapes shapes) const;

    // Land of all plots in the zone counted once: crop (null unless `by_crop`), season, area in m2.
    std::string land(bool outside, bool by_crop) const;

    // $1 and those of the condition; for the outside `zones` too, all of them one by one.
    Values parameters(const std::string& zone, const std::vector<std::string>& zones = {}) const;

  private:
    std::string area_of(const std::string& shape) const;
    std::string shape_of(Shapes shapes) const;
    std::string beyond_zones(const std::string& shape) const;
    std::string near_zone(const std::string& shape, bool outside, Shapes shapes) const;
    std::string from() const;
    std::string grouped() const;

    const PlotsTable& m_table;
    PlotsCondition m_condition;
    std::size_t m_zones;
    std::string m_crop;
    std::string m_season;  // empty = none
    std::string m_raw;     // the shape as it is
    std::string m_mended;  // the shape mended
};

}  // namespace zamin::database
