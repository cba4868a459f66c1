#include "viewer/picker.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

bool finite(const Box& box) {
    return !box.empty() && std::isfinite(box.min_x) && std::isfinite(box.max_x) &&
           std::isfinite(box.min_y) && std::isfinite(box.max_y);
}

// Squared distance of p from a segment after scaling both axes by the tolerance.
double distance2(Coord p, Coord a, Coord b, double tx, double ty) {
    const double ax = (a.x - p.x) / tx;
    const double ay = (a.y - p.y) / ty;
    const double dx = (b.x - a.x) / tx;
    const double dy = (b.y - a.y) / ty;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = ax + t * dx;
    const double y = ay + t * dy;
    return x * x + y * y;
}

bool near_feature(const Geometries& geometry, std::size_t feature, Coord p, double tx, double ty) {
    for (std::size_t r = geometry.ring_begin(feature); r < geometry.ring_end(feature); ++r) {
        const Ring ring = geometry.ring(r);
        if (ring.size() == 1 && distance2(p, ring[0], ring[0], tx, ty) <= 1.0) {
            return true;
        }
        for (std::size_t i = 1; i < ring.size(); ++i) {
            if (distance2(p, ring[i - 1], ring[i], tx, ty) <= 1.0) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

bool polygon_holds(const Geometries& geometry, std::size_t feature, Coord p) {
    bool inside = false;
    for (std::size_t r = geometry.ring_begin(feature); r < geometry.ring_end(feature); ++r) {
        const Ring ring = geometry.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord a = ring[i - 1];
            const Coord b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

Picker::Picker(std::shared_ptr<const Layer> layer) : m_layer(std::move(layer)) {
    const Geometries& geometry = m_layer->geometry;
    std::vector<Box> boxes(geometry.feature_count());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        boxes[i] = geometry.feature_box(i);
        if (finite(boxes[i])) {
            m_box.add(boxes[i]);
        }
    }
    choose_grid(boxes);
    const auto each_cell = [&](const Box& box, auto&& visit) {
        for (std::size_t y = row_of(box.min_y); y <= row_of(box.max_y); ++y) {
            for (std::size_t x = column_of(box.min_x); x <= column_of(box.max_x); ++x) {
                visit(y * m_columns + x);
            }
        }
    };
    m_starts.assign(m_columns * m_rows + 1, 0);
    for (const Box& box : boxes) {
        if (finite(box)) {
            each_cell(box, [&](std::size_t cell) { ++m_starts[cell + 1]; });
        }
    }
    for (std::size_t cell = 1; cell < m_starts.size(); ++cell) {
        m_starts[cell] += m_starts[cell - 1];
    }
    m_features.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (finite(boxes[i])) {
            each_cell(boxes[i], [&](std::size_t cell) {
                m_features[next[cell]++] = static_cast<std::uint32_t>(i);
            });
        }
    }
}

// About two features a cell; coarser where features cover many cells, so that the lists stay short
// of eight entries a feature.
void Picker::choose_grid(const std::vector<Box>& boxes) {
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(boxes.size()) / 2.0));
    m_columns = m_rows = std::clamp<std::size_t>(side, 1, 1024);
    const auto entries = [&] {
        std::size_t sum = 0;
        for (const Box& box : boxes) {
            if (finite(box)) {
                sum += (row_of(box.max_y) - row_of(box.min_y) + 1) *
                       (column_of(box.max_x) - column_of(box.min_x) + 1);
            }
        }
        return sum;
    };
    while (m_columns > 1 && entries() > boxes.size() * 8 + 4096) {
        m_columns = m_rows = m_columns / 2;
    }
}

std::size_t Picker::column_of(double x) const {
    const double share = m_box.width() > 0.0 ? (x - m_box.min_x) / m_box.width() : 0.0;
    const double cell = std::floor(share * static_cast<double>(m_columns));
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(m_columns - 1)));
}

std::size_t Picker::row_of(double y) const {
    const double share = m_box.height() > 0.0 ? (y - m_box.min_y) / m_box.height() : 0.0;
    const double cell = std::floor(share * static_cast<double>(m_rows));
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(m_rows - 1)));
}

std::vector<std::uint32_t> Picker::near(const Box& box, std::size_t most) const {
    std::vector<std::uint32_t> rows;
    if (!m_box.intersects(box)) {
        return rows;
    }
    for (std::size_t y = row_of(box.min_y); y <= row_of(box.max_y); ++y) {
        const std::size_t begin = y * m_columns + column_of(box.min_x);
        const std::size_t end = y * m_columns + column_of(box.max_x) + 1;
        // Cells of a line lie one after another.
        rows.insert(rows.end(), m_features.begin() + static_cast<std::ptrdiff_t>(m_starts[begin]),
                    m_features.begin() + static_cast<std::ptrdiff_t>(m_starts[end]));
        if (rows.size() > 4 * most) {
            return {};
        }
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows.size() > most ? std::vector<std::uint32_t>() : rows;
}

std::optional<std::uint32_t> Picker::at(Coord p, double tolerance_x, double tolerance_y) const {
    const Box around{p.x - tolerance_x, p.y - tolerance_y, p.x + tolerance_x, p.y + tolerance_y};
    if (!m_box.intersects(around)) {
        return std::nullopt;
    }
    const Geometries& geometry = m_layer->geometry;
    std::optional<std::uint32_t> found;
    for (std::size_t y = row_of(around.min_y); y <= row_of(around.max_y); ++y) {
        for (std::size_t x = column_of(around.min_x); x <= column_of(around.max_x); ++x) {
            const std::size_t cell = y * m_columns + x;
            for (std::uint32_t k = m_starts[cell]; k < m_starts[cell + 1]; ++k) {
                const std::uint32_t feature = m_features[k];
                if (found && feature <= *found) {
                    continue;
                }
                const bool hit = geometry.kinds[feature] == GeometryKind::polygon
                                     ? polygon_holds(geometry, feature, p)
                                     : near_feature(geometry, feature, p, tolerance_x, tolerance_y);
                if (hit) {
                    found = feature;
                }
            }
        }
    }
    return found;
}

}  // namespace zamin::viewer
