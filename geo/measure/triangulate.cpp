#include "measure/triangulate.hpp"

#include <cmath>
#include <map>

#include "measure/ear_clipping.hpp"
#include "measure/geos_handles.hpp"

namespace zamin::measure {

namespace {

// Ear clipping takes time with the square of the vertices; GEOS is faster from here on.
constexpr std::size_t most_ear_vertices = 1000;

std::size_t vertex_count(std::span<const Ring> rings) {
    std::size_t count = 0;
    for (const Ring ring : rings) {
        count += ring.size();
    }
    return count;
}

std::vector<std::uint32_t> fan(std::uint32_t vertices, bool reversed) {
    std::vector<std::uint32_t> triangles;
    triangles.reserve(3 * std::size_t{vertices});
    for (std::uint32_t i = 1; i + 1 < vertices; ++i) {
        triangles.insert(triangles.end(), {0, reversed ? i + 1 : i, reversed ? i : i + 1});
    }
    return triangles;
}

double cross(Coord a, Coord b, Coord c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Left turns all the way and once round: x turns back twice.
bool convex(Ring open, double orientation) {
    const std::size_t n = open.size();
    int turns_back = 0;
    bool rightward = open[0].x > open[n - 1].x;
    for (std::size_t i = 0; i < n; ++i) {
        const Coord next = open[(i + 1) % n];
        if (cross(open[i], next, open[(i + 2) % n]) * orientation <= 0.0) {
            return false;
        }
        if (next.x != open[i].x && (next.x > open[i].x) != rightward) {
            rightward = !rightward;
            ++turns_back;
        }
    }
    return turns_back <= 2;
}

using IndexOf = std::map<std::pair<double, double>, std::uint32_t>;

// The three corners of a triangle of GEOS, counter-clockwise.
void append_triangle(const GEOSGeometry* triangle, const IndexOf& index_of,
                     std::vector<std::uint32_t>& out) {
    const GEOSCoordSequence* sequence =
        GEOSGeom_getCoordSeq_r(geos(), GEOSGetExteriorRing_r(geos(), triangle));
    Coord corners[4];
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos(), sequence, &size);
    if (size != 4) {
        return;
    }
    GEOSCoordSeq_copyToBuffer_r(geos(), sequence, &corners[0].x, 0, 0);
    if (cross(corners[0], corners[1], corners[2]) < 0.0) {
        std::swap(corners[1], corners[2]);
    }
    for (int k = 0; k < 3; ++k) {
        const auto found = index_of.find({corners[k].x, corners[k].y});
        if (found != index_of.end()) {
            out.push_back(found->second);
        }
    }
}

// Constrained Delaunay triangulation by GEOS; empty where GEOS gives up.
std::vector<std::uint32_t> triangulate_with_geos(std::span<const Ring> rings) {
    Geometries polygon;
    IndexOf index_of;
    std::uint32_t index = 0;
    for (const Ring ring : rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            index_of.emplace(std::pair(ring[i].x, ring[i].y), index++);
        }
        polygon.coords.insert(polygon.coords.end(), ring.begin(), ring.end());
        polygon.end_ring();
    }
    polygon.end_part();
    const GeosGeometry geometry = part_to_geos(polygon, 0);
    const GeosGeometry triangles(
        geometry ? GEOSConstrainedDelaunayTriangulation_r(geos(), geometry.get()) : nullptr);
    std::vector<std::uint32_t> out;
    const int count = triangles ? GEOSGetNumGeometries_r(geos(), triangles.get()) : 0;
    for (int i = 0; i < count; ++i) {
        append_triangle(GEOSGetGeometryN_r(geos(), triangles.get(), i), index_of, out);
    }
    return out;
}

}  // namespace

std::vector<std::uint32_t> triangulate(std::span<const Ring> rings) {
    if (rings.empty() || rings[0].size() < 4) {
        return {};
    }
    if (rings.size() == 1) {
        const Ring open = rings[0].first(rings[0].size() - 1);
        const double orientation = signed_area2(rings[0]) < 0.0 ? -1.0 : 1.0;
        if (convex(open, orientation)) {
            return fan(static_cast<std::uint32_t>(open.size()), orientation < 0.0);
        }
    }
    if (vertex_count(rings) <= most_ear_vertices) {
        if (auto triangles = EarClipping(rings).clip()) {
            return std::move(*triangles);
        }
    }
    return triangulate_with_geos(rings);
}

}  // namespace zamin::measure
