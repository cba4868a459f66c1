#include "io/open.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "io/check_file.hpp"
#include "io/container.hpp"
#include "io/database_reason.hpp"
#include "io/description_table.hpp"
#include "io/endings.hpp"
#include "io/read.hpp"
#include "io/repeats.hpp"
#include "io/restore_shx.hpp"
#include "io/workbook.hpp"
#include "io/write.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

namespace fs = std::filesystem;

// "PG:dbname=x", "/vsizip/...", "https://...": for GDAL alone to judge. A letter alone is a drive.
bool is_connection(const std::string& path) {
    const auto end = std::find_if_not(path.begin(), path.end(),
                                      [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    const bool has_scheme = end != path.end() && *end == ':' && end - path.begin() > 1;
    std::error_code failure;
    return path.rfind("/vsi", 0) == 0 || (has_scheme && !fs::exists(path, failure));
}

// A database that does not answer is given up.
std::string with_timeout(const std::string& connection) {
    constexpr const char* limits = " connect_timeout=10 tcp_user_timeout=30000";
    const bool by_words = connection.rfind("PG:", 0) == 0 &&
                          connection.find('"') == std::string::npos &&
                          connection.find("://") == std::string::npos &&
                          connection.find("connect_timeout") == std::string::npos;
    return by_words ? connection + limits : connection;
}

// Exports of KoboToolbox leave rows out, and nobody can see that from the file.
void say_if_kobo(GDALDataset& dataset, std::vector<Problem>& notes) {
    const std::string driver = dataset.GetDriverName();
    for (OGRLayer* layer : dataset.GetLayers()) {
        OGRFeatureDefn& columns = *layer->GetLayerDefn();
        if (driver == "GeoJSON" && columns.GetFieldIndex("_uuid") >= 0 &&
            (columns.GetFieldIndex("_submission_time") >= 0 || columns.GetFieldIndex("_id") >= 0)) {
            Problem note;
            note.layer = layer->GetName();
            note.problem = msgid("rows may be missing");
            note.detail = said(
                "this looks like a GeoJSON export of KoboToolbox, which leaves out rows without a "
                "valid shape");
            note.action = said("none; export CSV or XLSX to see all rows");
            notes.push_back(std::move(note));
        }
    }
}

bool is_survey_table(GDALDataset& dataset) {
    const std::string driver = dataset.GetDriverName();
    return driver == "CSV" || driver == "XLSX" || driver == "ODS" || driver == "Memory";
}

// One file, by its name of GDAL's.
Dataset open_file(const std::string& name, std::vector<Problem>& notes) {
    Dataset dataset;
    if (lacks_shx(name)) {
        dataset = open_without_shx(name);
    } else if (is_workbook(name)) {
        dataset = open_workbook(name);
    } else {
        dataset = with_description_columns(open_vector(name));
    }
    if (!dataset) {
        return dataset;
    }
    say_if_kobo(*dataset, notes);
    return is_survey_table(*dataset) ? with_repeats(std::move(dataset), notes) : std::move(dataset);
}

// Tables of several CSV files in memory, to be joined.
Dataset open_survey(const std::vector<std::string>& names, std::vector<Problem>& notes) {
    Dataset all = memory_dataset();
    all->SetMetadataItem(texts_as_in_file, "YES");
    for (const std::string& name : names) {
        if (const Dataset one = open_vector(name)) {
            copy_layers(*one, *all);
        }
    }
    return with_repeats(std::move(all), notes);
}

// "plots.csv" of a survey's export "farms.csv", "farms-plots.csv": its parents' table beside it.
std::string parent_file(const std::string& path) {
    const std::string stem = fs::path(path).stem().string();
    const std::size_t dash = stem.rfind('-');
    if (!ends_in(path, ".csv") || dash == std::string::npos) {
        return {};
    }
    const fs::path parent = fs::path(path).parent_path() / (stem.substr(0, dash) + ".csv");
    std::error_code failure;
    return fs::is_regular_file(parent, failure) ? parent.string() : std::string();
}

bool points_to_parent(const std::string& path) {
    const Dataset table = open_vector(path);
    return table && table->GetLayerCount() == 1 &&
           table->GetLayer(0)->GetLayerDefn()->GetFieldIndex("PARENT_KEY") >= 0;
}

void open_path(const std::string& path, Opened& opened) {
    const std::string parent = parent_file(path);
    if (!parent.empty() && points_to_parent(path)) {
        opened.dataset = open_survey({parent, path}, opened.notes);
        if (opened.layer.empty()) {
            opened.layer = fs::path(path).stem().string();
        }
        return;
    }
    opened.dataset = open_file(path, opened.notes);
}

// The member that has a layer of this name; empty if there is none.
std::string member_with_layer(const Container& container, const std::string& layer) {
    constexpr std::size_t most_opened = 100;
    for (std::size_t i = 0; i < std::min(container.members.size(), most_opened); ++i) {
        const Dataset dataset = open_vector(container.root + "/" + container.members[i]);
        if (dataset && dataset->GetLayerByName(layer.c_str())) {
            return container.members[i];
        }
    }
    return {};
}

void open_container(const std::string& path, Opened& opened) {
    const Container container = look_into(path);
    const auto full = [&](const std::string& member) { return container.root + "/" + member; };
    const std::string* named =
        opened.layer.empty() ? nullptr : find_member(container, opened.layer);
    if (container.members.empty()) {
        opened.dataset = open_vector(container.root);  // folders of rarer formats
        if (!opened.dataset) {
            throw error("{} cannot be read as map data: {}", path, describe_others(container));
        }
    } else if (container.members.size() == 1) {
        check_not_zeros(full(container.members.front()));
        opened.layer = named ? "" : opened.layer;
        opened.dataset = open_file(full(container.members.front()), opened.notes);
    } else if (is_one_dataset(container)) {
        const std::string folder = common_folder(container);
        opened.dataset = open_vector(folder.empty() ? container.root : full(folder));
    } else if (is_one_survey(container)) {
        std::vector<std::string> names;
        std::transform(container.members.begin(), container.members.end(),
                       std::back_inserter(names), full);
        opened.dataset = open_survey(names, opened.notes);
    } else if (named) {
        opened.layer.clear();
        check_not_zeros(full(*named));
        opened.dataset = open_file(full(*named), opened.notes);
    } else if (const std::string member =
                   opened.layer.empty() ? "" : member_with_layer(container, opened.layer);
               !member.empty()) {
        opened.dataset = open_file(full(member), opened.notes);
    } else {
        throw usage_error("{} holds several map files{}; name one of them as {}::FILE: {}", path,
                          opened.layer.empty() ? "" : fmt::format(", but no '{}'", opened.layer),
                          path, member_list(container));
    }
}

// Formats that GDAL reads only when it was built with a further library.
void check_driver(const std::string& path) {
    struct Optional {
        const char* ending;
        const char* driver;
        const char* advice;
    };
    constexpr std::array optional{
        Optional{".parquet", "Parquet", "export it as GeoPackage from the program that made it"},
        Optional{".geoparquet", "Parquet", "export it as GeoPackage from the program that made it"},
        Optional{".dwg", "CAD", "save it as DXF"},
        Optional{".xlsx", "XLSX", "save it as CSV (UTF-8)"},
        Optional{".xls", "XLS", "save it as XLSX or as CSV (UTF-8)"},
    };
    for (const Optional& format : optional) {
        if (ends_in(path, format.ending) &&
            !GetGDALDriverManager()->GetDriverByName(format.driver)) {
            throw error("{} cannot be read: this machine's GDAL has no driver for {} files; {}",
                        path, format.ending, format.advice);
        }
    }
}

// Files that are part of another, or of another kind: what to open instead.
void check_other_kinds(const std::string& path) {
    constexpr std::array parts{".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".idm", ".ind"};
    if (has_ending(path, parts)) {
        throw error("{} cannot be read as map data: it is a part of a shapefile; open the .shp",
                    path);
    }
    const GdalMessages quiet;
    if (GDALDriverH raster = GDALIdentifyDriverEx(path.c_str(), GDAL_OF_RASTER, nullptr, nullptr)) {
        throw error(
            "{} cannot be read as map data: it is a raster ({}), where points, lines, polygons or "
            "a table are needed",
            path, GDALGetDriverLongName(raster));
    }
}

}  // namespace

Dataset open_vector(const std::string& name) {
    const std::string first = std::string("PRELUDE_STATEMENTS=") + reading_statements;
    const char* const of_server[] = {first.c_str(), nullptr};
    // Nothing is written beside a source.
    const char* const of_file[] = {"WRITE_GFS=NO", nullptr};
    const bool is_gml = ends_in(name, ".gml") || ends_in(name, ".gml.gz");
    return Dataset(GDALDataset::Open(
        name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr,
        is_postgresql(name) ? of_server
        : is_gml            ? of_file
                            : nullptr));
}

Opened open_source(const SourceName& source) {
    register_gdal_drivers();
    Opened opened;
    opened.layer = source.layer;
    const GdalMessages messages;
    if (is_connection(source.path)) {
        opened.dataset = open_file(with_timeout(source.path), opened.notes);
    } else {
        check_readable(source.path);
        if (is_container(source.path)) {
            open_container(source.path, opened);
        } else {
            open_path(source.path, opened);
        }
    }
    if (opened.dataset) {
        for (OGRLayer* layer : opened.dataset->GetLayers()) {
            (void)layer->GetLayerDefn();  // opens what a layer of a VRT stands for
        }
    }
    messages.check_network(source.path);
    if (!opened.dataset && messages.out_of_memory()) {
        throw OutOfMemory(source.path +
                          ": there is not enough memory to read it: " + messages.reason());
    }
    const std::string shown = text::without_secrets(source.path);
    if (!opened.dataset && is_postgresql(source.path)) {
        throw error("{} cannot be read as map data: {}", shown, database_reason(messages.reason()));
    }
    if (!opened.dataset) {
        check_driver(source.path);
        check_other_kinds(source.path);
        throw error(said("{0} cannot be read as map data: {1}", {shown, messages.reason()}));
    }
    if (opened.dataset->GetLayerCount() == 0) {
        throw error(said("{0} holds no layers", {shown}));
    }
    return opened;
}

std::vector<SourceName> sources_in(const SourceName& source) {
    register_gdal_drivers();
    if (!source.layer.empty() || is_connection(source.path)) {
        return {source};
    }
    check_readable(source.path);
    if (!is_container(source.path)) {
        return {source};
    }
    const Container container = look_into(source.path);
    if (container.members.size() < 2 || is_one_dataset(container) || is_one_survey(container)) {
        return {source};
    }
    std::vector<SourceName> sources;
    for (const std::string& member : container.members) {
        sources.push_back({source.path, member});
    }
    return sources;
}

}  // namespace zamin::io
