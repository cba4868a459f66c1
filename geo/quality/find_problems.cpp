#include "quality/find_problems.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/error.hpp"
#include "core/threads.hpp"
#include "measure/area.hpp"
#include "quality/mended_layer.hpp"
#include "quality/outline_problems.hpp"
#include "quality/overlap_problems.hpp"
#include "quality/record_problems.hpp"
#include "quality/shape_problems.hpp"

namespace zamin::quality {

Findings in_order(const Layer& layer, Findings&& found) {
    std::vector<std::size_t> order(found.findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t i) {
        const Finding& f = found.findings[i];
        const auto id = [&](const std::optional<std::uint32_t>& row) {
            return row ? std::tuple(true, layer.feature_ids[*row], *row)
                       : std::tuple(false, std::int64_t{0}, std::uint32_t{0});
        };
        return std::tuple(id(f.row), f.kind, id(f.other));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    Findings result;
    result.findings.reserve(order.size());
    for (const std::size_t i : order) {
        result.findings.push_back(std::move(found.findings[i]));
        result.shapes.append(found.shapes, i);
    }
    return result;
}

OutlineProblems find_outline_problems(const Layer& layer, const Fields& fields,
                                      const Options& options, Progress& progress) {
    ShapeProblems shapes = find_shape_problems(layer, fields, options, progress);
    OutlineProblems result;
    if (!shapes.invalid.empty()) {
        result.mended = with_shapes(layer, shapes.invalid, shapes.mended);
    }
    const Layer& valid = result.valid(layer);
    result.areas_m2 = measure::feature_areas_m2(valid, progress);
    result.found = std::move(shapes.found);
    if (options.outlines) {
        find_size_problems(layer, valid, result.areas_m2, options, result.found);
    }
    return result;
}

namespace {

Findings find_all(const Layer& layer, const Fields& fields, const Options& options,
                  Progress& progress) {
    OutlineProblems outlines = find_outline_problems(layer, fields, options, progress);
    Findings found = std::move(outlines.found);
    find_record_problems(layer, outlines.areas_m2, fields, options, found);
    if (options.overlaps) {
        find_overlap_problems(layer, outlines.valid(layer), outlines.areas_m2, fields, options,
                              found, progress);
    }
    return in_order(layer, std::move(found));
}

Findings find_in_table(const Layer& layer, const Fields& fields, const Options& options) {
    Findings found;
    const std::vector<double> no_areas_m2(layer.size(), 0.0);
    find_record_problems(layer, no_areas_m2, fields, options, found);
    return in_order(layer, std::move(found));
}

}  // namespace

Findings find_problems(const Layer& layer, const Fields& fields, const Options& options,
                       Progress& progress) {
    const auto& kinds = layer.geometry.kinds;
    if (std::find(kinds.begin(), kinds.end(), GeometryKind::polygon) == kinds.end()) {
        return find_in_table(layer, fields, options);
    }
    if (!layer.crs.known()) {
        throw error("{}: layer '{}' has no coordinate system, so its plots cannot be measured",
                    layer.source, layer.name);
    }
    Findings result;
    with_threads(options.threads, [&] { result = find_all(layer, fields, options, progress); });
    return result;
}

}  // namespace zamin::quality
