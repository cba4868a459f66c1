// Sums that do not depend on the order in which they were added.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/fixed_sum.hpp"
#include "coverage/coverage.hpp"
#include "measure/zone_index.hpp"

namespace zamin::coverage {

using AreaSum = FixedSum;  // in m2

struct TallyCell {
    std::int64_t plots = 0;
    AreaSum area;
};

// Plots and area by zone, crop and season. One a thread, then added up.
class Tally {
  public:
    // Zone, crop, season; the zone after the last is the outside.
    using Key = std::tuple<measure::ZoneId, std::string, std::string>;

    std::uint32_t crop_code(std::string_view crop) { return code(m_crops, crop); }
    std::uint32_t season_code(std::string_view season) { return code(m_seasons, season); }
    TallyCell& cell(measure::ZoneId zone, std::uint32_t crop, std::uint32_t season);
    void add_to(std::map<Key, TallyCell>& total) const;

  private:
    struct Names {
        std::unordered_map<std::string, std::uint32_t> codes;
        std::vector<std::string> names;
        std::uint32_t last = 0;
    };
    static std::uint32_t code(Names& names, std::string_view name);

    Names m_crops;
    Names m_seasons;
    std::unordered_map<std::uint64_t, TallyCell> m_cells;
};

// By district, crop and season, byte by byte.
void sort_rows(std::vector<CoverageRow>& rows);

}  // namespace zamin::coverage
