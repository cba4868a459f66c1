#include "io/network_guard.hpp"

#include <cpl_http.h>
#include <cpl_minixml.h>
#include <cpl_vsi_virtual.h>
#include <gdal_priv.h>

#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "io/network.hpp"

namespace zamin::io {

namespace {

constexpr std::string_view not_asked = " is on a network and was not asked";
constexpr const char* nameless = "a server without a name";

// Says it to whoever listens to GDAL's messages.
bool may_ask(const std::string& host) {
    const bool allowed = host_allowed(host);
    if (!allowed) {
        CPLError(CE_Failure, network_refused, "%s%s", host.c_str(), not_asked.data());
    }
    return allowed;
}

bool may_fetch(const char* name) {
    const std::string host = host_of(name);
    return may_ask(host.empty() ? nameless : host);
}

// One of GDAL's file systems that fetch, for reading.
class GuardedFiles : public VSIFilesystemHandler {
  public:
    explicit GuardedFiles(VSIFilesystemHandler& files) : m_files(files) {}

    // GDAL's result is a pointer of another kind in later versions.
    using Opened = decltype(std::declval<VSIFilesystemHandler&>().Open("", "", false, nullptr));
    Opened Open(const char* name, const char* access, bool set_error,
                CSLConstList options) override {
        return may_fetch(name) ? m_files.Open(name, access, set_error, options) : Opened();
    }
    int Stat(const char* name, VSIStatBufL* stat, int flags) override {
        return may_fetch(name) ? m_files.Stat(name, stat, flags) : -1;
    }
    char** ReadDirEx(const char* name, int most) override {
        return may_fetch(name) ? m_files.ReadDirEx(name, most) : nullptr;
    }
    const char* GetOptions() override { return m_files.GetOptions(); }
    int HasOptimizedReadMultiRange(const char* name) override {
        return m_files.HasOptimizedReadMultiRange(name);
    }
    bool IsLocal(const char*) override { return false; }

  private:
    VSIFilesystemHandler& m_files;
};

void guard_file_systems() {
    constexpr std::array prefixes{"/vsicurl/",
                                  "/vsicurl?",
                                  "/vsicurl_streaming/",
                                  "/vsis3/",
                                  "/vsis3_streaming/",
                                  "/vsigs/",
                                  "/vsigs_streaming/",
                                  "/vsiaz/",
                                  "/vsiaz_streaming/",
                                  "/vsiadls/",
                                  "/vsioss/",
                                  "/vsioss_streaming/",
                                  "/vsiswift/",
                                  "/vsiswift_streaming/",
                                  "/vsihdfs/",
                                  "/vsiwebhdfs/"};
    VSIFilesystemHandler* const usual = VSIFileManager::GetHandler("");
    std::map<VSIFilesystemHandler*, VSIFilesystemHandler*> guards;
    for (const char* prefix : prefixes) {
        VSIFilesystemHandler* const files = VSIFileManager::GetHandler(prefix);
        if (files != usual) {
            VSIFilesystemHandler*& guard = guards[files];
            // Kept by GDAL, as the file system behind it was.
            guard = guard ? guard : new GuardedFiles(*files);
            VSIFileManager::InstallHandler(prefix, guard);
        }
    }
}

// nullptr lets GDAL fetch.
CPLHTTPResult* guarded_fetch(const char* url, CSLConstList options, GDALProgressFunc, void*,
                             CPLHTTPFetchWriteFunc, void*, void*) {
    if (CSLFetchNameValue(options, "CLOSE_PERSISTENT") || may_fetch(url)) {
        return nullptr;
    }
    auto* const result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup(CPLGetLastErrorMsg());
    return result;
}

// All texts of a description, of elements and attributes, as they are once it is read.
void collect_texts(const CPLXMLNode* node, std::vector<std::string>& texts) {
    for (; node; node = node->psNext) {
        if (node->eType == CXT_Text) {
            texts.emplace_back(node->pszValue);
        }
        collect_texts(node->psChild, texts);
    }
}

struct XmlDeleter {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

std::vector<std::string> texts_of(const char* xml) {
    const std::unique_ptr<CPLXMLNode, XmlDeleter> root(CPLParseXMLString(xml));
    std::vector<std::string> texts;
    collect_texts(root.get(), texts);
    return texts;
}

std::string description_of(const char* name) {
    constexpr GIntBig most_bytes = 10'000'000;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (name[0] == '<' || !VSIIngestFile(nullptr, name, &bytes, &size, most_bytes)) {
        return name;
    }
    std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    CPLFree(bytes);
    return text;
}

// A description of tiles names its servers inside; one that names none that can be seen is refused.
bool may_ask_for_tiles(const char* name) {
    const std::string text = description_of(name);
    const std::size_t begin = text.find('<');
    if (begin == std::string::npos) {
        return may_fetch(name);
    }
    bool named = false;
    for (const std::string& address : texts_of(text.c_str() + begin)) {
        if (address.find("://") != std::string::npos) {
            named = true;
            if (!may_ask(host_of(address))) {
                return false;
            }
        }
    }
    return named || may_ask(nameless);
}

// Drivers that do not fetch by GDAL's own functions.
struct GuardedDriver {
    const char* name;
    GDALDataset* (*open)(GDALOpenInfo*) = nullptr;  // its own
    int (*identify)(GDALOpenInfo*) = nullptr;
};
using GuardedDrivers = std::array<GuardedDriver, 7>;

// GDAL's own functions are kept here for as long as its drivers live.
GuardedDrivers& guarded_drivers() {
    static GuardedDrivers drivers{{{"WMS"},
                                   {"PostgreSQL"},
                                   {"PostGISRaster"},
                                   {"MySQL"},
                                   {"MSSQLSpatial"},
                                   {"ODBC"},
                                   {"netCDF"}}};
    return drivers;
}

// A driver's function is told nothing but the name, so that each has one of its own.
template <std::size_t number>
GDALDataset* guarded_open(GDALOpenInfo* info) {
    const GuardedDriver& driver = guarded_drivers()[number];
    if (driver.identify && driver.identify(info) == FALSE) {
        return nullptr;
    }
    const char* const name = info->pszFilename;
    const bool tiles = number == 0;
    return (tiles ? may_ask_for_tiles(name) : may_ask(host_of(name))) ? driver.open(info) : nullptr;
}

template <std::size_t... numbers>
void guard_drivers(std::index_sequence<numbers...>) {
    const auto guard = [](GuardedDriver& guarded, GDALDataset* (*open)(GDALOpenInfo*)) {
        GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(guarded.name);
        if (driver && driver->pfnOpen) {
            guarded.open = std::exchange(driver->pfnOpen, open);
            guarded.identify = driver->pfnIdentify;
        }
    };
    (guard(guarded_drivers()[numbers], guarded_open<numbers>), ...);
}

}  // namespace

void install_network_guard() {
    guard_file_systems();
    CPLHTTPSetFetchCallback(guarded_fetch, nullptr);
    guard_drivers(std::make_index_sequence<std::tuple_size_v<GuardedDrivers>>());
}

void look_at_parts(GDALDataset& raster) {
    if (char** const xml = raster.GetMetadata("xml:VRT"); xml && xml[0]) {
        for (const std::string& part : texts_of(xml[0])) {
            // Not every text is a part's name: those that GDAL would fetch are.
            if (part.starts_with("/vsi") || part.starts_with("http") || part.starts_with("<")) {
                (void)may_ask(host_of(part));
            }
        }
    }
}

std::string host_refused_by(std::string_view message) {
    return message.ends_with(not_asked)
               ? std::string(message.substr(0, message.size() - not_asked.size()))
               : std::string();
}

}  // namespace zamin::io
