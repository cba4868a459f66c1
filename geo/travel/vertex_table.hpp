// Which coordinates are the same place; for .cpp files of geo/travel only.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::travel {

// Finds the first index at which a coordinate was added (an open hash table).
class VertexTable {
  public:
    // `coords` must outlive this object and stay where it is.
    explicit VertexTable(const std::vector<Coord>& coords)
        : m_coords(coords), m_slots(std::bit_ceil(coords.size() * 2 + 2), empty) {}

    std::uint32_t first_of(std::uint32_t index) {
        const Coord p = m_coords[index];
        std::size_t slot = hash(p) & (m_slots.size() - 1);
        while (m_slots[slot] != empty) {
            if (m_coords[m_slots[slot]] == p) {
                return m_slots[slot];
            }
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        m_slots[slot] = index;
        return index;
    }

  private:
    static constexpr std::uint32_t empty = 0xffffffffU;

    static std::size_t hash(Coord p) {
        // + 0.0 makes of minus zero the zero that it equals.
        const auto x = std::bit_cast<std::uint64_t>(p.x + 0.0);
        const auto y = std::bit_cast<std::uint64_t>(p.y + 0.0);
        std::uint64_t mixed = (x ^ std::rotl(y, 32)) * 0x9e3779b97f4a7c15ULL;
        mixed ^= mixed >> 29;
        mixed = (mixed + y) * 0xbf58476d1ce4e5b9ULL;
        return static_cast<std::size_t>(mixed ^ (mixed >> 32));
    }

    const std::vector<Coord>& m_coords;
    std::vector<std::uint32_t> m_slots;
};

}  // namespace zamin::travel
