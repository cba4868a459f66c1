// Which feature lies under the cursor: a grid over the features' boxes, then the exact test.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/layer.hpp"

namespace zamin::viewer {

class Picker {
  public:
    // Coordinates that are not finite are passed over.
    explicit Picker(std::shared_ptr<const Layer> layer);

    // The feature at `p` (the layer's own CRS): a polygon that holds it, or a point or line within
    // the tolerance given in units of x and of y. The last row wins where several do, as it is
    // drawn on top.
    std::optional<std::uint32_t> at(Coord p, double tolerance_x, double tolerance_y) const;

    // Rows of the features whose boxes may touch a box (in the layer's own CRS), in order; none at
    // all where there are more than `most`.
    std::vector<std::uint32_t> near(const Box& box, std::size_t most) const;

  private:
    void choose_grid(const std::vector<Box>& boxes);
    std::size_t column_of(double x) const;
    std::size_t row_of(double y) const;

    std::shared_ptr<const Layer> m_layer;
    Box m_box;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_starts;    // of each cell in m_features, then the end
    std::vector<std::uint32_t> m_features;  // rows of the layer, cell after cell
};

// Even-odd over all rings of a feature; a point on an edge may count either way.
bool polygon_holds(const Geometries& geometry, std::size_t feature, Coord p);

}  // namespace zamin::viewer
