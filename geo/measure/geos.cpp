#include <cstdarg>
#include <cstdio>

#include "core/error.hpp"
#include "measure/geos_handles.hpp"
#include "measure/orientation.hpp"

namespace zamin::measure {

namespace {

class ThreadContext {
  public:
    ThreadContext() : m_handle(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(m_handle, &ThreadContext::remember, this);
        GEOSContext_setNoticeMessageHandler_r(
            m_handle, [](const char*, void*) {}, nullptr);
    }
    ~ThreadContext() { GEOS_finish_r(m_handle); }
    ThreadContext(const ThreadContext&) = delete;
    ThreadContext& operator=(const ThreadContext&) = delete;

    GEOSContextHandle_t handle() const { return m_handle; }
    const std::string& message() const { return m_message; }

  private:
    static void remember(const char* text, void* self) {
        static_cast<ThreadContext*>(self)->m_message = text;
    }

    GEOSContextHandle_t m_handle;
    std::string m_message;
};

ThreadContext& thread_context() {
    thread_local ThreadContext context;
    return context;
}

GEOSGeometry* ring_to_geos(Ring ring) {
    static_assert(sizeof(Coord) == 2 * sizeof(double));
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_copyFromBuffer_r(geos(), &ring[0].x, static_cast<unsigned>(ring.size()), 0, 0);
    return sequence ? GEOSGeom_createLinearRing_r(geos(), sequence) : nullptr;
}

bool fits_geos(Ring ring) {
    return ring.size() >= 4 && ring.front() == ring.back();
}

void append_ring(const GEOSGeometry* ring, bool counter_clockwise, Geometries& out) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos(), ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos(), sequence, &size);
    const std::size_t first = out.coords.size();
    out.coords.resize(first + size);
    if (size > 0) {
        GEOSCoordSeq_copyToBuffer_r(geos(), sequence, &out.coords[first].x, 0, 0);
    }
    orient(std::span(out.coords).subspan(first), counter_clockwise);
    out.end_ring();
}

}  // namespace

GEOSContextHandle_t geos() {
    return thread_context().handle();
}

std::string geos_message() {
    return thread_context().message();
}

GeosGeometry part_to_geos(const Geometries& geometries, std::size_t part) {
    const std::size_t exterior = geometries.part_offsets[part];
    const std::size_t end = geometries.part_offsets[part + 1];
    for (std::size_t r = exterior; r < end; ++r) {
        if (!fits_geos(geometries.ring(r))) {
            return nullptr;
        }
    }
    if (exterior == end) {
        return nullptr;
    }
    GEOSGeometry* shell = ring_to_geos(geometries.ring(exterior));
    std::vector<GEOSGeometry*> holes;
    for (std::size_t r = exterior + 1; r < end; ++r) {
        holes.push_back(ring_to_geos(geometries.ring(r)));
    }
    return GeosGeometry(
        GEOSGeom_createPolygon_r(geos(), shell, holes.data(), static_cast<unsigned>(holes.size())));
}

GeosGeometry polygon_to_geos(const Geometries& geometries, std::size_t feature) {
    std::vector<GeosGeometry> parts;
    for (auto p = geometries.feature_offsets[feature]; p < geometries.feature_offsets[feature + 1];
         ++p) {
        parts.push_back(part_to_geos(geometries, p));
        if (!parts.back()) {
            return nullptr;
        }
    }
    if (parts.size() == 1) {
        return std::move(parts.front());
    }
    std::vector<GEOSGeometry*> released;
    for (GeosGeometry& part : parts) {
        released.push_back(part.release());
    }
    return GeosGeometry(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, released.data(),
                                                    static_cast<unsigned>(released.size())));
}

std::size_t append_polygons(const GEOSGeometry* geometry, Geometries& out) {
    const int type = GEOSGeomTypeId_r(geos(), geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(geos(), geometry) != 0) {
            return 0;
        }
        append_ring(GEOSGetExteriorRing_r(geos(), geometry), true, out);
        const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
        for (int i = 0; i < holes; ++i) {
            append_ring(GEOSGetInteriorRingN_r(geos(), geometry, i), false, out);
        }
        out.end_part();
        return 1;
    }
    std::size_t parts = 0;
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int n = GEOSGetNumGeometries_r(geos(), geometry);
        for (int i = 0; i < n; ++i) {
            parts += append_polygons(GEOSGetGeometryN_r(geos(), geometry, i), out);
        }
    }
    return parts;
}

}  // namespace zamin::measure
