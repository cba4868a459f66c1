#include "coverage/units.hpp"

#include <algorithm>
#include <unordered_map>

#include "coverage/selection.hpp"
#include "coverage/tally.hpp"
#include "measure/area.hpp"

namespace zamin::coverage {

namespace {

// Numbers of units in the order in which they are met.
class UnitNumbers {
  public:
    measure::ZoneId of(std::string_view name) {
        const auto next = static_cast<measure::ZoneId>(names.size());
        const auto [entry, is_new] = m_numbers.emplace(name, next);
        if (is_new) {
            names.emplace_back(name);
        }
        return entry->second;
    }

    std::vector<std::string> names;

  private:
    std::unordered_map<std::string, measure::ZoneId> m_numbers;
};

CoverageOptions of_units(CoverageOptions options) {
    if (options.denominator != Denominator::members) {
        options.denominator = Denominator::mapped;
    }
    options.overlaps = Overlaps::count;
    return options;
}

void add_rows(const std::map<Tally::Key, TallyCell>& cells, const UnitNumbers& units,
              Coverage& result) {
    std::map<std::pair<measure::ZoneId, std::string>, AreaSum> land;
    for (const auto& [key, cell] : cells) {
        land[{std::get<0>(key), std::get<2>(key)}].add(cell.area);
    }
    for (const auto& [key, cell] : cells) {
        const auto& [unit, crop, season] = key;
        CoverageRow row;
        row.district = units.names[unit];
        row.crop = crop;
        row.season = season;
        row.plots = cell.plots;
        row.area_ha = cell.area.value() / measure::m2_per_ha;
        row.denominator_ha = land.at({unit, season}).value() / measure::m2_per_ha;
        if (*row.denominator_ha > 0.0) {
            row.share_pct = 100.0 * row.area_ha / *row.denominator_ha;
        }
        result.rows.push_back(std::move(row));
    }
    sort_rows(result.rows);
}

}  // namespace

Coverage coverage_of_units(const Layer& plots, const std::string& unit_column,
                           const CoverageOptions& options, Progress& progress) {
    Coverage result;
    result.options = of_units(options);
    const Selection selection(plots, result.options);
    const Category crops(&plots.column(options.crop_column));
    const Category unit_names(&plots.column(unit_column));
    const std::vector<double> areas_m2 = measure::feature_areas_m2(plots, progress);
    UnitNumbers units;
    Tally tally;
    AreaSum all;
    std::string crop_buffer, season_buffer, unit_buffer;
    for (std::size_t row = 0; row < plots.size(); ++row) {
        const std::string_view season = selection.season(row, season_buffer);
        if (!selection.counts(row, season)) {
            continue;
        }
        if (plots.geometry.kinds[row] != GeometryKind::polygon) {
            ++result.without_polygon;
            continue;
        }
        TallyCell& cell =
            tally.cell(units.of(unit_names.of(row, unit_buffer)),
                       tally.crop_code(crops.of(row, crop_buffer)), tally.season_code(season));
        ++cell.plots;
        ++result.plots;
        cell.area.add(areas_m2[row]);
        all.add(areas_m2[row]);
    }
    result.plots_area_ha = all.value() / measure::m2_per_ha;
    std::map<Tally::Key, TallyCell> cells;
    tally.add_to(cells);
    add_rows(cells, units, result);
    return result;
}

}  // namespace zamin::coverage
