// Polygons set aside on the disk by place, and taken back neighbourhood by neighbourhood: a layer
// that is too large to be held can be looked through for overlaps all the same.
//
// A grid is laid over the layer's extent, and a polygon is written to every cell that its box
// meets. Cells next to each other are taken back together, up to so many rows; what two polygons
// have in common is settled in the neighbourhood that has the lower left corner of what their boxes
// have in common, of which there is one only.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <vector>

#include "core/layer.hpp"
#include "quality/find_problems.hpp"

namespace zamin::quality {

class SetAside {
  public:
    // An extent that is not so only makes neighbourhoods unequal. Throws Error when no temporary
    // file can be made.
    SetAside(const Box& extent, Fields fields);

    // The polygons of a part of the layer, `valid` ones in place of its own, with their areas; rows
    // without one are passed over. Throws Error when the disk is full.
    void add(const Layer& part, const Geometries& valid, std::span<const double> areas_m2);

    struct Neighbourhood {
        Layer layer;  // polygons with the columns of `fields` that concern overlaps, as text
        std::vector<double> areas_m2;
        std::vector<std::uint32_t> rows;  // over all parts
    };
    // After the last part: neighbourhoods of at most so many rows, but for single cells.
    std::size_t arrange(std::size_t most_rows);
    Neighbourhood take_back(std::size_t neighbourhood) const;
    // Whether two polygons of it with these boxes are settled there.
    bool settles(std::size_t neighbourhood, const Box& first, const Box& second) const;

  private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct Block {
        std::fpos_t place{};
        std::size_t rows = 0;
    };
    struct Cell {
        std::vector<Block> blocks;
        std::size_t rows = 0;
        std::size_t neighbourhood = 0;
    };

    std::size_t cell_at(double x, double y) const;
    std::size_t column_at(double x) const;
    std::size_t row_at(double y) const;
    std::vector<std::vector<std::uint32_t>> by_cell(const Geometries& polygons) const;
    void write(const Layer& part, const Geometries& valid, std::span<const double> areas_m2,
               const std::vector<std::uint32_t>& rows, Cell& cell);
    void take_back(const Cell& cell, std::vector<bool>& is_there, Neighbourhood& to) const;

    Box m_extent;
    Fields m_fields;
    Layer m_head;  // without rows
    std::unique_ptr<std::FILE, Closer> m_file;
    std::vector<Cell> m_cells;  // of the grid, row by row, then one for what meets many of them
    std::vector<std::vector<std::size_t>> m_neighbourhoods;  // their cells
    std::size_t m_rows = 0;
};

}  // namespace zamin::quality
