#include "travel/segment_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace zamin::travel {

namespace {

constexpr double radians_per_degree = std::numbers::pi / 180.0;
constexpr double segments_per_cell = 2.0;
constexpr double most_cells = 2e7;

// Metres a degree of longitude and latitude at a latitude, on WGS 84.
struct Scale {
    explicit Scale(double latitude_deg) {
        constexpr double a_m = 6378137.0;
        constexpr double e2 = 0.00669437999014;
        const double sine = std::sin(latitude_deg * radians_per_degree);
        const double w2 = 1.0 - e2 * sine * sine;
        const double n_m = a_m / std::sqrt(w2);
        x = n_m * std::cos(latitude_deg * radians_per_degree) * radians_per_degree;
        y = n_m * (1.0 - e2) / w2 * radians_per_degree;
    }
    double x;
    double y;
};

// The place on the segment nearest to p, as a share of it, and its distance squared in metres.
double distance2_m2(const Segment& segment, Coord p, const Scale& scale, double& share) {
    const double ax = (segment.from.x - p.x) * scale.x;
    const double ay = (segment.from.y - p.y) * scale.y;
    const double dx = (segment.to.x - segment.from.x) * scale.x;
    const double dy = (segment.to.y - segment.from.y) * scale.y;
    const double length2 = dx * dx + dy * dy;
    share = length2 > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = ax + share * dx;
    const double y = ay + share * dy;
    return x * x + y * y;
}

}  // namespace

SegmentIndex::SegmentIndex(std::vector<Segment> segments) : m_segments(std::move(segments)) {
    for (const Segment& segment : m_segments) {
        m_box.add(segment.from);
        m_box.add(segment.to);
    }
    if (m_box.empty()) {
        return;
    }
    const double wanted =
        std::clamp(static_cast<double>(m_segments.size()) / segments_per_cell, 1.0, most_cells);
    m_cell_deg = std::max({std::sqrt(m_box.width() * m_box.height() / wanted),
                           std::max(m_box.width(), m_box.height()) / most_cells * 2.0, 1e-7});
    m_columns = static_cast<std::ptrdiff_t>(m_box.width() / m_cell_deg) + 1;
    m_rows = static_cast<std::ptrdiff_t>(m_box.height() / m_cell_deg) + 1;
    m_offsets.assign(static_cast<std::size_t>(m_columns * m_rows) + 1, 0);
    for (const Segment& segment : m_segments) {
        for_each_cell(segment, [&](std::size_t cell) { ++m_offsets[cell + 1]; });
    }
    std::partial_sum(m_offsets.begin(), m_offsets.end(), m_offsets.begin());
    m_in_cell.resize(m_offsets.back());
    std::vector<std::uint32_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (std::uint32_t i = 0; i < m_segments.size(); ++i) {
        for_each_cell(m_segments[i], [&](std::size_t cell) { m_in_cell[next[cell]++] = i; });
    }
}

SegmentIndex::Cells SegmentIndex::cells_of(const Box& box) const {
    const auto column = [&](double x) {
        return std::clamp<std::ptrdiff_t>(
            static_cast<std::ptrdiff_t>(std::floor((x - m_box.min_x) / m_cell_deg)), 0,
            m_columns - 1);
    };
    const auto row = [&](double y) {
        return std::clamp<std::ptrdiff_t>(
            static_cast<std::ptrdiff_t>(std::floor((y - m_box.min_y) / m_cell_deg)), 0, m_rows - 1);
    };
    return {column(box.min_x), column(box.max_x), row(box.min_y), row(box.max_y)};
}

// Row by row, the columns that the segment's stretch in that row spans.
template <typename Visit>
void SegmentIndex::for_each_cell(const Segment& segment, Visit visit) const {
    Box box;
    box.add(segment.from);
    box.add(segment.to);
    const Cells range = cells_of(box);
    const double dy = segment.to.y - segment.from.y;
    for (std::ptrdiff_t row = range.y0; row <= range.y1; ++row) {
        Cells cells = range;
        if (range.y1 > range.y0 && range.x1 > range.x0) {
            const auto x_at = [&](double y) {
                const double share = std::clamp((y - segment.from.y) / dy, 0.0, 1.0);
                return segment.from.x + share * (segment.to.x - segment.from.x);
            };
            const double low = m_box.min_y + static_cast<double>(row) * m_cell_deg;
            const double slack = m_cell_deg * 1e-6;
            Box stretch;
            stretch.add(Coord{x_at(low - slack), low});
            stretch.add(Coord{x_at(low + m_cell_deg + slack), low});
            stretch.min_x -= slack;
            stretch.max_x += slack;
            cells = cells_of(stretch);
        }
        for (std::ptrdiff_t column = cells.x0; column <= cells.x1; ++column) {
            visit(static_cast<std::size_t>(row * m_columns + column));
        }
    }
}

namespace {

// Twice the area of the triangle a b c: its sign says on which side of a b the point c lies.
double side(Coord a, Coord b, Coord c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool meet(const Segment& a, const Segment& b) {
    Box box_a;
    box_a.add(a.from);
    box_a.add(a.to);
    Box box_b;
    box_b.add(b.from);
    box_b.add(b.to);
    return box_a.intersects(box_b) &&
           side(a.from, a.to, b.from) * side(a.from, a.to, b.to) <= 0.0 &&
           side(b.from, b.to, a.from) * side(b.from, b.to, a.to) <= 0.0;
}

}  // namespace

bool SegmentIndex::crosses(const Segment& segment) const {
    Box box;
    box.add(segment.from);
    box.add(segment.to);
    if (m_segments.empty() || !box.intersects(m_box)) {
        return false;
    }
    bool any = false;
    for_each_cell(segment, [&](std::size_t cell) {
        for (std::uint32_t i = m_offsets[cell]; !any && i < m_offsets[cell + 1]; ++i) {
            any = meet(m_segments[m_in_cell[i]], segment);
        }
    });
    return any;
}

bool SegmentIndex::nearest(Coord p, double reach_m,
                           const std::function<bool(std::uint32_t)>& accept,
                           NearestSegment& found) const {
    if (m_segments.empty() || !std::isfinite(p.x) || !std::isfinite(p.y)) {
        return false;
    }
    const Scale scale(p.y);
    const double least_scale = std::min(scale.x, scale.y);
    const auto column = static_cast<std::ptrdiff_t>(std::floor((p.x - m_box.min_x) / m_cell_deg));
    const auto row = static_cast<std::ptrdiff_t>(std::floor((p.y - m_box.min_y) / m_cell_deg));
    double best2 = reach_m * reach_m * (1.0 + 1e-12);
    bool any = false;
    const auto look = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
        const auto cell = static_cast<std::size_t>(y * m_columns + x);
        for (std::uint32_t i = m_offsets[cell]; i < m_offsets[cell + 1]; ++i) {
            const std::uint32_t segment = m_in_cell[i];
            double share = 0.0;
            const double d2 = distance2_m2(m_segments[segment], p, scale, share);
            const bool better = d2 < best2 || (any && d2 == best2 && segment < found.segment);
            if (better && accept(segment)) {
                best2 = d2;
                found.segment = segment;
                found.share = share;
                any = true;
            }
        }
    };
    // Rings of cells about the point's, until none nearer can be left.
    const std::ptrdiff_t outside =
        std::max({std::ptrdiff_t{0}, -column, column - (m_columns - 1), -row, row - (m_rows - 1)});
    const std::ptrdiff_t last = std::max({std::abs(column), std::abs(m_columns - 1 - column),
                                          std::abs(row), std::abs(m_rows - 1 - row)});
    for (std::ptrdiff_t ring = outside; ring <= last; ++ring) {
        const double clear_m = static_cast<double>(ring - 1) * m_cell_deg * least_scale;
        if (ring > 0 && clear_m > 0.0 && clear_m * clear_m > best2) {
            break;
        }
        const std::ptrdiff_t y0 = std::max<std::ptrdiff_t>(row - ring, 0);
        const std::ptrdiff_t y1 = std::min(row + ring, m_rows - 1);
        for (std::ptrdiff_t y = y0; y <= y1; ++y) {
            const bool edge_row = y == row - ring || y == row + ring;
            const std::ptrdiff_t step = edge_row || ring == 0 ? 1 : 2 * ring;
            for (std::ptrdiff_t x = column - ring; x <= column + ring; x += step) {
                if (x >= 0 && x < m_columns) {
                    look(x, y);
                }
            }
        }
    }
    if (any) {
        const Segment& segment = m_segments[found.segment];
        found.distance_m = std::sqrt(best2);
        found.place = {segment.from.x + found.share * (segment.to.x - segment.from.x),
                       segment.from.y + found.share * (segment.to.y - segment.from.y)};
    }
    return any;
}

}  // namespace zamin::travel
