// Stands between GDAL and the network: every way out asks host_allowed (network.hpp) first. For
// .cpp files of geo/io only.
#pragma once

#include <cpl_error.h>
#include <gdal_priv.h>

#include <string>
#include <string_view>

namespace zamin::io {

// The number of GDAL's message for a host that was not asked.
inline constexpr CPLErrorNum network_refused = 7301;

// Puts itself before GDAL's file systems that fetch (/vsicurl/, /vsis3/ ...), before CPLHTTPFetch,
// and before the drivers that have connections of their own (tiles, databases). Once, after the
// drivers are registered.
void install_network_guard();

// Gives the message for a raster whose parts (of a VRT) lie on a host that must not be asked: they
// would be opened only when they are drawn. What is inside the parts is guarded then.
void look_at_parts(GDALDataset& raster);

// The host that such a message names; empty for another text.
std::string host_refused_by(std::string_view message);

}  // namespace zamin::io
