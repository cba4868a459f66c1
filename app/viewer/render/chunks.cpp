#include "viewer/render/chunks.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>

#include "core/memory.hpp"

namespace zamin::viewer {

namespace {
constexpr std::uint32_t cells = 1U << 16;

std::uint32_t cell_of(double value, double min, double extent) {
    const double at = extent > 0.0 ? (value - min) / extent * (cells - 1) : 0.0;
    return static_cast<std::uint32_t>(std::clamp(at, 0.0, double{cells - 1}));
}
}  // namespace

// From the largest quadrant to the smallest: which of the four on the curve, then the turn of the
// curve inside it (Hilbert 1891).
std::uint32_t hilbert_position(std::uint32_t x, std::uint32_t y) {
    std::uint32_t position = 0;
    for (std::uint32_t half = cells / 2; half > 0; half /= 2) {
        const std::uint32_t right = (x & half) != 0 ? 1 : 0;
        const std::uint32_t upper = (y & half) != 0 ? 1 : 0;
        position = position * 4 + ((3 * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = cells - 1 - x;
                y = cells - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return position;
}

std::vector<std::size_t> order_in_chunks(std::vector<ChunkItem>& items, std::uint64_t wanted_cost) {
    Box middles;
    for (const ChunkItem& item : items) {
        middles.add(item.middle_m);
    }
    const double extent = std::max(middles.width(), middles.height());
    // Place, then feature, in one number; and where the item is.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    resize_large(keyed, items.size());
    tbb::parallel_for(std::size_t{0}, items.size(), [&](std::size_t i) {
        const Coord middle = items[i].middle_m;
        const std::uint64_t place = hilbert_position(cell_of(middle.x, middles.min_x, extent),
                                                     cell_of(middle.y, middles.min_y, extent));
        keyed[i] = {place << 32U | items[i].feature, static_cast<std::uint32_t>(i)};
    });
    tbb::parallel_sort(keyed);
    std::vector<ChunkItem> sorted;
    resize_large(sorted, items.size());
    tbb::parallel_for(std::size_t{0}, items.size(),
                      [&](std::size_t i) { sorted[i] = items[keyed[i].second]; });
    items = std::move(sorted);
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
