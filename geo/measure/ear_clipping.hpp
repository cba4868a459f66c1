// Ear clipping of one polygon; for triangulate.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::measure {

// Triangles of a polygon part by cutting ears (Meisters 1975), holes joined to the exterior by
// bridges first (Eberly 1998); indices as triangulate() gives them.
//
// The triangles' winding numbers add up to the polygon's, bridges cancelling out. So when every
// triangle cut off turns left, they cover a valid polygon exactly once. `clip` gives up (nothing)
// as soon as no such triangle is left; nothing else has to be checked.
class EarClipping {
  public:
    explicit EarClipping(std::span<const Ring> rings);
    std::optional<std::vector<std::uint32_t>> clip();

  private:
    using Id = std::uint32_t;
    struct Node {
        Coord p;
        std::uint32_t index = 0;  // of the vertex
        Id previous = 0;
        Id next = 0;
    };
    // What may lie in a triangle that is cut off: nothing, or points on its edges, as happens
    // where rings touch.
    enum class Emptiness : std::uint8_t { closed, open };

    Id add_ring(Ring ring, std::uint32_t first_index, bool counter_clockwise);
    bool join(Id hole);
    Id visible_from(Id hole_vertex) const;
    bool in_cone(Id vertex, Coord p) const;

    int turn_at(Id b) const;
    bool is_ear(Id b, Emptiness emptiness) const;
    bool cut_one(Emptiness emptiness);
    bool drop_straight();
    void remove(Id b);
    void note_reflex();

    std::vector<Node> m_nodes;
    std::vector<Id> m_reflex;  // nodes that do not turn left; some may have been removed since
    std::vector<std::uint8_t> m_gone;
    bool m_joined = true;  // all holes
    Id m_at = 0;
    std::size_t m_left = 0;
    std::vector<std::uint32_t> m_triangles;
};

}  // namespace zamin::measure
