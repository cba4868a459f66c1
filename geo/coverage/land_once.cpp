#include "coverage/land_once.hpp"

#include <string>

#include "coverage/selection.hpp"
#include "measure/area.hpp"

namespace zamin::coverage {

namespace {

measure::Overlaps overlaps_of(const Layer& plots, std::span<const double> areas_m2,
                              std::span<const std::uint32_t> group_of_row, Progress& progress) {
    measure::OverlapOptions options;
    options.group_of_row = group_of_row;
    return measure::find_overlaps(plots, areas_m2, options, progress);
}

}  // namespace

std::vector<std::uint32_t> groups_of_plots(const Layer& plots, const CoverageOptions& options,
                                           bool by_crop) {
    const Category crops(by_crop ? &plots.column(options.crop_column) : nullptr);
    const Selection selection(plots, options);
    std::vector<std::uint32_t> groups(plots.size(), measure::no_group);
    std::unordered_map<std::string, std::uint32_t> codes;
    std::string crop_buffer;
    std::string season_buffer;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        const std::string_view season = selection.season(row, season_buffer);
        if (!selection.counts(row, season)) {
            continue;
        }
        std::string key(season);
        key += '\n';
        key += crops.of(row, crop_buffer);
        groups[row] =
            codes.emplace(std::move(key), static_cast<std::uint32_t>(codes.size())).first->second;
    }
    return groups;
}

LandOnce::LandOnce(const Layer& plots, const Zones& zones, std::span<const double> areas_m2,
                   std::span<const std::uint32_t> group_of_row, Progress& progress) {
    const measure::Overlaps overlaps = overlaps_of(plots, areas_m2, group_of_row, progress);
    measure::Remainders left = measure::without_double_land(plots, overlaps, progress);
    auto rest = std::make_unique<Layer>();
    rest->source = plots.source;
    rest->name = plots.name;
    rest->crs = plots.crs;
    rest->geometry = std::move(left.shapes);
    for (std::size_t i = 0; i < left.rows.size(); ++i) {
        m_place.emplace(left.rows[i], i);
        rest->feature_ids.push_back(plots.feature_ids[left.rows[i]]);
    }
    m_rest = std::move(rest);
    if (m_rest->size() > 0) {
        m_rest_m2 = measure::feature_areas_m2(*m_rest, progress);
        m_rest_overlay = std::make_unique<const measure::Overlay>(m_rest->geometry, zones.polygons,
                                                                  zones.zone_of_feature, plots.crs);
    }
}

double LandOnce::area_m2(std::size_t row, double whole_m2) const {
    const auto found = m_place.find(row);
    return found == m_place.end() ? whole_m2 : m_rest_m2[found->second];
}

measure::PlotOverlay LandOnce::overlay(std::size_t row, const measure::PlotOverlay& whole) const {
    const auto found = m_place.find(row);
    if (found == m_place.end()) {
        return whole;
    }
    const std::size_t place = found->second;
    return m_rest->geometry.kinds[place] == GeometryKind::polygon
               ? m_rest_overlay->of(place, m_rest_m2[place])
               : measure::PlotOverlay{};
}

DoubleLand find_double_land(const Layer& plots, const CoverageOptions& options,
                            Progress& progress) {
    const std::vector<double> areas_m2 = measure::feature_areas_m2(plots, progress);
    const auto groups = groups_of_plots(plots, options, true);
    DoubleLand found;
    for (const auto& pair : overlaps_of(plots, areas_m2, groups, progress).pairs) {
        ++found.pairs;
        found.area_ha += pair.area_m2 / measure::m2_per_ha;
    }
    return found;
}

}  // namespace zamin::coverage
