#include "viewer/render/chunks.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace zamin::viewer {

namespace {

constexpr std::uint32_t order = 16;
constexpr std::uint32_t cells = 1U << order;

std::uint32_t cell_of(double value, double min, double extent) {
    const double at = extent > 0.0 ? (value - min) / extent * (cells - 1) : 0.0;
    return static_cast<std::uint32_t>(std::clamp(at, 0.0, double{cells - 1}));
}

// The curve enters a square in one of four ways; a quadrant has its number along the way, and is
// entered in a way of its own.
struct Step {
    std::uint8_t number = 0;
    std::uint8_t way = 0;
};
constexpr std::uint8_t swapped = 1;  // bit of a way: x and y change places
constexpr std::uint8_t turned = 2;   // and both are counted from the other end

// Of a way and a quadrant, right * 2 + upper (Hilbert 1891).
constexpr std::array<Step, 16> steps = [] {
    std::array<Step, 16> table;
    for (std::uint8_t way = 0; way < 4; ++way) {
        for (std::uint8_t quadrant = 0; quadrant < 4; ++quadrant) {
            std::uint8_t right = quadrant >> 1U;
            std::uint8_t upper = quadrant & 1U;
            if ((way & turned) != 0) {
                right ^= 1U;
                upper ^= 1U;
            }
            if ((way & swapped) != 0) {
                std::swap(right, upper);
            }
            Step& step = table[way * 4U + quadrant];
            step.number = static_cast<std::uint8_t>((3U * right) ^ upper);
            step.way = way;
            if (upper == 0) {
                step.way ^= right == 1 ? turned | swapped : swapped;
            }
        }
    }
    return table;
}();

}  // namespace

// From the largest quadrant to the smallest.
std::uint32_t hilbert_position(std::uint32_t x, std::uint32_t y) {
    std::uint32_t position = 0;
    std::uint32_t way = 0;
    for (std::uint32_t bit = order; bit-- > 0;) {
        const std::uint32_t quadrant = ((x >> bit) & 1U) * 2 + ((y >> bit) & 1U);
        const Step step = steps[way * 4 + quadrant];
        position = position * 4 + step.number;
        way = step.way;
    }
    return position;
}

std::uint32_t place_on_curve(const Coord& place, const Box& box) {
    const double extent = std::max(box.width(), box.height());
    return hilbert_position(cell_of(place.x, box.min_x, extent),
                            cell_of(place.y, box.min_y, extent));
}

std::vector<std::size_t> order_in_chunks(std::vector<ChunkItem>& items, std::uint64_t wanted_cost) {
    tbb::parallel_sort(items, [](const ChunkItem& a, const ChunkItem& b) {
        return std::tie(a.place, a.feature) < std::tie(b.place, b.feature);
    });
    std::vector<std::size_t> ends;
    std::uint64_t cost = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        cost += items[i].cost;
        if (cost >= wanted_cost || i + 1 == items.size()) {
            ends.push_back(i + 1);
            cost = 0;
        }
    }
    return ends;
}

}  // namespace zamin::viewer
