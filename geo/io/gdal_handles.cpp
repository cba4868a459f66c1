#include "io/gdal_handles.hpp"

#include <mutex>

namespace zamin::io {

void register_gdal_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        // DBF texts as the bytes of the file: which encoding they are in is settled by LayerText.
        CPLSetConfigOption("SHAPE_ENCODING", "");
    });
}

Dataset copy_in_memory(GDALDataset& from) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
    Dataset copy(driver ? driver->Create("", 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
    for (OGRLayer* layer : from.GetLayers()) {
        OGRLayer* copied = copy ? copy->CopyLayer(layer, layer->GetName()) : nullptr;
        if (!copied) {
            return nullptr;
        }
        copied->SetMetadata(layer->GetMetadata("SHAPEFILE"), "SHAPEFILE");  // its encoding
    }
    return copy;
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

void GdalMessages::clear() {
    m_failure.clear();
    m_warning.clear();
    CPLErrorReset();
}

void GdalMessages::collect(CPLErr level, CPLErrorNum, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (level == CE_Warning) {
        self->m_warning = text;
    } else if ((level == CE_Failure || level == CE_Fatal) && self->m_failure.empty()) {
        self->m_failure = text;
    }
}

}  // namespace zamin::io
