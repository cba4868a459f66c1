#include "coverage/coverage.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "core/threads.hpp"
#include "coverage/land_once.hpp"
#include "coverage/selection.hpp"
#include "coverage/tally.hpp"
#include "coverage/zones.hpp"
#include "measure/area.hpp"
#include "measure/overlay.hpp"

namespace zamin::coverage {

namespace {

struct Counts {
    Tally tally;
    Tally land;  // by zone and season, whatever grows on it; with Overlaps::once only
    AreaSum land_area;
    AreaSum plots_area;
    std::int64_t plots = 0;
    std::int64_t straddling = 0;
    std::int64_t without_polygon = 0;
};

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

void count_plot(const measure::PlotOverlay& overlay, measure::ZoneId outside, std::string_view crop,
                std::string_view season, Counts& counts) {
    ++counts.plots;
    ++counts.tally
          .cell(home_of(overlay, outside), counts.tally.crop_code(crop),
                counts.tally.season_code(season))
          .plots;
    const bool several = overlay.zones.size() + (overlay.outside_m2 > 0.0 ? 1 : 0) > 1;
    counts.straddling += several ? 1 : 0;
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

// The pieces of cut plots sum to their plots within about 1e-6 (overlay.hpp). What is left over, in
// practice a few parts in 1e9 of everything, is spread over all rows in proportion, so that the
// rows sum to the plots' area.
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

// Land counted once: under plots of one crop for the crop's row, under any for the denominator.
struct Once {
    LandOnce of_crop;
    LandOnce of_all;
};

std::optional<Once> land_once(const Layer& plots, const Zones& zones,
                              std::span<const double> areas_m2, const CoverageOptions& options,
                              Progress& progress) {
    if (options.overlaps == Overlaps::count) {
        return std::nullopt;
    }
    return Once{LandOnce(plots, zones, areas_m2, groups_of_plots(plots, options, true), progress),
                LandOnce(plots, zones, areas_m2, groups_of_plots(plots, options, false), progress)};
}

class Counter {
  public:
    Counter(const Layer& plots, const Zones& zones, const CoverageOptions& options,
            Progress& progress)
        : m_plots(plots),
          m_crops(&plots.column(options.crop_column)),
          m_selection(plots, options),
          m_areas_m2(measure::feature_areas_m2(plots, progress)),
          m_overlay(plots.geometry, zones.polygons, zones.zone_of_feature, plots.crs),
          m_outside(static_cast<measure::ZoneId>(zones.names.size())),
          m_once(land_once(plots, zones, m_areas_m2, options, progress)) {}

    Counted run(Progress& progress) {
        progress.step("clipping plots to districts");
        constexpr std::size_t plots_per_task = 4096;
        std::atomic<std::size_t> done{0};
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, m_plots.size(), plots_per_task),
            [&](const auto& range) {
                count_rows(range.begin(), range.end(), m_by_thread.local());
                const std::size_t now = done += range.size();
                progress.set(static_cast<double>(now) / static_cast<double>(m_plots.size()));
            });
        return sum();
    }

  private:
    void count_rows(std::size_t begin, std::size_t end, Counts& counts) const {
        std::string crop_buffer;
        std::string season_buffer;
        for (std::size_t row = begin; row < end; ++row) {
            const std::string_view season = m_selection.season(row, season_buffer);
            if (!m_selection.counts(row, season)) {
                continue;
            }
            if (m_plots.geometry.kinds[row] != GeometryKind::polygon) {
                ++counts.without_polygon;
                continue;
            }
            const std::string_view crop = m_crops.of(row, crop_buffer);
            const measure::PlotOverlay overlay = m_overlay.of(row, m_areas_m2[row]);
            count_plot(overlay, m_outside, crop, season, counts);
            if (!m_once) {
                counts.plots_area.add(m_areas_m2[row]);
                add_area(overlay, m_outside, crop, season, counts.tally);
                continue;
            }
            counts.plots_area.add(m_once->of_crop.area_m2(row, m_areas_m2[row]));
            add_area(m_once->of_crop.overlay(row, overlay), m_outside, crop, season, counts.tally);
            counts.land_area.add(m_once->of_all.area_m2(row, m_areas_m2[row]));
            add_area(m_once->of_all.overlay(row, overlay), m_outside, "", season, counts.land);
        }
    }

    Counted sum() const {
        Counted counted;
        counted.zones_overlap = m_overlay.zones_overlap();
        std::map<Tally::Key, TallyCell> cells;
        std::map<Tally::Key, TallyCell> land;
        AreaSum land_area;
        for (const Counts& counts : m_by_thread) {
            counts.tally.add_to(cells);
            counts.land.add_to(land);
            counted.plots_area.add(counts.plots_area);
            land_area.add(counts.land_area);
            counted.plots += counts.plots;
            counted.straddling += counts.straddling;
            counted.without_polygon += counts.without_polygon;
        }
        counted.totals = closed(cells, counted.plots_area);
        counted.land = m_once ? closed(land, land_area) : counted.totals;
        return counted;
    }

    const Layer& m_plots;
    Category m_crops;
    Selection m_selection;
    std::vector<double> m_areas_m2;
    measure::Overlay m_overlay;
    measure::ZoneId m_outside;
    std::optional<Once> m_once;
    tbb::enumerable_thread_specific<Counts> m_by_thread;
};

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

void check_layers(const Layer& plots, const Layer& districts) {
    for (const Layer* layer : {&plots, &districts}) {
        if (!layer->crs.known() && layer->size() > 0) {
            throw error("{}: layer '{}' has no coordinate system", layer->source, layer->name);
        }
    }
    if (districts.size() == 0) {
        throw error("{}: layer '{}' holds no districts: it has no rows", districts.source,
                    districts.name);
    }
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

Coverage run(const Layer& plots, const Layer& districts, const CoverageOptions& options,
             Progress& progress) {
    check_layers(plots, districts);
    Zones zones = make_zones(districts, options.district_name_column,
                             plots.crs.known() ? plots.crs : districts.crs, progress);
    const Counted counted = Counter(plots, zones, options, progress).run(progress);
    Coverage result;
    result.options = options;
    result.rows = make_rows(districts, zones, counted, options);
    result.plots = counted.plots;
    result.straddling = counted.straddling;
    result.without_polygon = counted.without_polygon;
    result.plots_area_ha = counted.plots_area.value() / measure::m2_per_ha;
    result.problems = std::move(zones.problems);
    if (counted.zones_overlap) {
        result.problems.push_back(overlap_problem(districts));
    }
    return result;
}

}  // namespace

Coverage coverage(const Layer& plots, const Layer& districts, const CoverageOptions& options,
                  Progress& progress) {
    Coverage result;
    with_threads(options.threads, [&] { result = run(plots, districts, options, progress); });
    return result;
}

}  // namespace zamin::coverage
