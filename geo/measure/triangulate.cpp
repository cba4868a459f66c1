#include "measure/triangulate.hpp"

#include <cmath>
#include <map>

#include "measure/geos_handles.hpp"

namespace zamin::measure {

namespace {

// Rings longer than this, and those with holes, go to GEOS.
constexpr std::size_t longest_ear_ring = 200;

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

// Ear clipping (Meisters 1975) on a ring of indices, counter-clockwise.
class EarClipper {
  public:
    EarClipper(Ring open, bool reversed) : m_open(open) {
        const auto n = static_cast<std::uint32_t>(open.size());
        for (std::uint32_t i = 0; i < n; ++i) {
            m_left.push_back(reversed ? n - 1 - i : i);
        }
    }

    std::vector<std::uint32_t> clip() {
        std::size_t at = 0;
        std::size_t refused = 0;
        while (m_left.size() > 2) {
            const bool forced = refused > m_left.size();
            if (forced || is_ear(at)) {
                emit(at);
                m_left.erase(m_left.begin() + static_cast<std::ptrdiff_t>(at));
                refused = 0;
            } else {
                ++refused;
                ++at;
            }
            at = at >= m_left.size() ? 0 : at;
        }
        return std::move(m_triangles);
    }

  private:
    Coord at(std::size_t i) const { return m_open[m_left[i % m_left.size()]]; }

    bool is_ear(std::size_t i) const {
        const std::size_t n = m_left.size();
        const Coord a = at(i + n - 1);
        const Coord b = at(i);
        const Coord c = at(i + 1);
        if (cross(a, b, c) <= 0.0) {
            return false;
        }
        for (std::size_t k = 0; k < n; ++k) {
            const Coord p = at(k);
            if (p == a || p == b || p == c) {
                continue;
            }
            if (cross(a, b, p) >= 0.0 && cross(b, c, p) >= 0.0 && cross(c, a, p) >= 0.0) {
                return false;
            }
        }
        return true;
    }

    void emit(std::size_t i) {
        const std::size_t n = m_left.size();
        if (cross(at(i + n - 1), at(i), at(i + 1)) > 0.0) {
            for (const std::size_t k : {i + n - 1, i, i + 1}) {
                m_triangles.push_back(m_left[k % n]);
            }
        }
    }

    Ring m_open;
    std::vector<std::uint32_t> m_left;
    std::vector<std::uint32_t> m_triangles;
};

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
    const Ring open = rings[0].first(rings[0].size() - 1);
    const bool reversed = signed_area2(rings[0]) < 0.0;
    if (rings.size() == 1 && convex(open, reversed ? -1.0 : 1.0)) {
        std::vector<std::uint32_t> fan;
        for (std::uint32_t i = 1; i + 1 < open.size(); ++i) {
            fan.insert(fan.end(), {0, reversed ? i + 1 : i, reversed ? i : i + 1});
        }
        return fan;
    }
    if (rings.size() > 1 || open.size() > longest_ear_ring) {
        std::vector<std::uint32_t> triangles = triangulate_with_geos(rings);
        if (!triangles.empty()) {
            return triangles;
        }
    }
    return EarClipper(open, reversed).clip();
}

}  // namespace zamin::measure
