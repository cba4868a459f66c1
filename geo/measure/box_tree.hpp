// Which boxes meet a box: a packed R-tree (boxes along a Hilbert curve, sixteen to a node; Kamel
// and Faloutsos 1993, "On packing R-trees"). Made once, never changed.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::measure {

class BoxTree {
  public:
    // Items are numbered as the boxes given; empty ones are never found. Uses oneTBB's threads.
    explicit BoxTree(std::span<const Box> boxes);

    // The items in the tree's order: neighbours are near each other, equal boxes follow one
    // another, and the order of the boxes given changes nothing but the order among equal ones.
    std::span<const std::uint32_t> order() const { return m_order; }
    const Box& box_at(std::size_t position) const { return m_boxes[position]; }

    // Calls visit(position) for every box at position `from` or later in the order that shares a
    // point with `box`.
    template <typename Visit>
    void query(const Box& box, std::size_t from, Visit&& visit) const;

  private:
    static constexpr std::size_t fan_out_bits = 4;
    static constexpr std::size_t fan_out = std::size_t{1} << fan_out_bits;
    static constexpr std::size_t most_levels = 8;

    std::vector<std::uint32_t> m_order;
    std::vector<Box> m_boxes;            // by position, then each level of nodes, the root last
    std::vector<std::size_t> m_offsets;  // of each level in m_boxes, then the end
};

template <typename Visit>
void BoxTree::query(const Box& box, std::size_t from, Visit&& visit) const {
    struct Node {
        std::size_t level;
        std::size_t index;
    };
    if (m_order.empty()) {
        return;
    }
    std::array<Node, fan_out * most_levels> stack;
    std::size_t waiting = 0;
    stack[waiting++] = {m_offsets.size() - 2, 0};
    while (waiting > 0) {
        const Node node = stack[--waiting];
        const std::size_t end_position = (node.index + 1) << (fan_out_bits * node.level);
        if (end_position <= from || !m_boxes[m_offsets[node.level] + node.index].intersects(box)) {
            continue;
        }
        if (node.level == 0) {
            visit(node.index);
            continue;
        }
        const std::size_t below = m_offsets[node.level] - m_offsets[node.level - 1];
        const std::size_t first = node.index << fan_out_bits;
        for (std::size_t child = std::min(first + fan_out, below); child > first; --child) {
            stack[waiting++] = {node.level - 1, child - 1};
        }
    }
}

}  // namespace zamin::measure
