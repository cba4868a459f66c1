#include "measure/boundary_cut.hpp"

#include <algorithm>

#include "measure/validity.hpp"

namespace zamin::measure {

namespace {

// A crossing of plot edge `plot_edge` with zone edge `zone_edge`, both numbered locally.
struct Crossing {
    std::size_t plot_edge = 0;
    std::size_t zone_edge = 0;
    double along_plot = 0.0;  // 0..1 along the plot's edge
    double along_zone = 0.0;
    Coord at;
};

bool boxes_meet(const Stretch& a, const Stretch& b) {
    return std::max(a.from.x, a.to.x) >= std::min(b.from.x, b.to.x) &&
           std::max(b.from.x, b.to.x) >= std::min(a.from.x, a.to.x) &&
           std::max(a.from.y, a.to.y) >= std::min(b.from.y, b.to.y) &&
           std::max(b.from.y, b.to.y) >= std::min(a.from.y, a.to.y);
}

enum class Meeting { apart, crossing, doubtful };

Meeting meeting(const Stretch& a, const Stretch& b) {
    const int from_side = sure_turn(a.from, a.to, b.from);
    const int to_side = sure_turn(a.from, a.to, b.to);
    if (from_side != 0 && from_side == to_side) {
        return Meeting::apart;
    }
    const int a_from_side = sure_turn(b.from, b.to, a.from);
    const int a_to_side = sure_turn(b.from, b.to, a.to);
    if (a_from_side != 0 && a_from_side == a_to_side) {
        return Meeting::apart;
    }
    const bool sure = from_side != 0 && to_side != 0 && a_from_side != 0 && a_to_side != 0;
    return sure ? Meeting::crossing : Meeting::doubtful;
}

// Where two stretches that cross do so, as a fraction of each. The zone's edge is taken in a fixed
// direction, so that the same edge of two neighbouring zones gives the same point.
Crossing crossing_of(const Stretch& plot, const Stretch& zone) {
    const bool forward =
        zone.from.x < zone.to.x || (zone.from.x == zone.to.x && zone.from.y < zone.to.y);
    const Coord c = forward ? zone.from : zone.to;
    const Coord d = forward ? zone.to : zone.from;
    const double px = plot.to.x - plot.from.x;
    const double py = plot.to.y - plot.from.y;
    const double zx = d.x - c.x;
    const double zy = d.y - c.y;
    const double determinant = px * zy - py * zx;
    const double sx = c.x - plot.from.x;
    const double sy = c.y - plot.from.y;
    Crossing crossing;
    crossing.along_plot = (sx * zy - sy * zx) / determinant;
    const double along = (sx * py - sy * px) / determinant;
    crossing.along_zone = forward ? along : 1.0 - along;
    crossing.at = {plot.from.x + crossing.along_plot * px, plot.from.y + crossing.along_plot * py};
    return crossing;
}

class Cutter {
  public:
    Cutter(std::span<const Ring> rings, const ZoneIndex& index,
           std::span<const std::uint32_t> edges)
        : m_rings(rings), m_index(index) {
        for (const Ring& ring : rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                m_plot_edges.push_back({ring[i - 1], ring[i]});
            }
        }
        for (const std::uint32_t i : edges) {
            m_zone_edges.push_back(index.edge(i));
        }
    }

    std::optional<BoundaryCut> run() {
        if (!find_crossings()) {
            return std::nullopt;
        }
        BoundaryCut cut;
        cut_plot_for_all(cut.plot);
        for (const ZoneId zone : zones()) {
            auto in_zone = cut_for(zone);
            if (!in_zone) {
                return std::nullopt;
            }
            cut.zones.push_back(std::move(*in_zone));
        }
        cut.zones_cross = m_index.zones_overlap() && zones_cross();
        return cut;
    }

  private:
    static Stretch stretch(const ZoneIndex::Edge& edge) { return {edge.from, edge.to}; }

    bool find_crossings() {
        for (std::size_t p = 0; p < m_plot_edges.size(); ++p) {
            for (std::size_t z = 0; z < m_zone_edges.size(); ++z) {
                const Stretch zone_edge = stretch(m_zone_edges[z]);
                if (!boxes_meet(m_plot_edges[p], zone_edge)) {
                    continue;
                }
                const Meeting how = meeting(m_plot_edges[p], zone_edge);
                if (how == Meeting::doubtful) {
                    return false;
                }
                if (how == Meeting::crossing) {
                    Crossing crossing = crossing_of(m_plot_edges[p], zone_edge);
                    crossing.plot_edge = p;
                    crossing.zone_edge = z;
                    m_crossings.push_back(crossing);
                }
            }
        }
        std::sort(m_crossings.begin(), m_crossings.end(), [](const auto& a, const auto& b) {
            return std::pair(a.plot_edge, a.along_plot) < std::pair(b.plot_edge, b.along_plot);
        });
        return true;
    }

    bool zones_cross() const {
        for (std::size_t i = 0; i < m_zone_edges.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const Stretch a = stretch(m_zone_edges[i]);
                const Stretch b = stretch(m_zone_edges[j]);
                if (m_zone_edges[i].zone != m_zone_edges[j].zone && boxes_meet(a, b) &&
                    meeting(a, b) == Meeting::crossing) {
                    return true;
                }
            }
        }
        return false;
    }

    std::vector<ZoneId> zones() const {
        std::vector<ZoneId> result;
        for (const auto& edge : m_zone_edges) {
            result.push_back(edge.zone);
        }
        const auto more = m_index.zones_at(m_plot_edges.front().from);
        result.insert(result.end(), more.begin(), more.end());
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }

    void cut_plot_for_all(std::vector<Stretch>& out) const {
        std::size_t next = 0;
        for (std::size_t p = 0; p < m_plot_edges.size(); ++p) {
            Coord from = m_plot_edges[p].from;
            for (; next < m_crossings.size() && m_crossings[next].plot_edge == p; ++next) {
                out.push_back({from, m_crossings[next].at});
                from = m_crossings[next].at;
            }
            out.push_back({from, m_plot_edges[p].to});
        }
    }

    std::optional<BoundaryCut::InZone> cut_for(ZoneId zone) const {
        BoundaryCut::InZone in_zone;
        in_zone.zone = zone;
        if (!add_plot_stretches(in_zone)) {
            return std::nullopt;
        }
        if (!add_zone_stretches(in_zone)) {
            return std::nullopt;
        }
        return in_zone;
    }

    // Stretches of the plot's boundary inside the zone: inside and outside alternate at crossings.
    bool add_plot_stretches(BoundaryCut::InZone& in_zone) const {
        std::size_t first_edge = 0;
        auto next = m_crossings.begin();
        for (const Ring& ring : m_rings) {
            const auto start = m_index.contains(in_zone.zone, ring.front());
            if (!start) {
                return false;
            }
            bool inside = *start;
            for (std::size_t p = first_edge; p < first_edge + ring.size() - 1; ++p) {
                Coord from = m_plot_edges[p].from;
                for (; next != m_crossings.end() && next->plot_edge == p; ++next) {
                    if (m_zone_edges[next->zone_edge].zone != in_zone.zone) {
                        continue;
                    }
                    if (inside) {
                        in_zone.common.push_back({from, next->at});
                    }
                    from = next->at;
                    inside = !inside;
                }
                if (inside) {
                    in_zone.common.push_back({from, m_plot_edges[p].to});
                }
            }
            if (inside != *start) {
                return false;  // rounding lost a crossing
            }
            first_edge += ring.size() - 1;
        }
        return true;
    }

    // Whether p lies in the plot; nullopt within rounding of its boundary.
    std::optional<bool> in_plot(Coord p) const {
        bool inside = false;
        for (const Stretch& edge : m_plot_edges) {
            const Coord low = edge.from.y < edge.to.y ? edge.from : edge.to;
            const Coord high = edge.from.y < edge.to.y ? edge.to : edge.from;
            if ((low.y > p.y) == (high.y > p.y)) {
                continue;
            }
            const int side = sure_turn(low, high, p);
            if (side == 0) {
                return std::nullopt;
            }
            inside = inside != (side > 0);
        }
        return inside;
    }

    bool add_zone_stretches(BoundaryCut::InZone& in_zone) const {
        for (std::size_t z = 0; z < m_zone_edges.size(); ++z) {
            if (m_zone_edges[z].zone == in_zone.zone && !add_zone_edge(z, in_zone)) {
                return false;
            }
        }
        return true;
    }

    bool add_zone_edge(std::size_t z, BoundaryCut::InZone& in_zone) const {
        std::vector<const Crossing*> crossings;
        for (const Crossing& crossing : m_crossings) {
            if (crossing.zone_edge == z) {
                crossings.push_back(&crossing);
            }
        }
        std::sort(crossings.begin(), crossings.end(),
                  [](const auto* a, const auto* b) { return a->along_zone < b->along_zone; });
        const auto start = in_plot(m_zone_edges[z].from);
        const auto end = in_plot(m_zone_edges[z].to);
        if (!start || !end || (*start != *end) != (crossings.size() % 2 == 1)) {
            return false;
        }
        bool inside = *start;
        Coord from = m_zone_edges[z].from;
        for (const Crossing* crossing : crossings) {
            if (inside) {
                in_zone.common.push_back({from, crossing->at});
            }
            from = crossing->at;
            inside = !inside;
        }
        if (inside) {
            in_zone.common.push_back({from, m_zone_edges[z].to});
        }
        return true;
    }

    std::span<const Ring> m_rings;
    const ZoneIndex& m_index;
    std::vector<Stretch> m_plot_edges;
    std::vector<ZoneIndex::Edge> m_zone_edges;
    std::vector<Crossing> m_crossings;
};

}  // namespace

std::optional<BoundaryCut> cut_boundaries(std::span<const Ring> rings, const ZoneIndex& index,
                                          std::span<const std::uint32_t> edges) {
    return Cutter(rings, index, edges).run();
}

}  // namespace zamin::measure
