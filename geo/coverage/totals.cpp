#include "coverage/totals.hpp"

#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "measure/area.hpp"

namespace zamin::coverage {

namespace {

// The zone that holds the plot's largest part; the outside is the zone after the last.
measure::ZoneId home_of(const measure::PlotOverlay& overlay, measure::ZoneId outside) {
    measure::ZoneId home = outside;
    double largest_m2 = overlay.outside_m2;
    for (const auto& piece : overlay.zones) {
        if (piece.area_m2 > largest_m2) {
            largest_m2 = piece.area_m2;
            home = piece.zone;
        }
    }
    return home;
}

struct Total {
    std::int64_t plots = 0;
    double area_m2 = 0.0;
};
using Totals = std::map<Tally::Key, Total>;

struct Counted {
    Totals totals;
    Totals land;  // by zone and season, the crop empty
    AreaSum plots_area;
    std::int64_t plots = 0;
    std::int64_t straddling = 0;
    std::int64_t without_polygon = 0;
    bool zones_overlap = false;
};

Totals closed(const std::map<Tally::Key, TallyCell>& cells, const AreaSum& plots_area) {
    AreaSum pieces;
    for (const auto& [key, cell] : cells) {
        pieces.add(cell.area);
    }
    const double scale = pieces.value() > 0.0 ? plots_area.value() / pieces.value() : 1.0;
    Totals totals;
    for (const auto& [key, cell] : cells) {
        totals[key] = {cell.plots, cell.area.value() * scale};
    }
    return totals;
}

std::optional<double> official_ha(const Layer& districts, const Zones& zones, measure::ZoneId zone,
                                  const std::string& column) {
    const Column& official = districts.column(column);
    std::optional<double> sum_ha;
    for (const std::size_t row : zones.features[zone]) {
        if (const auto ha = official.number(row)) {
            sum_ha = sum_ha.value_or(0.0) + *ha;
        }
    }
    return sum_ha;
}

// What 100 % is, for each zone and season.
class Denominators {
  public:
    Denominators(const Layer& districts, const Zones& zones, const Totals& land,
                 const CoverageOptions& options)
        : m_districts(districts), m_zones(zones), m_options(options) {
        for (const auto& [key, total] : land) {
            const auto& [zone, crop, season] = key;
            m_counted_m2[{zone, season}] += total.area_m2;
        }
    }

    std::optional<double> ha(measure::ZoneId zone, const std::string& season) const {
        if (zone >= m_zones.names.size()) {
            return std::nullopt;
        }
        switch (m_options.denominator) {
            case Denominator::official:
                return official_ha(m_districts, m_zones, zone, m_options.official_column);
            case Denominator::polygon:
                return m_zones.area_m2[zone] / measure::m2_per_ha;
            case Denominator::members:
            case Denominator::mapped:
                break;
        }
        const auto counted = m_counted_m2.find({zone, season});
        return counted == m_counted_m2.end() ? 0.0 : counted->second / measure::m2_per_ha;
    }

  private:
    const Layer& m_districts;
    const Zones& m_zones;
    const CoverageOptions& m_options;
    std::map<std::pair<measure::ZoneId, std::string>, double> m_counted_m2;
};

std::vector<CoverageRow> make_rows(const Layer& districts, const Zones& zones,
                                   const Counted& counted, const CoverageOptions& options) {
    const Denominators denominators(districts, zones, counted.land, options);
    std::vector<CoverageRow> rows;
    for (const auto& [key, total] : counted.totals) {
        const auto& [zone, crop, season] = key;
        CoverageRow row;
        row.district = zone < zones.names.size() ? zones.names[zone] : outside_name;
        row.crop = crop;
        row.season = season;
        row.plots = total.plots;
        row.area_ha = total.area_m2 / measure::m2_per_ha;
        row.denominator_ha = denominators.ha(zone, season);
        if (row.denominator_ha && *row.denominator_ha > 0.0) {
            row.share_pct = 100.0 * row.area_ha / *row.denominator_ha;
        }
        rows.push_back(std::move(row));
    }
    sort_rows(rows);
    return rows;
}

Problem overlap_problem(const Layer& districts) {
    Problem problem;
    problem.source = districts.source;
    problem.layer = districts.name;
    problem.problem = msgid("districts overlap");
    problem.detail = said("some land lies in more than one district");
    problem.action = said("counted in the first of them by name");
    return problem;
}

Counted sum_of(std::span<const Counts* const> parts, const CoverageOptions& options) {
    Counted counted;
    std::map<Tally::Key, TallyCell> cells;
    std::map<Tally::Key, TallyCell> land;
    AreaSum land_area;
    for (const Counts* counts : parts) {
        counts->tally.add_to(cells);
        counts->land.add_to(land);
        counted.plots_area.add(counts->plots_area);
        land_area.add(counts->land_area);
        counted.plots += counts->plots;
        counted.straddling += counts->straddling;
        counted.without_polygon += counts->without_polygon;
    }
    counted.totals = closed(cells, counted.plots_area);
    counted.land = options.overlaps == Overlaps::once ? closed(land, land_area) : counted.totals;
    return counted;
}

}  // namespace

void add_area(const measure::PlotOverlay& overlay, measure::ZoneId outside, std::string_view crop,
              std::string_view season, Tally& tally) {
    const std::uint32_t crop_code = tally.crop_code(crop);
    const std::uint32_t season_code = tally.season_code(season);
    for (const auto& piece : overlay.zones) {
        tally.cell(piece.zone, crop_code, season_code).area.add(piece.area_m2);
    }
    if (overlay.outside_m2 > 0.0) {
        tally.cell(outside, crop_code, season_code).area.add(overlay.outside_m2);
    }
}

void count_plots(const measure::PlotOverlay& overlay, measure::ZoneId outside,
                 std::string_view crop, std::string_view season, std::int64_t plots,
                 Counts& counts) {
    counts.plots += plots;
    counts.tally
        .cell(home_of(overlay, outside), counts.tally.crop_code(crop),
              counts.tally.season_code(season))
        .plots += plots;
    const bool several = overlay.zones.size() + (overlay.outside_m2 > 0.0 ? 1 : 0) > 1;
    counts.straddling += several ? plots : 0;
}

void check_district_layer(const Layer& districts) {
    if (!districts.crs.known() && districts.size() > 0) {
        throw error("{}: layer '{}' has no coordinate system", districts.source, districts.name);
    }
    if (districts.size() == 0) {
        throw error("{}: layer '{}' holds no districts: it has no rows", districts.source,
                    districts.name);
    }
}

Coverage make_coverage(const Layer& districts, const Zones& zones,
                       std::span<const Counts* const> parts, bool zones_overlap,
                       const CoverageOptions& options) {
    const Counted counted = sum_of(parts, options);
    Coverage result;
    result.options = options;
    result.rows = make_rows(districts, zones, counted, options);
    result.plots = counted.plots;
    result.straddling = counted.straddling;
    result.without_polygon = counted.without_polygon;
    result.plots_area_ha = counted.plots_area.value() / measure::m2_per_ha;
    result.problems = zones.problems;
    if (zones_overlap) {
        result.problems.push_back(overlap_problem(districts));
    }
    return result;
}

}  // namespace zamin::coverage
