// Cheapest ways over a terrain: a search over cells with sixteen directions (the eight neighbours
// and the eight knight's moves).
//
// A step is a straight line between the centres of two cells. Its time is that of its parts in the
// cells that it leads over (halves for neighbours, quarters for knight's moves), at the slope
// between its ends in the direction of travel. Cells wait in buckets by cost, as wide as the
// cheapest step (Dial 1969), so that most are looked at once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/progress.hpp"
#include "travel/terrain_grid.hpp"
#include "travel/travel.hpp"

namespace zamin::travel {

struct TerrainSeed {
    std::size_t cell = 0;
    std::uint16_t source = 0;
    float cost_s = 0.0F;
};

class TerrainSearch {
  public:
    // The grid must outlive this object.
    explicit TerrainSearch(const TerrainGrid& grid);

    // Times in seconds from (or to) the seeds; ways that take more than `limit_s` are not followed.
    // May be called again. Throws Cancelled.
    void search(std::span<const TerrainSeed> seeds, Heading heading, double limit_s,
                const Progress& progress);

    // Infinity where there is no way.
    float cost_s(std::size_t cell) const { return m_nodes[padded(cell)].cost_s; }
    std::uint16_t source(std::size_t cell) const { return m_nodes[padded(cell)].source; }
    // The next cell on the way to the source; the cell itself at a seed or without a way.
    std::size_t next(std::size_t cell) const;

    static constexpr double bytes_per_cell = 12.0;

  private:
    struct Node {
        float cost_s;
        float height_m;
        std::uint16_t source;
        std::uint8_t surface;
        std::uint8_t from;  // the move that led here
    };
    struct Move {
        std::ptrdiff_t to = 0;
        std::ptrdiff_t over_a = 0;  // cells on the way of a knight's move
        std::ptrdiff_t over_b = 0;
        float length_m = 0.0F;
        float one_over_length = 0.0F;
        bool knight = false;
    };
    struct Waiting {
        float cost_s;
        std::uint32_t node;
    };

    std::size_t padded(std::size_t cell) const {
        return (cell / m_width + margin) * m_stride + cell % m_width + margin;
    }
    std::size_t unpadded(std::size_t node) const {
        return (node / m_stride - margin) * m_width + node % m_stride - margin;
    }
    void make_moves();
    void make_paces();
    float pace(float slope) const;
    float step_s(const Node* from, const Move& move, bool uphill_is_positive) const;
    void look_around(std::uint32_t at);
    void wait(std::uint32_t node, float cost_s);

    static constexpr std::size_t margin = 2;  // closed cells all round spare the search its bounds

    const TerrainGrid& m_grid;
    std::size_t m_width = 0;
    std::size_t m_stride = 0;
    std::vector<Node> m_nodes;
    std::array<Move, 16> m_moves{};
    std::vector<float> m_paces;  // walking, s/m, by slope
    float m_least_s_per_m = 0.0F;
    float m_bucket_s = 1.0F;
    bool m_toward = true;
    float m_limit_s = 0.0F;
    std::vector<std::vector<Waiting>> m_buckets;  // used in turn
    std::size_t m_waiting = 0;
};

}  // namespace zamin::travel
