#include "io/workbook.hpp"

#include <cpl_string.h>

#include <array>
#include <set>

#include "io/endings.hpp"
#include "io/open.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {

// Columns that GDAL had to find names for itself.
bool has_made_up_names(OGRLayer& layer) {
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (definition.GetFieldDefn(i)->GetNameRef() != "Field" + std::to_string(i + 1)) {
            return false;
        }
    }
    return definition.GetFieldCount() > 0;
}

bool begins_with_names(OGRLayer& layer) {
    layer.ResetReading();
    const Feature first(layer.GetNextFeature());
    layer.ResetReading();
    std::set<std::string> names;
    for (int i = 0; first && i < first->GetFieldCount(); ++i) {
        if (!first->IsFieldSetAndNotNull(i)) {
            continue;
        }
        const std::string name = first->GetFieldAsString(i);
        if (CPLGetValueType(name.c_str()) != CPL_VALUE_STRING || !names.insert(name).second) {
            return false;
        }
    }
    return !names.empty();
}

}  // namespace

bool is_workbook(const std::string& path) {
    constexpr std::array endings{".xlsx", ".xlsm", ".ods"};
    return has_ending(path, endings);
}

Dataset open_workbook(const std::string& path) {
    Dataset workbook = open_vector(path);
    if (!workbook) {
        return workbook;
    }
    bool any_made_up = false;
    bool all_are_names = true;
    for (OGRLayer* layer : workbook->GetLayers()) {
        if (has_made_up_names(*layer)) {
            any_made_up = true;
            all_are_names = all_are_names && begins_with_names(*layer);
        }
    }
    if (any_made_up && all_are_names) {
        const ThreadOption xlsx("OGR_XLSX_HEADERS", "FORCE");
        const ThreadOption ods("OGR_ODS_HEADERS", "FORCE");
        workbook = open_vector(path);
        for (int i = 0; workbook && i < workbook->GetLayerCount(); ++i) {
            workbook->GetLayer(i)->GetFeatureCount(1);  // sheets are read when they are asked for
        }
    }
    return workbook;
}

}  // namespace zamin::io
