#include "coverage/zones.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "coverage/coverage.hpp"
#include "measure/area.hpp"
#include "measure/dissolve.hpp"

namespace zamin::coverage {

namespace {

std::string trimmed(std::string text) {
    constexpr const char* blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

Problem problem_of(const Layer& layer, std::size_t row, const char* word, Sentence detail,
                   Sentence action) {
    Problem problem;
    problem.source = layer.source;
    problem.layer = layer.name;
    problem.feature = layer.feature_ids[row];
    problem.problem = word;
    problem.detail = std::move(detail);
    problem.action = std::move(action);
    return problem;
}

// The district polygons in the plots' plane; polygons of one name that overlap are united, since a
// hectare is counted once.
void place(const Layer& districts, const Crs& plots_crs, Zones& zones) {
    zones.polygons = districts.geometry;
    const Transformation transformation(districts.crs, plots_crs);
    if (transformation.apply(zones.polygons.coords) > 0) {
        throw error(
            "{}: layer '{}' cannot be brought from {} to the plots' {}: some of its points lie "
            "outside that system's area",
            districts.source, districts.name, districts.crs.label(), plots_crs.label());
    }
    if (std::all_of(zones.features.begin(), zones.features.end(),
                    [](const auto& rows) { return rows.size() < 2; })) {
        return;
    }
    Geometries united;
    std::vector<std::optional<measure::ZoneId>> zone_of_feature;
    for (measure::ZoneId zone = 0; zone < zones.names.size(); ++zone) {
        measure::append_union(zones.polygons, zones.features[zone], united);
        zone_of_feature.emplace_back(zone);
    }
    zones.polygons = std::move(united);
    zones.zone_of_feature = std::move(zone_of_feature);
}

}  // namespace

RowsByName rows_by_name(const Layer& districts, const std::string& name_column,
                        std::vector<Problem>& problems) {
    const Column& names = districts.column(name_column);
    RowsByName result;
    for (std::size_t row = 0; row < districts.size(); ++row) {
        if (districts.geometry.kinds[row] != GeometryKind::polygon) {
            problems.push_back(problem_of(districts, row, msgid("no polygon"),
                                          said("the district has no area"), said("left out")));
            continue;
        }
        std::string name = trimmed(names.text(row));
        if (name.empty()) {
            problems.push_back(problem_of(districts, row, msgid("no name"),
                                          said("the district is unnamed"),
                                          said("called (unknown)")));
            name = unknown_name;
        }
        result[name].push_back(row);
    }
    return result;
}

Zones make_zones(const Layer& districts, const std::string& name_column, const Crs& plots_crs,
                 Progress& progress) {
    Zones zones;
    RowsByName by_name = rows_by_name(districts, name_column, zones.problems);
    if (by_name.empty()) {
        throw error("{}: layer '{}' has no district polygon", districts.source, districts.name);
    }
    for (auto& [name, rows] : by_name) {
        zones.names.push_back(name);
        zones.features.push_back(std::move(rows));
    }
    zones.zone_of_feature.resize(districts.size());
    const std::vector<double> areas_m2 = measure::feature_areas_m2(districts, progress);
    for (measure::ZoneId zone = 0; zone < zones.names.size(); ++zone) {
        double area_m2 = 0.0;
        for (const std::size_t row : zones.features[zone]) {
            zones.zone_of_feature[row] = zone;
            area_m2 += areas_m2[row];
        }
        zones.area_m2.push_back(area_m2);
    }
    place(districts, plots_crs, zones);
    return zones;
}

}  // namespace zamin::coverage
