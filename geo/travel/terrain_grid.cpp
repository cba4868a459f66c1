#include "travel/terrain_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "travel/burn.hpp"
#include "travel/terrain_search.hpp"

namespace zamin::travel {

namespace {

constexpr double highest_m = 8849.0;  // Everest
constexpr double lowest_m = -430.0;   // the Dead Sea's shore
constexpr std::size_t most_surfaces = 250;

class Maker {
  public:
    Maker(TerrainInputs& inputs, const TerrainOptions& options) : m_inputs(inputs) {
        m_grid.frame = inputs.frame;
        m_grid.options = options;
        m_grid.surfaces.emplace_back();  // closed
        m_grid.surface.assign(inputs.frame.cells(), TerrainGrid::closed);
        m_water.assign(inputs.frame.cells(), 0);
    }

    TerrainGrid make() {
        lay_land();
        const Transformation to_plane(Crs::wgs84(), m_grid.frame.crs);
        to_plane.apply(m_inputs.water.coords);
        to_plane.apply(m_inputs.roads.lines.coords);
        to_plane.apply(m_inputs.barriers.coords);
        burn_all(m_inputs.water, [&](std::size_t cell) {
            m_grid.surface[cell] = TerrainGrid::closed;
            m_water[cell] = 1;
        });
        lay_roads();
        burn_all(m_inputs.barriers,
                 [&](std::size_t cell) { m_grid.surface[cell] = TerrainGrid::closed; });
        check_heights();
        return std::move(m_grid);
    }

  private:
    // The number of a surface, made where it is new.
    std::uint8_t surface_of(float walk_weight, float fixed_s_per_m, bool road, bool bridge) {
        const auto key = std::tuple(walk_weight, fixed_s_per_m, road, bridge);
        const auto [found, is_new] =
            m_numbers.try_emplace(key, static_cast<std::uint8_t>(m_grid.surfaces.size()));
        if (is_new) {
            if (m_grid.surfaces.size() > most_surfaces) {
                throw error("the land and the roads have more than {} different speeds; round them",
                            most_surfaces);
            }
            m_grid.surfaces.push_back({walk_weight, fixed_s_per_m, road, bridge});
        }
        return found->second;
    }
    // Land at a factor of walking speed, rounded to hundredths.
    std::uint8_t land(float factor) {
        const float rounded = std::round(factor * 100.0F) / 100.0F;
        return rounded > 0.0F ? surface_of(1.0F / rounded, 0.0F, false, false)
                              : TerrainGrid::closed;
    }
    void lay_land() {
        const bool classes = !m_inputs.land_factor.empty();
        const std::uint8_t plain = land(static_cast<float>(m_grid.options.off_path));
        for (std::size_t cell = 0; cell < m_grid.surface.size(); ++cell) {
            const bool known = !std::isnan(m_inputs.height_m[cell]);
            m_grid.surface[cell] = !known    ? TerrainGrid::closed
                                   : classes ? land(m_inputs.land_factor[cell])
                                             : plain;
            m_without_height += known ? 0 : 1;
        }
    }
    void lay_roads() {
        const Roads& roads = m_inputs.roads;
        for (std::size_t road = 0; road < roads.paces.size(); ++road) {
            const double km_h =
                std::max(roads.paces[road].forward_km_h, roads.paces[road].backward_km_h);
            if (km_h <= 0.0) {
                continue;
            }
            for (auto ring = roads.lines.ring_begin(road); ring < roads.lines.ring_end(road);
                 ++ring) {
                burn_line(roads.lines.ring(ring), m_grid.frame,
                          [&](std::size_t cell) { lay_road(cell, km_h); });
            }
        }
    }
    // Of several roads in a cell the fastest counts.
    void lay_road(std::size_t cell, double km_h) {
        const bool walked = m_grid.options.vehicle == Vehicle::on_foot;
        const float s_per_m = walked ? 0.0F : static_cast<float>(3.6 / std::round(km_h));
        const float weight = walked ? 1.0F : 0.0F;
        const TerrainGrid::Surface& now = m_grid.surfaces[m_grid.surface[cell]];
        if (!now.road || s_per_m < now.fixed_s_per_m) {
            m_grid.surface[cell] = surface_of(weight, s_per_m, true, m_water[cell] != 0);
        }
    }
    void burn_all(const Geometries& geometries, const VisitCell& visit) const {
        for (std::size_t i = 0; i < geometries.feature_count(); ++i) {
            if (geometries.kinds[i] == GeometryKind::polygon) {
                burn_polygon(geometries, i, m_grid.frame, visit);
            } else if (geometries.kinds[i] == GeometryKind::line) {
                for (auto r = geometries.ring_begin(i); r < geometries.ring_end(i); ++r) {
                    burn_line(geometries.ring(r), m_grid.frame, visit);
                }
            }
        }
    }
    void check_heights() {
        std::size_t odd = 0;
        float least = 1e9F;
        float most = -1e9F;
        for (float& height : m_inputs.height_m) {
            if (std::isnan(height)) {
                height = 0.0F;
                continue;
            }
            odd += height > highest_m || height < lowest_m ? 1 : 0;
            least = std::min(least, height);
            most = std::max(most, height);
        }
        m_grid.height_m = std::move(m_inputs.height_m);
        if (m_without_height > 0) {
            add_problem(msgid("cells without height"), Severity::note,
                        said("{0} of {1} cells have no height",
                             {count(m_without_height), count(m_grid.surface.size())}),
                        said("closed but for roads"));
        }
        if (odd > 0) {
            add_problem(
                msgid("absurd heights"), Severity::warning,
                said("heights are from {0} to {1} m; expected {2} to {3} m: are they in feet, or "
                     "is a value for no data not declared?",
                     {Figure{least}, Figure{most}, Figure{lowest_m}, Figure{highest_m}}),
                said("used as they are"));
        }
    }
    void add_problem(const char* word, Severity severity, Sentence detail, Sentence action) {
        Problem problem;
        problem.layer = "elevation";
        problem.problem = word;
        problem.severity = severity;
        problem.detail = std::move(detail);
        problem.action = std::move(action);
        m_grid.problems.push_back(std::move(problem));
    }

    TerrainInputs& m_inputs;
    TerrainGrid m_grid;
    std::map<std::tuple<float, float, bool, bool>, std::uint8_t> m_numbers;
    std::vector<std::uint8_t> m_water;
    std::size_t m_without_height = 0;
};

}  // namespace

float worldcover_factor(float value, float otherwise) {
    switch (static_cast<int>(std::isnan(value) ? 0.0F : value)) {
        case 10:  // trees
            return 0.4F;
        case 20:  // shrubs
            return 0.5F;
        case 30:  // grass
            return 0.7F;
        case 40:  // crops
            return 0.6F;
        case 50:  // built up
            return 0.9F;
        case 60:  // bare
            return 0.7F;
        case 70:  // snow and ice
            return 0.2F;
        case 80:  // open water
            return 0.0F;
        case 90:  // wetland
            return 0.2F;
        case 95:  // mangroves
            return 0.2F;
        case 100:  // moss
            return 0.5F;
        default:
            return otherwise;
    }
}

TerrainGrid make_terrain(TerrainInputs inputs, const TerrainOptions& options, Progress& progress) {
    progress.step("laying out the land");
    const std::size_t cells = inputs.frame.cells();
    if (inputs.height_m.size() != cells ||
        (!inputs.land_factor.empty() && inputs.land_factor.size() != cells)) {
        throw error("the terrain has {} heights and {} classes of land for {} cells",
                    inputs.height_m.size(), inputs.land_factor.size(), cells);
    }
    TerrainGrid grid = Maker(inputs, options).make();
    if (std::all_of(grid.surface.begin(), grid.surface.end(),
                    [](std::uint8_t s) { return s == TerrainGrid::closed; })) {
        throw error("the terrain has no cell that can be walked or driven");
    }
    return grid;
}

double terrain_memory_bytes(double cells) {
    constexpr double heights_and_surfaces = sizeof(float) + 1.0;
    constexpr double queue = 2.0;  // a cell's share, seen on large terrains
    return cells * (heights_and_surfaces + TerrainSearch::bytes_per_cell + queue);
}

}  // namespace zamin::travel
