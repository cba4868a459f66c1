#include "measure/box_tree.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <tuple>

namespace zamin::measure {

namespace {

constexpr std::uint32_t key_side = 1U << 16U;  // cells of the Hilbert curve along each axis

// Distance along the Hilbert curve of a cell (Warren 2013, Hacker's Delight, chapter 16).
std::uint32_t hilbert_key(std::uint32_t x, std::uint32_t y) {
    std::uint32_t key = 0;
    for (std::uint32_t side = key_side / 2; side > 0; side /= 2) {
        const bool right = (x & side) != 0;
        const bool upper = (y & side) != 0;
        key += side * side * ((right ? 3U : 0U) ^ (upper ? 1U : 0U));
        if (!upper) {
            if (right) {
                x = key_side - 1 - x;
                y = key_side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return key;
}

std::uint32_t cell_of(double value, double low, double width) {
    const double cell = width > 0.0 ? (value - low) / width * key_side : 0.0;
    return static_cast<std::uint32_t>(std::clamp(cell, 0.0, key_side - 1.0));
}

struct Entry {
    std::uint32_t key = 0;
    std::uint32_t item = 0;
};

std::vector<Entry> entries_of(std::span<const Box> boxes) {
    Box whole;
    std::vector<Entry> entries;
    entries.reserve(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            whole.add(boxes[i]);
            entries.push_back({0, i});
        }
    }
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, entries.size(), 4096), [&](const auto& range) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                const Coord middle = boxes[entries[i].item].center();
                entries[i].key = hilbert_key(cell_of(middle.x, whole.min_x, whole.width()),
                                             cell_of(middle.y, whole.min_y, whole.height()));
            }
        });
    tbb::parallel_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.key != b.key) {
            return a.key < b.key;
        }
        const Box& p = boxes[a.item];
        const Box& q = boxes[b.item];
        return std::tie(p.min_x, p.min_y, p.max_x, p.max_y, a.item) <
               std::tie(q.min_x, q.min_y, q.max_x, q.max_y, b.item);
    });
    return entries;
}

}  // namespace

BoxTree::BoxTree(std::span<const Box> boxes) {
    const std::vector<Entry> entries = entries_of(boxes);
    m_order.reserve(entries.size());
    m_boxes.reserve(entries.size() + entries.size() / (fan_out - 1) + most_levels);
    for (const Entry& entry : entries) {
        m_order.push_back(entry.item);
        m_boxes.push_back(boxes[entry.item]);
    }
    m_offsets = {0, m_boxes.size()};
    while (m_boxes.size() - m_offsets[m_offsets.size() - 2] > 1) {
        const std::size_t begin = m_offsets[m_offsets.size() - 2];
        const std::size_t end = m_boxes.size();
        for (std::size_t i = begin; i < end; i += fan_out) {
            Box node;
            for (std::size_t child = i; child < std::min(i + fan_out, end); ++child) {
                node.add(m_boxes[child]);
            }
            m_boxes.push_back(node);
        }
        m_offsets.push_back(m_boxes.size());
    }
}

}  // namespace zamin::measure
