#include "measure/ear_clipping.hpp"

#include <algorithm>
#include <limits>

#include "measure/geos_handles.hpp"
#include "measure/validity.hpp"

namespace zamin::measure {

namespace {
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

// 1 left, -1 right, 0 straight; GEOS decides in twice the precision where doubles cannot.
int turn(Coord a, Coord b, Coord c) {
    const int sure = sure_turn(a, b, c);
    return sure != 0 ? sure : GEOSOrientationIndex_r(geos(), a.x, a.y, b.x, b.y, c.x, c.y);
}
}  // namespace

EarClipping::EarClipping(std::span<const Ring> rings) {
    std::size_t vertices = 0;
    for (const Ring ring : rings) {
        vertices += ring.size();
    }
    m_nodes.reserve(vertices + 2 * rings.size());
    std::vector<Id> holes;
    std::uint32_t first_index = 0;
    for (const Ring ring : rings) {
        if (ring.size() >= 4) {
            const bool exterior = m_nodes.empty();
            const Id added = add_ring(ring, first_index, exterior);
            if (exterior) {
                m_at = added;
            } else {
                holes.push_back(added);
            }
        }
        first_index += static_cast<std::uint32_t>(std::max<std::size_t>(ring.size(), 1) - 1);
    }
    // The easternmost hole sees the exterior to its right, or a hole already joined.
    std::ranges::sort(holes, [this](Id a, Id b) {
        return std::pair(m_nodes[a].p.x, m_nodes[b].index) >
               std::pair(m_nodes[b].p.x, m_nodes[a].index);
    });
    m_left = m_nodes.size();
    m_joined = std::ranges::all_of(holes, [this](Id hole) { return join(hole); });
    m_gone.assign(m_nodes.size(), 0);
}

// Returns the ring's easternmost node.
EarClipping::Id EarClipping::add_ring(Ring ring, std::uint32_t first_index,
                                      bool counter_clockwise) {
    const auto n = static_cast<Id>(ring.size() - 1);
    const auto base = static_cast<Id>(m_nodes.size());
    const bool forwards = (signed_area2(ring) >= 0.0) == counter_clockwise;
    Id easternmost = base;
    for (Id k = 0; k < n; ++k) {
        const Id at = forwards ? k : n - 1 - k;
        m_nodes.push_back({ring[at], first_index + at, base + (k + n - 1) % n, base + (k + 1) % n});
        if (ring[at].x > m_nodes[easternmost].p.x) {
            easternmost = base + k;
        }
    }
    return easternmost;
}

// A bridge there and back: the hole's easternmost vertex and the vertex it sees are doubled.
// False when nothing is seen, as happens with holes outside.
bool EarClipping::join(Id hole) {
    const Id seen = visible_from(hole);
    if (seen == nobody) {
        return false;
    }
    const auto seen_again = static_cast<Id>(m_nodes.size());
    const Id hole_again = seen_again + 1;
    m_nodes.push_back({m_nodes[seen].p, m_nodes[seen].index, hole_again, m_nodes[seen].next});
    m_nodes.push_back({m_nodes[hole].p, m_nodes[hole].index, m_nodes[hole].previous, seen_again});
    m_nodes[m_nodes[seen].next].previous = seen_again;
    m_nodes[m_nodes[hole].previous].next = hole_again;
    m_nodes[seen].next = hole;
    m_nodes[hole].previous = seen;
    m_left += 2;
    return true;
}

// Eberly's search: the edge hit by the ray eastwards, its far end, and of the vertices that hide
// that end the one nearest in angle to the ray.
EarClipping::Id EarClipping::visible_from(Id hole_vertex) const {
    const Coord m = m_nodes[hole_vertex].p;
    Id best = nobody;
    double hit_x = std::numeric_limits<double>::infinity();
    Id at = m_at;
    do {
        const Coord a = m_nodes[at].p;
        const Coord b = m_nodes[m_nodes[at].next].p;
        // Upward edges have the inside to their left, towards the hole.
        if (a.y <= m.y && b.y >= m.y && a.y != b.y) {
            const double x = a.x + (m.y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (x >= m.x && x < hit_x) {
                hit_x = x;
                best = a.x > b.x ? at : m_nodes[at].next;
            }
        }
        at = m_nodes[at].next;
    } while (at != m_at);
    if (best == nobody || m_nodes[best].p == m) {
        return best;
    }
    const Coord hit{hit_x, m.y};
    const Coord far = m_nodes[best].p;
    const bool above = far.y > m.y;
    double best_slope = std::numeric_limits<double>::infinity();
    const Id end = best;
    for (Id node = m_nodes[end].next; node != end; node = m_nodes[node].next) {
        const Coord p = m_nodes[node].p;
        const bool inside =
            above ? turn(m, hit, p) >= 0 && turn(hit, far, p) >= 0 && turn(far, m, p) >= 0
                  : turn(m, far, p) >= 0 && turn(far, hit, p) >= 0 && turn(hit, m, p) >= 0;
        if (!inside || p.x <= m.x) {
            continue;
        }
        const double slope = std::abs(p.y - m.y) / (p.x - m.x);
        const bool nearer = slope < best_slope || (slope == best_slope && p.x < m_nodes[best].p.x);
        if (nearer && in_cone(node, m)) {
            best = node;
            best_slope = slope;
        }
    }
    return best;
}

// Whether the way from the vertex to p starts inside the polygon.
bool EarClipping::in_cone(Id vertex, Coord p) const {
    const Coord before = m_nodes[m_nodes[vertex].previous].p;
    const Coord v = m_nodes[vertex].p;
    const Coord after = m_nodes[m_nodes[vertex].next].p;
    if (turn(before, v, after) > 0) {
        return turn(v, p, before) > 0 && turn(p, v, after) > 0;
    }
    return !(turn(v, p, after) >= 0 && turn(p, v, before) >= 0);
}

std::optional<std::vector<std::uint32_t>> EarClipping::clip() {
    if (!m_joined) {
        return std::nullopt;
    }
    note_reflex();
    m_triangles.reserve(3 * m_left);
    while (m_left > 2) {
        // A straight vertex is dropped only when no ear is left, as an ear keeps the triangle
        // beyond the edge whole.
        if (!cut_one(Emptiness::closed) && !drop_straight() && !cut_one(Emptiness::open)) {
            return std::nullopt;
        }
    }
    return std::move(m_triangles);
}

void EarClipping::note_reflex() {
    Id at = m_at;
    do {
        if (turn_at(at) <= 0) {
            m_reflex.push_back(at);
        }
        at = m_nodes[at].next;
    } while (at != m_at);
}

int EarClipping::turn_at(Id b) const {
    const Node& node = m_nodes[b];
    return turn(m_nodes[node.previous].p, node.p, m_nodes[node.next].p);
}

bool EarClipping::is_ear(Id b, Emptiness emptiness) const {
    const Node& node = m_nodes[b];
    const Coord a = m_nodes[node.previous].p;
    const Coord c = m_nodes[node.next].p;
    if (turn(a, node.p, c) <= 0) {
        return false;
    }
    const int least = emptiness == Emptiness::closed ? 0 : 1;
    return std::ranges::none_of(m_reflex, [&](Id id) {
        const Coord p = m_nodes[id].p;
        return m_gone[id] == 0 && p != a && p != node.p && p != c && turn(a, node.p, p) >= least &&
               turn(node.p, c, p) >= least && turn(c, a, p) >= least;
    });
}

// Cuts the first ear from where the last one was cut.
bool EarClipping::cut_one(Emptiness emptiness) {
    for (std::size_t tried = 0; tried < m_left; ++tried) {
        if (is_ear(m_at, emptiness)) {
            const Node& node = m_nodes[m_at];
            m_triangles.insert(m_triangles.end(), {m_nodes[node.previous].index, node.index,
                                                   m_nodes[node.next].index});
            remove(m_at);
            return true;
        }
        m_at = m_nodes[m_at].next;
    }
    return false;
}

bool EarClipping::drop_straight() {
    for (std::size_t tried = 0; tried < m_left; ++tried) {
        if (turn_at(m_at) == 0) {
            remove(m_at);
            return true;
        }
        m_at = m_nodes[m_at].next;
    }
    return false;
}

void EarClipping::remove(Id b) {
    const Id before = m_nodes[b].previous;
    const Id after = m_nodes[b].next;
    m_nodes[before].next = after;
    m_nodes[after].previous = before;
    m_gone[b] = 1;
    --m_left;
    m_at = after;
    // Neighbours may have become convex; a straight one may have become reflex.
    std::erase_if(m_reflex, [&](Id id) { return id == b || id == before || id == after; });
    for (const Id id : {before, after}) {
        if (turn_at(id) <= 0) {
            m_reflex.push_back(id);
        }
    }
}

}  // namespace zamin::measure
