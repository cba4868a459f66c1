// Plots for tests of their faults, in metres about a place in Khatlon (UTM zone 42N).
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "quality/find_problems.hpp"

namespace zamin::test {

inline constexpr Coord kulob{568'000.0, 4'196'000.0};

inline std::vector<Coord> rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

// Features 1, 2, ... of one ring each.
inline Layer plots_of(const std::vector<std::vector<Coord>>& rings) {
    Layer layer;
    layer.source = "plots.gpkg";
    layer.name = "plots";
    layer.crs = Crs::parse("EPSG:32642");
    for (const auto& ring : rings) {
        for (const Coord& p : ring) {
            layer.geometry.coords.push_back({kulob.x + p.x, kulob.y + p.y});
        }
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::polygon);
        layer.feature_ids.push_back(static_cast<std::int64_t>(layer.size()) + 1);
    }
    return layer;
}

// "" is null.
inline void add_texts(Layer& layer, const std::string& name,
                      const std::vector<std::string>& values) {
    Column column(name, ColumnType::text);
    for (const std::string& value : values) {
        if (value.empty()) {
            column.push_null();
        } else {
            column.push_text(value);
        }
    }
    layer.columns.push_back(std::move(column));
}

inline void add_numbers(Layer& layer, const std::string& name, const std::vector<double>& values) {
    Column column(name, ColumnType::real);
    for (const double value : values) {
        column.push_real(value);
    }
    layer.columns.push_back(std::move(column));
}

inline const quality::Fields all_fields{"plot_id", "season",     "holder_id", "declared_ha",
                                        "capture", "accuracy_m", 1.0};

inline quality::Findings found_in(const Layer& layer, const quality::Options& options = {}) {
    Progress progress;
    return quality::find_problems(layer, all_fields, options, progress);
}

// "1 spike", "- drawn" for the whole layer, "1 sliver 2" with another party.
inline std::vector<std::string> words_of(const Layer& layer, const quality::Findings& found) {
    std::vector<std::string> words;
    for (const quality::Finding& finding : found.findings) {
        std::string word = finding.row ? std::to_string(layer.feature_ids[*finding.row]) : "-";
        word += std::string(" ") + quality::to_string(finding.kind);
        if (finding.other) {
            word += " " + std::to_string(layer.feature_ids[*finding.other]);
        }
        words.push_back(std::move(word));
    }
    return words;
}

inline std::vector<std::string> words_in(const Layer& layer, const quality::Options& options = {}) {
    return words_of(layer, found_in(layer, options));
}

using Words = std::vector<std::string>;

}  // namespace zamin::test
