// RAII aliases of GDAL's objects and of its messages; for .cpp files of geo/io only.
#pragma once

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_feature.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>

namespace zamin::io {

struct DatasetDeleter {
    void operator()(GDALDataset* p) const { GDALClose(p); }
};
struct FeatureDeleter {
    void operator()(OGRFeature* p) const { OGRFeature::DestroyFeature(p); }
};
struct GeometryDeleter {
    void operator()(OGRGeometry* p) const { OGRGeometryFactory::destroyGeometry(p); }
};
struct SpatialReferenceDeleter {
    void operator()(OGRSpatialReference* p) const { p->Release(); }
};
struct VirtualFileDeleter {
    void operator()(VSILFILE* p) const { VSIFCloseL(p); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetDeleter>;
using Feature = std::unique_ptr<OGRFeature, FeatureDeleter>;
using Geometry = std::unique_ptr<OGRGeometry, GeometryDeleter>;
using SpatialReference = std::unique_ptr<OGRSpatialReference, SpatialReferenceDeleter>;
using VirtualFile = std::unique_ptr<VSILFILE, VirtualFileDeleter>;

// Registers GDAL's drivers, once; safe from any thread.
void register_gdal_drivers();

// A setting of GDAL's for this thread, put back at the end.
class ThreadOption {
  public:
    ThreadOption(const char* key, const char* value);
    ~ThreadOption();
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;

  private:
    const char* m_key;
    std::string m_before;
    bool m_was_set = false;
};

// An empty dataset in memory; nullptr where GDAL cannot.
Dataset memory_dataset();
// Copies all layers; false where GDAL cannot.
bool copy_layers(GDALDataset& from, GDALDataset& to);
// All layers of a dataset, copied into memory; nullptr where GDAL cannot.
Dataset copy_in_memory(GDALDataset& from);

// While it lives, GDAL's messages of this thread are kept here instead of being printed.
class GdalMessages {
  public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    // The first failure since the last clear(): what went wrong, before what followed from it.
    // Empty if there was none.
    const std::string& failure() const { return m_failure; }
    // The first failure, else the last warning, else "no reason given".
    std::string reason() const;
    // Whether a driver asked for more memory than it got.
    bool out_of_memory() const { return m_out_of_memory; }
    // Throws NetworkRefused naming the source where a host was not asked (network.hpp).
    void check_network(const std::string& source) const;
    void clear();

  private:
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum number, const char* text);
    std::string m_failure;
    std::string m_warning;
    std::string m_host_refused;
    bool m_out_of_memory = false;
};

}  // namespace zamin::io
