#include "coverage/coverage.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "core/error.hpp"
#include "core/threads.hpp"
#include "coverage/coverage_in_parts.hpp"
#include "coverage/land_once.hpp"
#include "coverage/selection.hpp"
#include "coverage/totals.hpp"
#include "coverage/zones.hpp"
#include "measure/area.hpp"
#include "measure/overlay.hpp"

namespace zamin::coverage {

namespace {

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

    void run(Progress& progress) {
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
    }

    bool zones_overlap() const { return m_overlay.zones_overlap(); }
    std::vector<Counts> counts() const { return {m_by_thread.begin(), m_by_thread.end()}; }

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
            count_plots(overlay, m_outside, crop, season, 1, counts);
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

    const Layer& m_plots;
    Category m_crops;
    Selection m_selection;
    std::vector<double> m_areas_m2;
    measure::Overlay m_overlay;
    measure::ZoneId m_outside;
    std::optional<Once> m_once;
    tbb::enumerable_thread_specific<Counts> m_by_thread;
};

}  // namespace

CoverageInParts::CoverageInParts(const Layer& districts, CoverageOptions options)
    : m_districts(districts), m_options(std::move(options)) {
    check_district_layer(m_districts);
}

void CoverageInParts::add(const Layer& plots, Progress& progress) {
    if (!plots.crs.known() && plots.size() > 0) {
        throw error("{}: layer '{}' has no coordinate system", plots.source, plots.name);
    }
    if (m_zones && m_options.overlaps == Overlaps::once) {
        throw error(
            "{}: layer '{}' comes in parts, so that land under several plots cannot count "
            "once",
            plots.source, plots.name);
    }
    with_threads(m_options.threads, [&] {
        if (!m_zones) {
            m_zones = std::make_unique<Zones>(
                make_zones(m_districts, m_options.district_name_column,
                           plots.crs.known() ? plots.crs : m_districts.crs, progress));
        }
        Counter counter(plots, *m_zones, m_options, progress);
        counter.run(progress);
        m_zones_overlap = m_zones_overlap || counter.zones_overlap();
        for (Counts& counts : counter.counts()) {
            m_counts.push_back(std::move(counts));
        }
    });
}

Coverage CoverageInParts::result() const {
    std::vector<const Counts*> parts;
    for (const Counts& counts : m_counts) {
        parts.push_back(&counts);
    }
    return make_coverage(m_districts, *m_zones, parts, m_zones_overlap, m_options);
}

Coverage coverage(const Layer& plots, const Layer& districts, const CoverageOptions& options,
                  Progress& progress) {
    CoverageInParts parts(districts, options);
    parts.add(plots, progress);
    return parts.result();
}

}  // namespace zamin::coverage
