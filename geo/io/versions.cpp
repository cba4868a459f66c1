#include "io/versions.hpp"

#include <fmt/ranges.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace zamin::io {

std::string library_versions() {
    int proj[3] = {};
    OSRGetPROJVersion(&proj[0], &proj[1], &proj[2]);
    int geos[3] = {};
    const bool with_geos = OGRGetGEOSVersion(&geos[0], &geos[1], &geos[2]);
    return fmt::format("GDAL {}\nPROJ {}\nGEOS {}", GDALVersionInfo("RELEASE_NAME"),
                       fmt::join(proj, "."),
                       with_geos ? fmt::format("{}", fmt::join(geos, ".")) : "not used");
}

}  // namespace zamin::io
