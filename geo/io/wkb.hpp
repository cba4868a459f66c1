// Well-known binary (OGC 06-103r4, with the ISO and the older extended codes for Z and M) into
// offset arrays.
#pragma once

#include <cstddef>
#include <span>

#include "core/geometry.hpp"

namespace zamin::io {

enum class WkbStatus : std::uint8_t {
    ok,
    other_type,  // a curve, surface or collection: for GDAL to take apart
    broken,      // shorter than it says, or not WKB at all
};

struct WkbResult {
    WkbStatus status = WkbStatus::ok;
    GeometryKind kind = GeometryKind::none;  // none when empty
    bool finite = true;                      // false when a coordinate is NaN or infinite
};

// Appends the parts of one geometry, Z and M dropped, without closing the feature. Rings are taken
// as they are, closed or not. Unless the status is ok nothing is appended.
WkbResult append_wkb(std::span<const std::byte> wkb, Geometries& out);

// Sizes of the coordinate, ring and part arrays (the latter begin with a 0), so that a failed
// append can be taken back.
struct GeometryMark {
    std::size_t coords = 0;
    std::size_t rings = 0;
    std::size_t parts = 0;
};
GeometryMark mark(const Geometries& geometries);
void take_back(Geometries& geometries, const GeometryMark& to);

}  // namespace zamin::io
