// Files in formats of others, made with GDAL for tests of reading.
#pragma once

#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

namespace zamin::test {

using TextRows = std::vector<std::vector<std::string>>;

struct Sheet {
    std::string name;
    std::vector<std::string> columns;
    TextRows rows;  // an empty text is an empty cell
};

// A workbook of texts; a column whose values are all whole numbers holds numbers.
inline void write_workbook(const std::filesystem::path& file, const std::vector<Sheet>& sheets) {
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("XLSX");
    GDALDataset* workbook = driver->Create(file.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    for (const Sheet& sheet : sheets) {
        OGRLayer* layer = workbook->CreateLayer(sheet.name.c_str(), nullptr, wkbNone, nullptr);
        for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
            bool whole = true;
            for (const auto& row : sheet.rows) {
                whole = whole && CPLGetValueType(row[c].c_str()) == CPL_VALUE_INTEGER;
            }
            OGRFieldDefn field(sheet.columns[c].c_str(), whole ? OFTInteger : OFTString);
            layer->CreateField(&field);
        }
        for (const auto& row : sheet.rows) {
            OGRFeature* feature = OGRFeature::CreateFeature(layer->GetLayerDefn());
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (!row[c].empty()) {
                    feature->SetField(static_cast<int>(c), row[c].c_str());
                }
            }
            std::ignore = layer->CreateFeature(feature);
            OGRFeature::DestroyFeature(feature);
        }
    }
    GDALClose(workbook);
}

// False where this GDAL cannot write the format.
inline bool convert(const std::filesystem::path& from, const std::filesystem::path& to,
                    const std::vector<std::string>& words) {
    GDALAllRegister();
    std::vector<char*> pointers;
    for (const std::string& word : words) {
        pointers.push_back(const_cast<char*>(word.c_str()));
    }
    pointers.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
    GDALDatasetH source =
        GDALOpenEx(from.string().c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    CPLPushErrorHandler(CPLQuietErrorHandler);
    GDALDatasetH target =
        source ? GDALVectorTranslate(to.string().c_str(), nullptr, 1, &source, options, nullptr)
               : nullptr;
    CPLPopErrorHandler();
    GDALVectorTranslateOptionsFree(options);
    const bool done = target != nullptr;
    GDALClose(target);
    GDALClose(source);
    return done;
}

// A zip of texts: (name in the archive, content).
inline void write_zip(const std::filesystem::path& file,
                      const std::vector<std::pair<std::string, std::string>>& members) {
    void* zip = CPLCreateZip(file.string().c_str(), nullptr);
    for (const auto& [name, content] : members) {
        CPLCreateFileInZip(zip, name.c_str(), nullptr);
        CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size()));
        CPLCloseFileInZip(zip);
    }
    CPLCloseZip(zip);
}

}  // namespace zamin::test
