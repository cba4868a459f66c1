// Running water: where it goes over a raster of heights, and how it cuts valleys.
//
// Water from every cell reaches a fixed cell (a main river): flow directions come from flooding the
// surface upwards from the fixed cells (Priority-Flood; Barnes, Lehman, Mulla 2014), towards the
// lowest neighbour where there is one. Cutting is the stream-power law dh/dt = U - K A^m S, solved
// implicitly from the rivers upwards (Braun and Willett 2013), which is stable for any step.
#pragma once

#include <cstdint>

#include "sample/grid.hpp"

namespace zamin::sample {

struct Drainage {
    std::vector<std::uint32_t> receiver;  // the cell that water goes to; itself for fixed cells
    std::vector<std::uint32_t> order;     // fixed cells first, every cell after its receiver
    std::vector<float> area_m2;           // that drains through the cell, its own included
};

// fixed: one byte a cell; at least one is set.
Drainage drain(const Grid& heights, const std::vector<std::uint8_t>& fixed);

struct Erosion {
    int steps = 0;
    double step_years = 1.0;
    double erodibility = 1.0;  // K, for areas in m2
    double area_power = 0.45;  // m
};

// uplift: metres a year, per cell. Fixed cells keep their height.
void erode(Grid& heights, const std::vector<float>& uplift, const std::vector<std::uint8_t>& fixed,
           const Erosion& erosion);

}  // namespace zamin::sample
