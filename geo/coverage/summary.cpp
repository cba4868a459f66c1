#include "coverage/summary.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zamin::coverage {

namespace {

bool outside(const CoverageRow& row) {
    return row.district == outside_name;
}

bool unknown(const CoverageRow& row) {
    return row.crop == unknown_name;
}

}  // namespace

std::vector<std::string> seasons_of(const Coverage& coverage) {
    std::set<std::string> seasons;
    for (const CoverageRow& row : coverage.rows) {
        if (!row.season.empty()) {
            seasons.insert(row.season);
        }
    }
    return {seasons.begin(), seasons.end()};
}

bool several_seasons(const Coverage& coverage) {
    return std::any_of(coverage.rows.begin(), coverage.rows.end(), [&](const CoverageRow& row) {
        return row.season != coverage.rows.front().season;
    });
}

Overview overview(const Coverage& coverage) {
    Overview result;
    std::map<std::string, double> by_crop;
    std::map<std::pair<std::string, std::string>, std::optional<double>> denominators;
    double unknown_ha = 0.0;
    for (const CoverageRow& row : coverage.rows) {
        unknown_ha += unknown(row) ? row.area_ha : 0.0;
        if (outside(row)) {
            result.outside_ha += row.area_ha;
            continue;
        }
        if (!unknown(row)) {
            by_crop[row.crop] += row.area_ha;
        }
        denominators[{row.district, row.season}] = row.denominator_ha;
    }
    for (const auto& [crop, area_ha] : by_crop) {
        if (result.leading_crop.empty() || area_ha > result.leading_ha) {
            result.leading_crop = crop;
            result.leading_ha = area_ha;
        }
    }
    double whole_ha = 0.0;
    bool all_known = !denominators.empty();
    std::string last;
    for (const auto& [place, denominator_ha] : denominators) {
        result.districts += place.first != last ? 1 : 0;
        last = place.first;
        all_known = all_known && denominator_ha.has_value();
        whole_ha += denominator_ha.value_or(0.0);
    }
    if (all_known && whole_ha > 0.0 && !result.leading_crop.empty()) {
        result.leading_pct = 100.0 * result.leading_ha / whole_ha;
    }
    if (coverage.plots_area_ha > 0.0) {
        result.unknown_pct = 100.0 * unknown_ha / coverage.plots_area_ha;
    }
    return result;
}

std::vector<CropBar> bars_of(const Coverage& coverage) {
    std::map<std::pair<std::string, std::string>, CropBar> by_place;
    for (const CoverageRow& row : coverage.rows) {
        if (outside(row)) {
            continue;
        }
        CropBar& bar = by_place[{row.district, row.season}];
        bar.district = row.district;
        bar.season = row.season;
        bar.denominator_ha = row.denominator_ha;
        bar.area_ha += row.area_ha;
        bar.parts.push_back({row.crop, row.area_ha});
    }
    std::vector<CropBar> bars;
    for (auto& [place, bar] : by_place) {
        std::stable_sort(bar.parts.begin(), bar.parts.end(), [](const auto& a, const auto& b) {
            const bool ua = a.crop == unknown_name;
            const bool ub = b.crop == unknown_name;
            return ua != ub ? ub : a.area_ha > b.area_ha;
        });
        bars.push_back(std::move(bar));
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const CropBar& a, const CropBar& b) { return a.area_ha > b.area_ha; });
    return bars;
}

Coverage of_district(const Coverage& coverage, const std::string& district) {
    Coverage part;
    part.options = coverage.options;
    for (const CoverageRow& row : coverage.rows) {
        if (row.district == district) {
            part.rows.push_back(row);
            part.plots += row.plots;
            part.plots_area_ha += row.area_ha;
        }
    }
    return part;
}

}  // namespace zamin::coverage
