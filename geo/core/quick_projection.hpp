// The map's projection for millions of points at once: polynomials fitted to it over small cells
// take a tenth of PROJ's time and stay within a millimetre of it.
#pragma once

#include <array>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin {

class QuickProjection {
  public:
    // For points in `box` of `from`. Where the fit is not within a millimetre (far from the
    // projection's middle, at its edge), or a fit is not worth it, every point goes to PROJ.
    QuickProjection(const Crs& from, const Crs& to, const Box& box);

    bool fitted() const { return !m_cells.empty(); }
    // Only when fitted. Points outside the box are wrong.
    Coord apply(Coord p) const;

  private:
    static constexpr int cells_a_side = 16;
    static constexpr int nodes = 4;  // a side of a cell: cubics
    struct Cell {
        // Coefficient of u^i v^j at i * nodes + j, of x and of y; u and v go from 0 to 1.
        std::array<double, nodes * nodes> x{};
        std::array<double, nodes * nodes> y{};
    };
    Cell fit(const Transformation& exact, int column, int row) const;
    bool holds(const Transformation& exact) const;
    Coord place(int column, int row, double u, double v) const;

    Box m_box;
    double m_per_x = 0.0;  // cells a unit
    double m_per_y = 0.0;
    std::vector<Cell> m_cells;
};

}  // namespace zamin
