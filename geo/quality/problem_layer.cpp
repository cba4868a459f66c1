#include "quality/problem_layer.hpp"

#include "core/problem_table.hpp"
#include "core/table_columns.hpp"

namespace zamin::quality {

Layer problem_layer(std::span<const Problem> problems, const Geometries& shapes, const Crs& crs) {
    const Table table = problem_table(problems);
    Layer layer;
    layer.name = table.name;
    layer.crs = crs;
    layer.columns = layer_columns(table);
    layer.geometry = shapes;
    for (std::size_t row = 0; row < problems.size(); ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
    }
    return layer;
}

}  // namespace zamin::quality
