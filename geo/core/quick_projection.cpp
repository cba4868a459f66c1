#include "core/quick_projection.hpp"

#include <algorithm>
#include <cmath>

namespace zamin {

namespace {

constexpr double most_error_m = 0.001;

// Coefficients of the cubic through values at 0, 1/3, 2/3 and 1 (Lagrange).
std::array<double, 4> cubic(const std::array<double, 4>& at) {
    return {at[0], (-11.0 * at[0] + 18.0 * at[1] - 9.0 * at[2] + 2.0 * at[3]) / 2.0,
            (18.0 * at[0] - 45.0 * at[1] + 36.0 * at[2] - 9.0 * at[3]) / 2.0,
            (-9.0 * at[0] + 27.0 * at[1] - 27.0 * at[2] + 9.0 * at[3]) / 2.0};
}

// From values at 4 x 4 nodes to coefficients, both by u * 4 + v.
std::array<double, 16> bicubic(const std::array<double, 16>& values) {
    std::array<double, 16> by_v{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto row =
            cubic({values[i * 4], values[i * 4 + 1], values[i * 4 + 2], values[i * 4 + 3]});
        std::ranges::copy(row, by_v.begin() + static_cast<std::ptrdiff_t>(i * 4));
    }
    std::array<double, 16> both{};
    for (std::size_t j = 0; j < 4; ++j) {
        const auto column = cubic({by_v[j], by_v[4 + j], by_v[8 + j], by_v[12 + j]});
        for (std::size_t i = 0; i < 4; ++i) {
            both[i * 4 + j] = column[i];
        }
    }
    return both;
}

double value(const std::array<double, 16>& c, double u, double v) {
    double sum = 0.0;
    for (std::size_t i = 4; i-- > 0;) {
        const double row = c[i * 4] + v * (c[i * 4 + 1] + v * (c[i * 4 + 2] + v * c[i * 4 + 3]));
        sum = row + u * sum;
    }
    return sum;
}

}  // namespace

QuickProjection::QuickProjection(const Crs& from, const Crs& to, const Box& box) : m_box(box) {
    if (box.empty() || !(box.width() > 0.0) || !(box.height() > 0.0) ||
        !std::isfinite(box.width() + box.height())) {
        return;
    }
    m_per_x = cells_a_side / box.width();
    m_per_y = cells_a_side / box.height();
    const Transformation exact(from, to);
    for (int row = 0; row < cells_a_side; ++row) {
        for (int column = 0; column < cells_a_side; ++column) {
            m_cells.push_back(fit(exact, column, row));
        }
    }
    if (!holds(exact)) {
        m_cells.clear();
    }
}

Coord QuickProjection::place(int column, int row, double u, double v) const {
    return {m_box.min_x + (column + u) / m_per_x, m_box.min_y + (row + v) / m_per_y};
}

QuickProjection::Cell QuickProjection::fit(const Transformation& exact, int column, int row) const {
    std::array<double, 16> x{};
    std::array<double, 16> y{};
    for (int i = 0; i < nodes; ++i) {
        for (int j = 0; j < nodes; ++j) {
            const Coord at = exact.apply(place(column, row, i / 3.0, j / 3.0));
            x[static_cast<std::size_t>(i * nodes + j)] = at.x;
            y[static_cast<std::size_t>(i * nodes + j)] = at.y;
        }
    }
    return {bicubic(x), bicubic(y)};
}

// Where a cubic through these nodes errs most: between them, towards the cell's sides.
bool QuickProjection::holds(const Transformation& exact) const {
    for (int row = 0; row < cells_a_side; ++row) {
        for (int column = 0; column < cells_a_side; ++column) {
            for (const auto& [u, v] : {std::pair{0.13, 0.13}, {0.5, 0.5}, {0.87, 0.13}}) {
                const Coord p = place(column, row, u, v);
                const Coord there = exact.apply(p);
                const Coord here = apply(p);
                const double error_m = std::hypot(here.x - there.x, here.y - there.y);
                if (!(error_m < most_error_m)) {  // nor where it is not a number
                    return false;
                }
            }
        }
    }
    return true;
}

Coord QuickProjection::apply(Coord p) const {
    const double x = (p.x - m_box.min_x) * m_per_x;
    const double y = (p.y - m_box.min_y) * m_per_y;
    const int column = std::clamp(static_cast<int>(x), 0, cells_a_side - 1);
    const int row = std::clamp(static_cast<int>(y), 0, cells_a_side - 1);
    const Cell& cell = m_cells[static_cast<std::size_t>(row * cells_a_side + column)];
    const double u = x - column;
    const double v = y - row;
    return {value(cell.x, u, v), value(cell.y, u, v)};
}

}  // namespace zamin
