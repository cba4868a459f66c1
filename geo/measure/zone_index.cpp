#include "measure/zone_index.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>

#include "measure/validity.hpp"

namespace zamin::measure {

int side_of(Coord a, Coord b, Coord p) {
    return sure_turn(a, b, p) < 0 ? -1 : 1;
}

bool crosses_path(Coord a, Coord b, Coord from, Coord to) {
    const Coord corner{to.x, from.y};
    const bool straddles_level = (a.y > from.y) != (b.y > from.y);
    const bool straddles_upright = (a.x > to.x) != (b.x > to.x);
    const Coord low = a.y < b.y ? a : b;
    const Coord high = a.y < b.y ? b : a;
    const bool first = straddles_level && side_of(low, high, from) != side_of(low, high, corner);
    const bool second = straddles_upright && side_of(low, high, corner) != side_of(low, high, to);
    return first != second;
}

namespace {
Box box_of(const ZoneIndex::Edge& edge) {
    Box box;
    box.add(edge.from);
    box.add(edge.to);
    return box;
}

std::size_t clamped(double cell, std::size_t count) {
    if (!(cell > 0.0)) {
        return 0;
    }
    return std::min(static_cast<std::size_t>(cell), count - 1);
}
}  // namespace

ZoneIndex::ZoneIndex(const Geometries& polygons,
                     std::span<const std::optional<ZoneId>> zone_of_feature) {
    for (std::size_t f = 0; f < polygons.feature_count(); ++f) {
        if (!zone_of_feature[f] || polygons.kinds[f] != GeometryKind::polygon) {
            continue;
        }
        for (std::size_t r = polygons.ring_begin(f); r < polygons.ring_end(f); ++r) {
            const Ring ring = polygons.ring(r);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (!(ring[i - 1] == ring[i])) {
                    m_edges.push_back({ring[i - 1], ring[i], *zone_of_feature[f]});
                    m_box.add(ring[i]);
                }
            }
        }
    }
    if (m_edges.empty()) {
        m_box.add(Coord{0.0, 0.0});
    }
    // About a quarter of an edge a cell: edges are few beside the plots that ask.
    const double cells = std::clamp(4.0 * static_cast<double>(m_edges.size()), 256.0, 4e6);
    const double width = std::max(m_box.width(), 1e-12);
    const double height = std::max(m_box.height(), 1e-12);
    const double wanted_columns = std::sqrt(cells * width / height);
    m_columns = static_cast<std::size_t>(std::clamp(wanted_columns, 1.0, 4096.0));
    m_rows =
        static_cast<std::size_t>(std::clamp(cells / static_cast<double>(m_columns), 1.0, 4096.0));
    m_cell_width = width / static_cast<double>(m_columns);
    m_cell_height = height / static_cast<double>(m_rows);
    build_cells();
    build_centers();
    m_zones_overlap = find_overlap();
}

std::size_t ZoneIndex::column_of(double x) const {
    return clamped((x - m_box.min_x) / m_cell_width, m_columns);
}

std::size_t ZoneIndex::row_of(double y) const {
    return clamped((y - m_box.min_y) / m_cell_height, m_rows);
}

ZoneIndex::CellRange ZoneIndex::cells_of(const Box& box) const {
    return {column_of(box.min_x), column_of(box.max_x), row_of(box.min_y), row_of(box.max_y)};
}

Coord ZoneIndex::center_of(std::size_t cell) const {
    return {m_box.min_x + (static_cast<double>(cell % m_columns) + 0.5) * m_cell_width,
            m_box.min_y + (static_cast<double>(cell / m_columns) + 0.5) * m_cell_height};
}

std::span<const std::uint32_t> ZoneIndex::edges_of(std::size_t cell) const {
    return std::span(m_cell_edges)
        .subspan(m_cell_offsets[cell], m_cell_offsets[cell + 1] - m_cell_offsets[cell]);
}

ZoneSet ZoneIndex::zones_at_center(std::size_t cell) const {
    const std::uint32_t set = m_center_sets[cell];
    return std::span(m_set_zones)
        .subspan(m_set_offsets[set], m_set_offsets[set + 1] - m_set_offsets[set]);
}

// Row by row, the columns that the edge's stretch within the row spans.
template <typename Visit>
void ZoneIndex::for_each_cell(const Edge& edge, Visit visit) const {
    const Box box = box_of(edge);
    const CellRange range = cells_of(box);
    const double dy = edge.to.y - edge.from.y;
    for (std::size_t row = range.y0; row <= range.y1; ++row) {
        std::size_t first = range.x0;
        std::size_t last = range.x1;
        if (range.y0 != range.y1 && range.x0 != range.x1) {
            const double low = m_box.min_y + static_cast<double>(row) * m_cell_height;
            const auto x_at = [&](double y) {
                const double t = std::clamp((y - edge.from.y) / dy, 0.0, 1.0);
                return edge.from.x + t * (edge.to.x - edge.from.x);
            };
            const double a = x_at(low);
            const double b = x_at(low + m_cell_height);
            // A thousandth of a cell more on either side covers rounding.
            const double slack = 1e-3 * m_cell_width;
            first = std::max(first, column_of(std::min(a, b) - slack));
            last = std::min(last, column_of(std::max(a, b) + slack));
        }
        for (std::size_t column = first; column <= last; ++column) {
            visit(row * m_columns + column);
        }
    }
}

void ZoneIndex::build_cells() {
    m_cell_offsets.assign(m_columns * m_rows + 1, 0);
    for (const Edge& edge : m_edges) {
        for_each_cell(edge, [&](std::size_t cell) { ++m_cell_offsets[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < m_cell_offsets.size(); ++cell) {
        m_cell_offsets[cell] += m_cell_offsets[cell - 1];
    }
    m_cell_edges.resize(m_cell_offsets.back());
    std::vector<std::uint32_t> next(m_cell_offsets.begin(), m_cell_offsets.end() - 1);
    for (std::uint32_t i = 0; i < m_edges.size(); ++i) {
        for_each_cell(m_edges[i], [&](std::size_t cell) { m_cell_edges[next[cell]++] = i; });
    }
}

// The first column of the row whose center lies right of the edge, by the same test of sides that
// decides for points later; m_columns if none does.
std::size_t ZoneIndex::first_column_right_of(const Edge& edge, std::size_t row) const {
    const Coord low = edge.from.y < edge.to.y ? edge.from : edge.to;
    const Coord high = edge.from.y < edge.to.y ? edge.to : edge.from;
    const auto is_right = [&](std::size_t column) {
        return side_of(low, high, center_of(row * m_columns + column)) < 0;
    };
    const double y = center_of(row * m_columns).y;
    const double t = (y - low.y) / (high.y - low.y);
    std::size_t column = column_of(low.x + t * (high.x - low.x));
    while (column > 0 && is_right(column - 1)) {
        --column;
    }
    while (column < m_columns && !is_right(column)) {
        ++column;
    }
    return column;
}

// Along each row's middle line, from left to right, the zones change where an edge is crossed.
void ZoneIndex::build_centers() {
    struct Crossing {
        std::size_t column;
        ZoneId zone;
    };
    std::vector<std::vector<Crossing>> crossings(m_rows);
    for (const Edge& edge : m_edges) {
        const Box box = box_of(edge);
        for (std::size_t row = row_of(box.min_y); row <= row_of(box.max_y); ++row) {
            const double y = center_of(row * m_columns).y;
            if ((edge.from.y > y) != (edge.to.y > y)) {
                crossings[row].push_back({first_column_right_of(edge, row), edge.zone});
            }
        }
    }
    std::map<std::vector<ZoneId>, std::uint32_t> sets;
    m_set_offsets.push_back(0);
    const auto set_of = [&](const std::vector<ZoneId>& zones) {
        const auto [found, is_new] =
            sets.emplace(zones, static_cast<std::uint32_t>(m_set_offsets.size() - 1));
        if (is_new) {
            m_set_zones.insert(m_set_zones.end(), zones.begin(), zones.end());
            m_set_offsets.push_back(static_cast<std::uint32_t>(m_set_zones.size()));
        }
        return found->second;
    };
    m_center_sets.resize(m_columns * m_rows);
    for (std::size_t row = 0; row < m_rows; ++row) {
        auto& line = crossings[row];
        std::sort(line.begin(), line.end(),
                  [](const Crossing& a, const Crossing& b) { return a.column < b.column; });
        std::vector<ZoneId> inside;
        std::uint32_t set = set_of(inside);
        std::size_t next = 0;
        for (std::size_t column = 0; column < m_columns; ++column) {
            const std::size_t cell = row * m_columns + column;
            const std::size_t before = next;
            for (; next < line.size() && line[next].column <= column; ++next) {
                const auto at = std::lower_bound(inside.begin(), inside.end(), line[next].zone);
                if (at != inside.end() && *at == line[next].zone) {
                    inside.erase(at);
                } else {
                    inside.insert(at, line[next].zone);
                }
            }
            set = before == next ? set : set_of(inside);
            m_center_sets[cell] = set;
        }
    }
}

// Zones overlap where a cell's center lies in two, or the middle of one's edge strictly inside
// another.
bool ZoneIndex::find_overlap() const {
    for (std::size_t set = 0; set + 1 < m_set_offsets.size(); ++set) {
        if (m_set_offsets[set + 1] - m_set_offsets[set] > 1) {
            return true;
        }
    }
    std::atomic<bool> found{false};
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, m_edges.size(), 1024), [&](const auto& range) {
            for (std::size_t i = range.begin(); i < range.end() && !found; ++i) {
                const Edge& edge = m_edges[i];
                const Coord middle{(edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2};
                const auto zones = zones_at(middle);
                if (std::any_of(zones.begin(), zones.end(), [&](ZoneId zone) {
                        return zone != edge.zone && contains(zone, middle) == true &&
                               !on_edge_of(zone, edge);
                    })) {
                    found = true;
                }
            }
        });
    return found;
}

// Whether the zone's own boundary runs along this edge, as neighbours' do.
bool ZoneIndex::on_edge_of(ZoneId zone, const Edge& edge) const {
    const Coord middle{(edge.from.x + edge.to.x) / 2, (edge.from.y + edge.to.y) / 2};
    const auto near = edges_of(row_of(middle.y) * m_columns + column_of(middle.x));
    return std::any_of(near.begin(), near.end(), [&](std::uint32_t i) {
        const Edge& other = m_edges[i];
        return other.zone == zone && ((other.from == edge.to && other.to == edge.from) ||
                                      (other.from == edge.from && other.to == edge.to));
    });
}

std::optional<ZoneSet> ZoneIndex::zones_of_clear_box(const Box& box) const {
    if (!m_box.intersects(box)) {
        return ZoneSet{};
    }
    // A box that reaches over the grid's rim may touch edges on the rim only; those are in the
    // rim's cells, which the clamped range covers.
    const CellRange range = cells_of(box);
    for (std::size_t row = range.y0; row <= range.y1; ++row) {
        for (std::size_t column = range.x0; column <= range.x1; ++column) {
            const std::size_t cell = row * m_columns + column;
            if (m_cell_offsets[cell] != m_cell_offsets[cell + 1]) {
                return std::nullopt;
            }
        }
    }
    return zones_at_center(range.y0 * m_columns + range.x0);
}

void ZoneIndex::edges_near(const Box& box, std::vector<std::uint32_t>& out) const {
    out.clear();
    if (!m_box.intersects(box)) {
        return;
    }
    const CellRange range = cells_of(box);
    for (std::size_t row = range.y0; row <= range.y1; ++row) {
        for (std::size_t column = range.x0; column <= range.x1; ++column) {
            for (const std::uint32_t i : edges_of(row * m_columns + column)) {
                if (box_of(m_edges[i]).intersects(box)) {
                    out.push_back(i);
                }
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

std::optional<bool> ZoneIndex::contains(ZoneId zone, Coord p) const {
    if (!m_box.contains(p)) {
        return false;
    }
    const std::size_t cell = row_of(p.y) * m_columns + column_of(p.x);
    const Coord center = center_of(cell);
    const ZoneSet at_center = zones_at_center(cell);
    bool inside = std::find(at_center.begin(), at_center.end(), zone) != at_center.end();
    for (const std::uint32_t i : edges_of(cell)) {
        const Edge& edge = m_edges[i];
        if (edge.zone != zone) {
            continue;
        }
        if (box_of(edge).contains(p) && sure_turn(edge.from, edge.to, p) == 0) {
            return std::nullopt;
        }
        inside = inside != crosses_path(edge.from, edge.to, center, p);
    }
    return inside;
}

std::vector<ZoneId> ZoneIndex::zones_at(Coord p) const {
    if (!m_box.contains(p)) {
        return {};
    }
    const std::size_t cell = row_of(p.y) * m_columns + column_of(p.x);
    const ZoneSet at_center = zones_at_center(cell);
    std::vector<ZoneId> zones(at_center.begin(), at_center.end());
    for (const std::uint32_t i : edges_of(cell)) {
        const Edge& edge = m_edges[i];
        if (crosses_path(edge.from, edge.to, center_of(cell), p)) {
            const auto at = std::lower_bound(zones.begin(), zones.end(), edge.zone);
            if (at != zones.end() && *at == edge.zone) {
                zones.erase(at);
            } else {
                zones.insert(at, edge.zone);
            }
        }
    }
    return zones;
}

}  // namespace zamin::measure
