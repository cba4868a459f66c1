#include "io/gdal_handles.hpp"

#include <mutex>

#include "io/network.hpp"
#include "io/network_guard.hpp"

namespace zamin::io {

namespace {

void set_unless_set(const char* key, const char* value) {
    if (!CPLGetConfigOption(key, nullptr)) {
        CPLSetConfigOption(key, value);
    }
}

}  // namespace

void register_gdal_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // DBF texts as the bytes of the file: which encoding they are in is settled by LayerText.
        CPLSetConfigOption("SHAPE_ENCODING", "");
        // A server that stops answering is given up, a slow one is not.
        set_unless_set("GDAL_HTTP_CONNECTTIMEOUT", "10");
        set_unless_set("GDAL_HTTP_LOW_SPEED_TIME", "20");
        set_unless_set("GDAL_HTTP_LOW_SPEED_LIMIT", "1");
        set_unless_set("GDAL_HTTP_MAX_RETRY", "0");
        // Two thousand by itself, and what is beyond is not even said.
        set_unless_set("OGR_CSV_MAX_FIELD_COUNT", "100000");
        set_unless_set("OGR_ODS_MAX_FIELD_COUNT", "100000");
        // Files bring no programs, and fetch nothing by themselves.
        CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
        set_unless_set("GML_DOWNLOAD_SCHEMA", "NO");
        install_network_guard();
    });
}

ThreadOption::ThreadOption(const char* key, const char* value) : m_key(key) {
    if (const char* before = CPLGetThreadLocalConfigOption(key, nullptr)) {
        m_before = before;
        m_was_set = true;
    }
    CPLSetThreadLocalConfigOption(key, value);
}

ThreadOption::~ThreadOption() {
    CPLSetThreadLocalConfigOption(m_key, m_was_set ? m_before.c_str() : nullptr);
}

Dataset memory_dataset() {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
    return Dataset(driver ? driver->Create("", 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
}

bool copy_layers(GDALDataset& from, GDALDataset& to) {
    for (OGRLayer* layer : from.GetLayers()) {
        OGRLayer* copied = to.CopyLayer(layer, layer->GetName());
        if (!copied) {
            return false;
        }
        copied->SetMetadata(layer->GetMetadata("SHAPEFILE"), "SHAPEFILE");  // its encoding
    }
    return true;
}

Dataset copy_in_memory(GDALDataset& from) {
    Dataset copy = memory_dataset();
    return copy && copy_layers(from, *copy) ? std::move(copy) : nullptr;
}

GdalMessages::GdalMessages() {
    CPLErrorReset();
    CPLPushErrorHandlerEx(&GdalMessages::collect, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
}

std::string GdalMessages::reason() const {
    if (!m_failure.empty()) {
        return m_failure;
    }
    return m_warning.empty() ? "no reason given" : m_warning;
}

void GdalMessages::check_network(const std::string& source) const {
    if (!m_host_refused.empty()) {
        throw NetworkRefused(source, m_host_refused);
    }
}

void GdalMessages::clear() {
    m_failure.clear();
    m_warning.clear();
    m_host_refused.clear();
    m_out_of_memory = false;
    CPLErrorReset();
}

void GdalMessages::collect(CPLErr level, CPLErrorNum number, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    self->m_out_of_memory = self->m_out_of_memory || number == CPLE_OutOfMemory;
    if (number == network_refused && self->m_host_refused.empty()) {
        self->m_host_refused = host_refused_by(text);
    }
    if (level == CE_Warning) {
        self->m_warning = text;
    } else if ((level == CE_Failure || level == CE_Fatal) && self->m_failure.empty()) {
        self->m_failure = text;
    }
}

}  // namespace zamin::io
