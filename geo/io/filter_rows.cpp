#include "io/filter_rows.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "io/gdal_handles.hpp"
#include "io/row_condition.hpp"

namespace zamin::io {

namespace {

struct DefinitionDeleter {
    void operator()(OGRFeatureDefn* p) const { p->Release(); }
};
using Definition = std::unique_ptr<OGRFeatureDefn, DefinitionDeleter>;

OGRFieldType field_type(ColumnType type) {
    switch (type) {
        case ColumnType::integer:
        case ColumnType::boolean:
            return OFTInteger64;
        case ColumnType::real:
            return OFTReal;
        default:
            return OFTString;
    }
}

Definition definition_of(const Layer& layer) {
    Definition definition(new OGRFeatureDefn(layer.name.c_str()));
    definition->Reference();
    for (const Column& column : layer.columns) {
        OGRFieldDefn field(column.name.c_str(), field_type(column.type()));
        definition->AddFieldDefn(&field);
    }
    return definition;
}

void set_field(OGRFeature& feature, int index, const Column& column, std::size_t row) {
    if (column.is_null(row)) {
        feature.SetFieldNull(index);
        return;
    }
    switch (column.type()) {
        case ColumnType::integer:
        case ColumnType::boolean:
            feature.SetField(index, static_cast<GIntBig>(column.integers()[row]));
            break;
        case ColumnType::real:
            feature.SetField(index, column.reals()[row]);
            break;
        default:
            feature.SetField(index, std::string(column.text_view(row)).c_str());
    }
}

std::string names_of(const Layer& layer) {
    std::string names;
    for (const Column& column : layer.columns) {
        names += (names.empty() ? "" : ", ") + column.name;
    }
    return names;
}

}  // namespace

std::vector<std::uint32_t> filter_rows(const Layer& layer, const std::string& expression,
                                       Progress& progress) {
    const Definition definition = definition_of(layer);
    OGRFeatureQuery query;
    GdalMessages messages;
    if (query.Compile(definition.get(), expression.c_str()) != OGRERR_NONE) {
        throw usage_error("{}: '{}' is not understood ({}); columns: {}", layer.source, expression,
                          messages.reason(), names_of(layer));
    }
    const std::vector<int> used = used_columns(query, *definition);
    const Feature feature(new OGRFeature(definition.get()));
    std::vector<std::uint32_t> rows;
    constexpr std::size_t batch = 8192;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (row % batch == 0) {
            progress.set(static_cast<double>(row) / static_cast<double>(layer.size()));
        }
        feature->SetFID(layer.feature_ids[row]);
        for (const int index : used) {
            set_field(*feature, index, layer.columns[static_cast<std::size_t>(index)], row);
        }
        if (query.Evaluate(feature.get()) != 0) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return rows;
}

}  // namespace zamin::io
