#include "viewer/snapping.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/view_state.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_near = 2000;

// Collects what is nearest; everything in map space.
class Nearest {
  public:
    Nearest(Coord at, double reach) : m_at(at), m_corner_m(reach), m_edge_m(reach) {}

    void corner(Coord p) {
        const double far = distance(p);
        if (far <= m_corner_m) {
            m_corner_m = far;
            m_corner = p;
            m_on_corner = true;
        }
    }
    void edge(Coord a, Coord b) {
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = dx * dx + dy * dy;
        if (!(length2 > 0.0)) {
            return;
        }
        const double t =
            std::clamp(((m_at.x - a.x) * dx + (m_at.y - a.y) * dy) / length2, 0.0, 1.0);
        const Coord p{a.x + t * dx, a.y + t * dy};
        const double far = distance(p);
        if (far <= m_edge_m) {
            m_edge_m = far;
            m_edge = p;
            m_on_edge = true;
        }
    }
    void line(Ring points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            corner(points[i]);
            if (i > 0) {
                edge(points[i - 1], points[i]);
            }
        }
    }
    std::optional<SnapPoint> found() const {
        return m_on_corner || m_on_edge
                   ? std::optional(SnapPoint{m_on_corner ? m_corner : m_edge, m_on_corner})
                   : std::nullopt;
    }

  private:
    double distance(Coord p) const { return std::hypot(p.x - m_at.x, p.y - m_at.y); }

    Coord m_at;
    double m_corner_m;
    double m_edge_m;
    Coord m_corner;
    Coord m_edge;
    bool m_on_corner = false;
    bool m_on_edge = false;
};

// The corners of a square about a point, as a box of the layer's own system.
Box around(const LoadedLayer& layer, Coord at_m, double reach_m) {
    Box box;
    for (const Coord corner : {Coord{-1, -1}, Coord{1, -1}, Coord{-1, 1}, Coord{1, 1}}) {
        const Coord p =
            layer.from_map->apply({at_m.x + corner.x * reach_m, at_m.y + corner.y * reach_m});
        if (std::isfinite(p.x) && std::isfinite(p.y)) {
            box.add(p);
        }
    }
    return box;
}

void look_at(const LoadedLayer& layer, Coord at_m, double reach_m, Nearest& nearest) {
    const Box box = around(layer, at_m, reach_m);
    if (box.empty()) {
        return;
    }
    const Geometries& geometry = layer.layer->geometry;
    std::vector<Coord> points;
    for (const std::uint32_t row : layer.picker->near(box, most_near)) {
        if (!geometry.feature_box(row).intersects(box)) {
            continue;
        }
        for (std::size_t r = geometry.ring_begin(row); r < geometry.ring_end(row); ++r) {
            const Ring ring = geometry.ring(r);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                Box edge;
                edge.add(ring[i - 1]);
                edge.add(ring[i]);
                if (edge.intersects(box)) {
                    points.assign({ring[i - 1], ring[i]});
                    layer.to_map->apply(points);
                    nearest.line(points);
                }
            }
        }
    }
}

}  // namespace

std::optional<SnapPoint> snap(const Session& session, const ViewState& state, Coord at_m,
                              double reach_m, project::DrawingId except) {
    Nearest nearest(at_m, reach_m);
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        const bool usable = layer != nullptr && shown.visible && !layer->result && layer->drawn &&
                            layer->picker && layer->to_map && layer->from_map;
        if (usable && (layer->kind == GeometryKind::polygon || layer->kind == GeometryKind::line)) {
            look_at(*layer, at_m, reach_m, nearest);
        }
    }
    if (session.from_lonlat) {
        for (const auto& [id, drawing] : session.drawings.all()) {
            if (id == except) {
                continue;
            }
            std::vector<Coord> points = drawing.points;
            if (drawing.kind == project::DrawingKind::area) {
                points.push_back(points.front());
            }
            session.from_lonlat->apply(points);
            nearest.line(points);
        }
    }
    return nearest.found();
}

}  // namespace zamin::viewer
