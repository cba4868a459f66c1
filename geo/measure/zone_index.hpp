// Zones (districts) that partition the plane, indexed so that a plot learns cheaply where it lies.
//
// A grid over the zones' boundary edges. A cell without edges lies wholly in one set of zones; most
// plots touch such cells only, and are done. In the other cells the edges near the plot decide.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::measure {

using ZoneId = std::uint32_t;

// Where zones overlap, several hold a point; mostly there is one, or none.
using ZoneSet = std::span<const ZoneId>;

class ZoneIndex {
  public:
    struct Edge {
        Coord from;
        Coord to;
        ZoneId zone = 0;
    };

    // `zone_of_feature` gives each polygon's zone, or none for features that are not polygons;
    // polygons of one zone must not overlap each other. Exteriors counter-clockwise, holes
    // clockwise, as io::read_layer leaves them.
    ZoneIndex(const Geometries& polygons, std::span<const std::optional<ZoneId>> zone_of_feature);

    const Box& box() const { return m_box; }

    // The zones of a box that no edge comes near: nullopt when an edge may touch it.
    std::optional<ZoneSet> zones_of_clear_box(const Box& box) const;

    // Indices of the edges whose own boxes meet `box`, each once, ascending.
    void edges_near(const Box& box, std::vector<std::uint32_t>& out) const;
    const Edge& edge(std::uint32_t i) const { return m_edges[i]; }

    // Whether some land belongs to several zones.
    bool zones_overlap() const { return m_zones_overlap; }

    // Whether the point lies in the zone. nullopt on, or within rounding of, its boundary.
    std::optional<bool> contains(ZoneId zone, Coord p) const;
    // The zones that hold the point (ascending); points within rounding of a boundary fall to one
    // side of it.
    std::vector<ZoneId> zones_at(Coord p) const;

  private:
    struct CellRange {
        std::size_t x0 = 0, x1 = 0, y0 = 0, y1 = 0;  // inclusive
    };

    std::size_t column_of(double x) const;
    std::size_t row_of(double y) const;
    CellRange cells_of(const Box& box) const;
    Coord center_of(std::size_t cell) const;
    std::span<const std::uint32_t> edges_of(std::size_t cell) const;
    ZoneSet zones_at_center(std::size_t cell) const;
    template <typename Visit>
    void for_each_cell(const Edge& edge, Visit visit) const;
    std::size_t first_column_right_of(const Edge& edge, std::size_t row) const;
    void build_cells();
    void build_centers();
    bool find_overlap() const;
    bool on_edge_of(ZoneId zone, const Edge& edge) const;

    Box m_box;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    double m_cell_width = 1.0;
    double m_cell_height = 1.0;
    std::vector<Edge> m_edges;
    std::vector<std::uint32_t> m_cell_offsets;  // into m_cell_edges, one more than cells
    std::vector<std::uint32_t> m_cell_edges;
    std::vector<std::uint32_t> m_center_sets;  // a cell's entry in m_set_offsets
    std::vector<std::uint32_t> m_set_offsets;  // into m_set_zones
    std::vector<ZoneId> m_set_zones;
    bool m_zones_overlap = false;
};

// Which side of the line a -> b the point lies on: 1 left or (rounded) on it, -1 right. The same
// arguments give the same side, so that a path of several legs is judged consistently.
int side_of(Coord a, Coord b, Coord p);

// Whether the boundary edge a -> b is crossed by the path from -> (to.x, from.y) -> to.
bool crosses_path(Coord a, Coord b, Coord from, Coord to);

}  // namespace zamin::measure
