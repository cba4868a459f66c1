// Ways over a terrain: walking on slopes, faster on roads, rivers crossed at bridges.
#pragma once

#include <optional>

#include "travel/terrain_grid.hpp"
#include "travel/travel.hpp"

namespace zamin::travel {

class TerrainTravel : public Travel {
  public:
    explicit TerrainTravel(TerrainGrid grid);

    CostUnit unit() const override { return CostUnit::seconds; }
    Sentence described() const override;
    CostTable costs(std::span<const Coord> sources, std::span<const Coord> farms,
                    const CostOptions& options, Progress& progress) const override;
    // On the terrain's own frame, whatever `frame` says.
    Field field(std::span<const Coord> sources, const Frame& frame, const CostOptions& options,
                Progress& progress) const override;
    Route route(Coord farm, Coord source, const CostOptions& options,
                Progress& progress) const override;
    std::vector<Problem> problems_of(std::span<const Coord> points,
                                     std::string_view what) const override;

    const TerrainGrid& grid() const { return m_grid; }

    // The cell of a point; where that is closed, the nearest open one within three cells and the
    // level walk to it. None outside the terrain and where nothing is open near by.
    struct Cell {
        std::size_t cell = 0;
        float walk_s = 0.0F;
    };
    std::optional<Cell> cell_of(Coord lonlat_deg) const;

  private:
    using Cells = std::vector<std::optional<Cell>>;

    Cells cells_of(std::span<const Coord> points) const;
    CostTable nearest_costs(const Cells& sources, const Cells& farms, const CostOptions& options,
                            const Progress& progress) const;
    CostTable all_costs(const Cells& sources, const Cells& farms, const CostOptions& options,
                        const Progress& progress) const;

    TerrainGrid m_grid;
    Transformation m_to_plane;
};

// The frame of a terrain, on the elevation's grid where that is in a projected system in metres,
// else in a UTM zone. `cell_m` 0 derives one: the elevation's own, coarser where the box would
// exceed `most_cells`.
//
// It is the whole elevation where that has no more than `most_cells`: then no way is lost, and
// costs do not hang on the box, so that the ways of a centre are the same whatever else is asked.
// A larger one is cut to the box with the widest margin that `most_cells` allow, ten kilometres at
// least; unseen_beyond_m() says so. Only there may a way be longer than it is in truth, or none.
// Throws UsageError where box and elevation do not meet, and for a cell so small that a search
// would need more than `most_memory_bytes`, saying how much and which cell would do.
struct ElevationExtent {
    Crs crs;
    Box extent;      // in its CRS
    Box extent_deg;  // degrees on WGS 84
    double cell_width = 0.0;
    double cell_height = 0.0;
};
Frame terrain_frame(const ElevationExtent& elevation, const Box& box_deg, double cell_m,
                    double most_cells = 25e6, double most_memory_bytes = 4e9);
// The margin round the box beyond which ways are not looked for; none where all are found.
std::optional<double> unseen_beyond_m(const ElevationExtent& elevation, const Box& box_deg,
                                      double cell_m, double most_cells = 25e6);

}  // namespace zamin::travel
