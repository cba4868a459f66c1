#include "catchment/cell_areas.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

namespace zamin::catchment {

namespace {

// A corner of cells: column and row of the cell to its south-east.
struct Corner {
    std::int32_t x = 0;
    std::int32_t y = 0;  // southward
    friend bool operator==(Corner, Corner) = default;
};

// Directions of walking along a boundary with the area to the left.
enum Direction : std::uint8_t { east, north, west, south };
constexpr std::array<Corner, 4> steps{{{1, 0}, {0, -1}, {-1, 0}, {0, 1}}};

using Loop = std::vector<Corner>;

// The sets of cells of one label that hang together by their sides.
class Sets {
  public:
    Sets(std::span<const std::int32_t> labels, std::size_t width, std::size_t height)
        : m_width(width), m_set(labels.size(), -1) {
        std::vector<std::size_t> left;
        for (std::size_t cell = 0; cell < labels.size(); ++cell) {
            if (labels[cell] < 0 || m_set[cell] >= 0) {
                continue;
            }
            const auto number = static_cast<std::int32_t>(m_label.size());
            m_label.push_back(labels[cell]);
            m_set[cell] = number;
            left.assign(1, cell);
            while (!left.empty()) {
                const std::size_t at = left.back();
                left.pop_back();
                const auto visit = [&](bool inside, std::size_t next) {
                    if (inside && m_set[next] < 0 && labels[next] == labels[cell]) {
                        m_set[next] = number;
                        left.push_back(next);
                    }
                };
                visit(at % width > 0, at - 1);
                visit(at % width + 1 < width, at + 1);
                visit(at >= width, at - width);
                visit(at / width + 1 < height, at + width);
            }
        }
    }
    std::size_t count() const { return m_label.size(); }
    std::int32_t label(std::size_t set) const { return m_label[set]; }
    std::int32_t at(std::int32_t x, std::int32_t y) const {
        const auto height = static_cast<std::int32_t>(m_set.size() / m_width);
        if (x < 0 || y < 0 || x >= static_cast<std::int32_t>(m_width) || y >= height) {
            return -1;
        }
        return m_set[static_cast<std::size_t>(y) * m_width + static_cast<std::size_t>(x)];
    }

  private:
    std::size_t m_width;
    std::vector<std::int32_t> m_set;    // by cell
    std::vector<std::int32_t> m_label;  // by set
};

class Tracer {
  public:
    Tracer(const Sets& sets, std::size_t width, std::size_t height)
        : m_sets(sets), m_width(static_cast<std::int32_t>(width)) {
        m_loops.resize(sets.count());
        m_done.assign(width * height, 0);
        for (std::int32_t y = 0; y < static_cast<std::int32_t>(height); ++y) {
            for (std::int32_t x = 0; x < m_width; ++x) {
                // Every loop has an edge that goes east: the lower side of some cell.
                if (m_sets.at(x, y) >= 0 && m_sets.at(x, y + 1) != m_sets.at(x, y) &&
                    m_done[index(x, y)] == 0) {
                    trace(x, y);
                }
            }
        }
    }
    const std::vector<Loop>& loops(std::size_t set) const { return m_loops[set]; }

  private:
    std::size_t index(std::int32_t x, std::int32_t y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(x);
    }
    // The set to the left of the edge that leaves a corner.
    std::int32_t left_of(Corner c, Direction direction) const {
        switch (direction) {
            case east:
                return m_sets.at(c.x, c.y - 1);
            case north:
                return m_sets.at(c.x - 1, c.y - 1);
            case west:
                return m_sets.at(c.x - 1, c.y);
            case south:
                return m_sets.at(c.x, c.y);
        }
        return -1;
    }
    std::int32_t right_of(Corner c, Direction direction) const {
        return left_of(c, static_cast<Direction>((direction + 3) % 4));
    }
    bool is_boundary(Corner c, Direction direction, std::int32_t set) const {
        return left_of(c, direction) == set && right_of(c, direction) != set;
    }

    // From the south-western corner of a cell eastward along its lower side, and round.
    void trace(std::int32_t x, std::int32_t y) {
        const std::int32_t set = m_sets.at(x, y);
        const Corner start{x, y + 1};
        Corner at = start;
        Direction direction = east;
        Loop loop;
        do {
            if (direction == east) {
                m_done[index(at.x, at.y - 1)] = 1;
            }
            loop.push_back(at);
            const Corner step = steps[direction];
            at = {at.x + step.x, at.y + step.y};
            // To the left where it goes on there: cells that touch at a corner are not one.
            for (const int turn : {1, 0, 3}) {
                const auto next = static_cast<Direction>((direction + turn) % 4);
                if (is_boundary(at, next, set)) {
                    direction = next;
                    break;
                }
            }
        } while (!(at == start && direction == east));
        split(loop, m_loops[static_cast<std::size_t>(set)]);
    }

    // A loop that passes a corner twice becomes two that touch there.
    void split(const Loop& loop, std::vector<Loop>& into) const {
        std::unordered_map<std::uint64_t, std::size_t> position;
        Loop open;
        for (const Corner c : loop) {
            const std::uint64_t key =
                (static_cast<std::uint64_t>(static_cast<std::uint32_t>(c.y)) << 32U) |
                static_cast<std::uint32_t>(c.x);
            if (const auto before = position.find(key); before != position.end()) {
                const auto from = open.begin() + static_cast<std::ptrdiff_t>(before->second);
                into.emplace_back(from, open.end());
                for (auto i = from + 1; i != open.end(); ++i) {
                    position.erase(
                        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(i->y)) << 32U) |
                        static_cast<std::uint32_t>(i->x));
                }
                open.erase(from + 1, open.end());
            } else {
                position[key] = open.size();
                open.push_back(c);
            }
        }
        into.push_back(std::move(open));
    }

    const Sets& m_sets;
    std::int32_t m_width;
    std::vector<std::vector<Loop>> m_loops;  // by set
    std::vector<std::uint8_t> m_done;        // cells whose lower side has been walked
};

// Corners where the loop turns.
Loop turns_of(const Loop& loop) {
    Loop turns;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const Corner a = loop[(i + loop.size() - 1) % loop.size()];
        const Corner b = loop[i];
        const Corner c = loop[(i + 1) % loop.size()];
        if ((b.x - a.x) * (c.y - b.y) != (b.y - a.y) * (c.x - b.x)) {
            turns.push_back(b);
        }
    }
    return turns;
}

// Positive for a loop counter-clockwise on the map, whose rows go southward.
double turning(const Loop& loop) {
    double sum = 0.0;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const Corner a = loop[i];
        const Corner b = loop[(i + 1) % loop.size()];
        sum += static_cast<double>(b.x) * a.y - static_cast<double>(a.x) * b.y;
    }
    return sum;
}

void append_ring(const Loop& loop, const travel::Frame& frame, Geometries& to) {
    const auto place = [&](Corner c) {
        return Coord{frame.west + c.x * frame.cell_m, frame.north - c.y * frame.cell_m};
    };
    for (const Corner c : loop) {
        to.coords.push_back(place(c));
    }
    to.coords.push_back(place(loop.front()));
    to.end_ring();
}

void append_part(const std::vector<Loop>& loops, const travel::Frame& frame, Geometries& to) {
    std::vector<Loop> turned;
    for (const Loop& loop : loops) {
        turned.push_back(turns_of(loop));
    }
    // The one exterior first, then the holes.
    std::stable_sort(turned.begin(), turned.end(),
                     [](const Loop& a, const Loop& b) { return turning(a) > turning(b); });
    for (const Loop& loop : turned) {
        append_ring(loop, frame, to);
    }
    to.end_part();
}

}  // namespace

Geometries cell_areas(std::span<const std::int32_t> label_of_cell, std::size_t labels,
                      const travel::Frame& frame) {
    const Sets sets(label_of_cell, frame.width, frame.height);
    const Tracer tracer(sets, frame.width, frame.height);
    std::vector<std::vector<std::size_t>> sets_of(labels);
    for (std::size_t set = 0; set < sets.count(); ++set) {
        sets_of[static_cast<std::size_t>(sets.label(set))].push_back(set);
    }
    Geometries areas;
    for (const std::vector<std::size_t>& of_label : sets_of) {
        for (const std::size_t set : of_label) {
            append_part(tracer.loops(set), frame, areas);
        }
        if (of_label.empty()) {
            areas.add_empty();
        } else {
            areas.end_feature(GeometryKind::polygon);
        }
    }
    return areas;
}

}  // namespace zamin::catchment
