#include "coverage/coverage.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <unordered_set>

#include "core/error.hpp"
#include "core/threads.hpp"
#include "coverage/tally.hpp"
#include "coverage/zones.hpp"
#include "measure/area.hpp"
#include "measure/overlay.hpp"

namespace zamin::coverage {

namespace {

// The value of a category column without surrounding blanks; "(unknown)" when blank or null.
class Category {
  public:
    explicit Category(const Column* column) : m_column(column) {}

    std::string_view of(std::size_t row, std::string& buffer) const {
        if (!m_column) {
            return {};
        }
        std::string_view text;
        if (m_column->is_number()) {
            buffer = m_column->text(row);
            text = buffer;
        } else {
            text = m_column->text_view(row);
        }
        constexpr std::string_view blank = " \t\r\n";
        const auto first = text.find_first_not_of(blank);
        if (first == std::string_view::npos) {
            return unknown_name;
        }
        return text.substr(first, text.find_last_not_of(blank) - first + 1);
    }

  private:
    const Column* m_column;
};

// Which plots count: the season asked for, and members' plots where those are the denominator.
class Selection {
  public:
    Selection(const Layer& plots, const CoverageOptions& options)
        : m_options(options),
          m_season(options.season_column.empty() ? nullptr : &plots.column(options.season_column)),
          m_members(options.member_ids.begin(), options.member_ids.end()) {
        if (!options.season.empty() && !m_season.has_column()) {
            throw usage_error("season '{}' is asked for, but no season column is named",
                              options.season);
        }
        if (options.denominator == Denominator::members) {
            const bool by_id = !options.member_ids.empty();
            m_holder = by_id ? &plots.column(options.holder_column)
                             : plots.find_column(options.holder_column);
            m_group = by_id ? plots.find_column(options.group_column)
                            : &plots.column(options.group_column);
        }
    }

    bool counts(std::size_t row, std::string_view season) const {
        if (!m_options.season.empty() && season != m_options.season) {
            return false;
        }
        if (m_options.denominator != Denominator::members) {
            return true;
        }
        if (m_members.empty()) {
            return !m_group->text(row).empty();
        }
        return m_members.count(m_holder->text(row)) > 0 ||
               (m_holder->text(row).empty() && m_group && !m_group->text(row).empty());
    }

    std::string_view season(std::size_t row, std::string& buffer) const {
        return m_season.of(row, buffer);
    }

  private:
    struct SeasonColumn : Category {
        explicit SeasonColumn(const Column* column) : Category(column), m_has(column != nullptr) {}
        bool has_column() const { return m_has; }
        bool m_has;
    };

    const CoverageOptions& m_options;
    SeasonColumn m_season;
    std::unordered_set<std::string> m_members;
    const Column* m_holder = nullptr;
    const Column* m_group = nullptr;
};

struct Counts {
    Tally tally;
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

void count_plot(const measure::PlotOverlay& overlay, measure::ZoneId outside, std::string_view crop,
                std::string_view season, Counts& counts) {
    const std::uint32_t crop_code = counts.tally.crop_code(crop);
    const std::uint32_t season_code = counts.tally.season_code(season);
    ++counts.plots;
    for (const auto& piece : overlay.zones) {
        counts.tally.cell(piece.zone, crop_code, season_code).area.add(piece.area_m2);
    }
    if (overlay.outside_m2 > 0.0) {
        counts.tally.cell(outside, crop_code, season_code).area.add(overlay.outside_m2);
    }
    ++counts.tally.cell(home_of(overlay, outside), crop_code, season_code).plots;
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

Counted count(const Layer& plots, const Zones& zones, const CoverageOptions& options,
              Progress& progress) {
    const Category crops(&plots.column(options.crop_column));
    const Selection selection(plots, options);
    const std::vector<double> areas_m2 = measure::feature_areas_m2(plots, progress);
    const measure::Overlay overlay(plots.geometry, zones.polygons, zones.zone_of_feature,
                                   plots.crs);
    const auto outside = static_cast<measure::ZoneId>(zones.names.size());

    progress.step("clipping plots to districts");
    constexpr std::size_t plots_per_task = 4096;
    tbb::enumerable_thread_specific<Counts> by_thread;
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, plots.size(), plots_per_task), [&](const auto& range) {
            Counts& counts = by_thread.local();
            std::string crop_buffer;
            std::string season_buffer;
            for (std::size_t row = range.begin(); row < range.end(); ++row) {
                const std::string_view season = selection.season(row, season_buffer);
                if (!selection.counts(row, season)) {
                    continue;
                }
                if (plots.geometry.kinds[row] != GeometryKind::polygon) {
                    ++counts.without_polygon;
                    continue;
                }
                counts.plots_area.add(areas_m2[row]);
                count_plot(overlay.of(row, areas_m2[row]), outside, crops.of(row, crop_buffer),
                           season, counts);
            }
            const std::size_t now = done += range.size();
            progress.set(static_cast<double>(now) / static_cast<double>(plots.size()));
        });

    Counted counted;
    counted.zones_overlap = overlay.zones_overlap();
    std::map<Tally::Key, TallyCell> cells;
    for (const Counts& counts : by_thread) {
        counts.tally.add_to(cells);
        counted.plots_area.add(counts.plots_area);
        counted.plots += counts.plots;
        counted.straddling += counts.straddling;
        counted.without_polygon += counts.without_polygon;
    }
    counted.totals = closed(cells, counted.plots_area);
    return counted;
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
    Denominators(const Layer& districts, const Zones& zones, const Totals& totals,
                 const CoverageOptions& options)
        : m_districts(districts), m_zones(zones), m_options(options) {
        for (const auto& [key, total] : totals) {
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
        return m_counted_m2.at({zone, season}) / measure::m2_per_ha;
    }

  private:
    const Layer& m_districts;
    const Zones& m_zones;
    const CoverageOptions& m_options;
    std::map<std::pair<measure::ZoneId, std::string>, double> m_counted_m2;
};

std::vector<CoverageRow> make_rows(const Layer& districts, const Zones& zones, const Totals& totals,
                                   const CoverageOptions& options) {
    const Denominators denominators(districts, zones, totals, options);
    std::vector<CoverageRow> rows;
    for (const auto& [key, total] : totals) {
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
    std::sort(rows.begin(), rows.end(), [](const CoverageRow& a, const CoverageRow& b) {
        return std::tie(a.district, a.crop, a.season) < std::tie(b.district, b.crop, b.season);
    });
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
    problem.problem = "districts overlap";
    problem.detail = "some land lies in more than one district";
    problem.action = "counted in the first of them by name";
    return problem;
}

Coverage run(const Layer& plots, const Layer& districts, const CoverageOptions& options,
             Progress& progress) {
    check_layers(plots, districts);
    Zones zones = make_zones(districts, options.district_name_column,
                             plots.crs.known() ? plots.crs : districts.crs, progress);
    const Counted counted = count(plots, zones, options, progress);
    Coverage result;
    result.options = options;
    result.rows = make_rows(districts, zones, counted.totals, options);
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
