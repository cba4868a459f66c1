#include "coverage/coverage_layer.hpp"

#include "core/table_columns.hpp"
#include "coverage/zones.hpp"
#include "measure/dissolve.hpp"

namespace zamin::coverage {

Layer coverage_layer(const Coverage& coverage, const Layer& districts) {
    const Table table = coverage_table(coverage);
    Layer layer;
    layer.source = districts.source;
    layer.name = table.name;
    layer.crs = districts.crs;
    layer.columns = layer_columns(table);
    std::vector<Problem> known;  // said with the coverage already
    const RowsByName by_name =
        rows_by_name(districts, coverage.options.district_name_column, known);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
        const auto found = by_name.find(coverage.rows[row].district);
        if (found == by_name.end()) {
            layer.geometry.add_empty();
        } else {
            measure::append_union(districts.geometry, found->second, layer.geometry);
        }
    }
    return layer;
}

}  // namespace zamin::coverage
