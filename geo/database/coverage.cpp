#include "database/coverage.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <map>
#include <tuple>

#include "core/error.hpp"
#include "coverage/selection.hpp"
#include "coverage/totals.hpp"
#include "database/ask_zones.hpp"
#include "database/connection.hpp"
#include "database/coverage_query.hpp"
#include "database/ewkb.hpp"
#include "database/plots_table.hpp"
#include "io/database_condition.hpp"
#include "io/database_reason.hpp"
#include "measure/dissolve.hpp"
#include "measure/zone_index.hpp"

namespace zamin::database {

namespace {

using coverage::CoverageOptions;
using measure::PlotOverlay;
using measure::ZoneId;

// Less of a plot than this is rounding.
constexpr double rounding_share = 1e-9;

template <typename Number>
Number number(const Value& value) {
    Number result{};
    const std::string text = value.value_or("");
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

// What is said of a plot that a border cuts (CoverageQuery::pieces).
struct CutPlot {
    std::string shape;
    double part_m2 = 0.0;
    double whole_m2 = 0.0;
};

// Sixteen hexadecimal digits, the most significant first.
double real_from(std::string_view digits) {
    std::uint64_t bits = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), bits, 16);
    return std::bit_cast<double>(bits);
}

// Of '{"\\x0123...","\\x4567..."}'; none for null.
std::vector<CutPlot> cut_plots(const Value& value) {
    constexpr std::size_t key = 64, real = 16;
    std::vector<CutPlot> plots;
    const std::string_view text = value ? std::string_view(*value) : std::string_view();
    for (std::size_t at = text.find('x'); at != std::string_view::npos; at = text.find('x', at)) {
        const std::string_view digits = text.substr(++at, key + 2 * real);
        if (digits.size() == key + 2 * real) {
            plots.push_back({std::string(digits.substr(0, key)),
                             real_from(digits.substr(key, real)),
                             real_from(digits.substr(key + real))});
        }
    }
    return plots;
}

std::string category(const Value& value) {
    return std::string(coverage::category_of(value.value_or("")));
}

// Of land in several zones the first has it.
SentZones zones_to_send(const coverage::Zones& zones, int srid) {
    SentZones sent;
    sent.overlap = measure::ZoneIndex(zones.polygons, zones.zone_of_feature).zones_overlap();
    std::vector<std::uint32_t> feature_of_zone(zones.names.size());
    for (std::size_t i = 0; i < zones.zone_of_feature.size(); ++i) {
        if (zones.zone_of_feature[i]) {
            feature_of_zone[*zones.zone_of_feature[i]] = static_cast<std::uint32_t>(i);
        }
    }
    std::vector<std::size_t> features;
    for (std::size_t zone = 0; zone < feature_of_zone.size(); ++zone) {
        const std::uint32_t feature = feature_of_zone[zone];
        features.push_back(feature);
        Geometries own;
        if (sent.overlap) {
            measure::append_difference(zones.polygons, feature,
                                       std::span(feature_of_zone).first(zone), own);
        } else {
            own.append(zones.polygons, feature);
        }
        sent.zones.push_back(hex_ewkb(own, 0, srid));
    }
    Geometries all;
    measure::append_union(zones.polygons, features, all);
    sent.all = hex_ewkb(all, 0, srid);
    return sent;
}

// The server's answers put together.
class Gathering {
  public:
    Gathering(const CoverageOptions& options, ZoneId outside)
        : m_options(options), m_outside(outside) {}

    coverage::Counts gather(const std::vector<ZoneAnswer>& answers) {
        for (ZoneId zone = 0; zone < answers.size(); ++zone) {
            take_pieces(zone, answers[zone].pieces);
            take_land(zone, answers[zone].land_of_crops, true);
            take_land(zone, answers[zone].land, false);
        }
        count_cut_plots();
        return std::move(m_counts);
    }

  private:
    // Plots of one shape, crop and season that a border cuts.
    struct CutPlots {
        std::int64_t plots = 0;
        double whole_m2 = 0.0;
        PlotOverlay overlay;
    };
    using Key = std::tuple<std::string, std::string, std::string>;

    PlotOverlay in_zone(ZoneId zone, double area_m2) const {
        PlotOverlay overlay;
        if (zone == m_outside) {
            overlay.outside_m2 = area_m2;
        } else {
            overlay.zones.push_back({zone, area_m2});
        }
        return overlay;
    }

    void take_pieces(ZoneId zone, const Rows& rows) {
        // Equal shapes may come from several partitions.
        std::map<Key, CutPlots> cut;
        for (const Values& row : rows) {
            const std::string crop = category(row[0]);
            const std::string season = m_options.season_column.empty() ? "" : category(row[1]);
            auto plots = number<std::int64_t>(row[2]);
            auto area_m2 = number<double>(row[3]);
            for (const CutPlot& plot : cut_plots(row[4])) {
                CutPlots& here = cut[{plot.shape, crop, season}];
                ++here.plots;
                here.overlay.outside_m2 += plot.part_m2;
                here.whole_m2 += plot.whole_m2;
                --plots;
                area_m2 -= plot.whole_m2;
            }
            if (plots > 0) {
                add(in_zone(zone, area_m2), crop, season, plots, area_m2);
            }
        }
        for (auto& [key, here] : cut) {
            const double area_m2 = here.overlay.outside_m2;
            if (area_m2 <= rounding_share * here.whole_m2) {
                continue;
            }
            CutPlots& plots = m_cut[key];
            plots.plots = here.plots;
            plots.whole_m2 = here.whole_m2;
            if (zone == m_outside) {
                plots.overlay.outside_m2 = area_m2;
            } else {
                plots.overlay.zones.push_back({zone, area_m2});
            }
        }
    }

    void take_land(ZoneId zone, const Rows& rows, bool by_crop) {
        for (const Values& row : rows) {
            const auto area_m2 = number<double>(row[2]);
            if (!row[2] || area_m2 <= 0.0) {
                continue;
            }
            const std::string season = m_options.season_column.empty() ? "" : category(row[1]);
            coverage::add_area(in_zone(zone, area_m2), m_outside, by_crop ? category(row[0]) : "",
                               season, by_crop ? m_counts.tally : m_counts.land);
            (by_crop ? m_counts.plots_area : m_counts.land_area).add(area_m2);
        }
    }

    void count_cut_plots() {
        for (const auto& [key, plots] : m_cut) {
            add(plots.overlay, std::get<1>(key), std::get<2>(key), plots.plots, plots.whole_m2);
        }
    }

    void add(const PlotOverlay& overlay, const std::string& crop, const std::string& season,
             std::int64_t plots, double whole_m2) {
        coverage::count_plots(overlay, m_outside, crop, season, plots, m_counts);
        if (m_options.overlaps == coverage::Overlaps::count) {
            m_counts.plots_area.add(whole_m2);
            coverage::add_area(overlay, m_outside, crop, season, m_counts.tally);
        }
    }

    const CoverageOptions& m_options;
    ZoneId m_outside;
    std::map<Key, CutPlots> m_cut;
    coverage::Counts m_counts;
};

// What the table holds, summed over its partitions.
ImportReport facts_of(Connection& connection, const CoverageQuery& query, const PlotsTable& table,
                      std::int64_t& others, Progress& progress) {
    progress.step("looking at the plots");
    Values parameters = query.parameters("");
    parameters.front() = std::nullopt;
    ImportReport report;
    std::int64_t unknown_kinds = 0;
    std::int64_t polygons = 0;
    for (const Values& row : connection.query(query.facts(), parameters, progress)) {
        report.rows_read += number<std::int64_t>(row[0]);
        report.without_geometry += number<std::int64_t>(row[1]);
        report.repaired += number<std::int64_t>(row[2]);
        unknown_kinds += number<std::int64_t>(row[3]);
        polygons += number<std::int64_t>(row[4]);
    }
    report.rows_kept = report.rows_read;
    others = report.rows_read - polygons;
    if (unknown_kinds > 0) {
        throw error(
            "{}: layer '{}' has {} rows with lines, curves or collections, which the database "
            "engine does not count as plots; leave out --engine, so that they are looked at one by "
            "one",
            connection.name(), table.name, unknown_kinds);
    }
    if (polygons == 0 && report.rows_read > 0) {
        throw error(
            "{}: layer '{}' has no polygons: none of its rows has a geometry that can be "
            "used",
            connection.name(), table.name);
    }
    return report;
}

void check(const PlotsSource& plots) {
    if (!io::is_postgresql(plots.source.path)) {
        throw usage_error(
            "--engine postgis computes in the database that holds the plots, and {} is none; name "
            "one as PG:...::TABLE, or leave out --engine",
            plots.source.text());
    }
    if (plots.repair == measure::Repair::none) {
        throw usage_error(
            "--engine postgis cannot clip invalid polygons: --repair none is for the built-in "
            "engine");
    }
}

}  // namespace

ServerCoverage server_coverage(const PlotsSource& plots, const Layer& districts,
                               const CoverageOptions& wanted, Progress& progress) {
    check(plots);
    coverage::check_district_layer(districts);
    Connection connection = connect_for_coverage(plots.source.path, progress);
    const PlotsTable table = find_plots_table(connection, plots.source,
                                              plots.crs.empty() ? plots.crs_where_none : plots.crs,
                                              !plots.crs.empty(), progress);
    CoverageOptions options = wanted;
    if (plots.season_may_lack && !table.has(options.season_column)) {
        options.season_column.clear();
    }
    const PlotsCondition condition = condition_on_plots(
        connection, table, io::database_condition(plots.source, plots.where), options);
    ServerCoverage result;
    std::int64_t without_polygon = 0;
    const coverage::Zones zones =
        coverage::make_zones(districts, options.district_name_column, table.crs, progress);
    const CoverageQuery query(connection, table, condition, options, plots.repair,
                              zones.names.size());
    result.report = facts_of(connection, query, table, without_polygon, progress);
    const SentZones sent = zones_to_send(zones, table.srid);
    const std::vector<Shapes> shapes = result.report.repaired > 0
                                           ? std::vector{Shapes::valid, Shapes::mended}
                                           : std::vector{Shapes::all};
    const std::vector<ZoneAnswer> answers =
        ask_zones(plots.source.path, query, sent, shapes,
                  options.overlaps == coverage::Overlaps::once, progress);
    coverage::Counts counts =
        Gathering(options, static_cast<ZoneId>(zones.names.size())).gather(answers);
    counts.without_polygon = without_polygon;
    const coverage::Counts* const part = &counts;
    result.coverage = coverage::make_coverage(districts, zones, {&part, 1}, sent.overlap, options);
    return result;
}

}  // namespace zamin::database
