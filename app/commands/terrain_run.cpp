#include "commands/terrain_run.hpp"

#include <algorithm>
#include <cmath>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "io/read_raster.hpp"
#include "travel/land_cover.hpp"
#include "travel/terrain_travel.hpp"

namespace zamin::commands {

namespace {

// The cells of a frame, without values yet: what io::read_raster_onto() wants.
RealRaster grid_of(const travel::Frame& frame) {
    RealRaster grid;
    grid.crs = frame.crs;
    grid.west = frame.west;
    grid.north = frame.north;
    grid.cell_width = grid.cell_height = frame.cell_m;
    grid.width = frame.width;
    grid.height = frame.height;
    return grid;
}

travel::Walking walking_from(const std::string& word) {
    if (word == "tobler") {
        return travel::Walking::tobler;
    }
    if (word == "langmuir") {
        return travel::Walking::langmuir;
    }
    throw usage_error("'{}' is not a rule of walking; expected tobler or langmuir", word);
}

bool is_raster(const project::ProjectSource& source) {
    try {
        (void)io::raster_info(source.source, source.crs);
        return true;
    } catch (const Error&) {
        return false;  // what is wrong with it as a layer is said when that is read
    }
}

double checked_slope(double pct) {
    if (!(pct > 0.0 && pct <= 500.0)) {
        throw usage_error("a steepest slope of {} % was given; expected more than 0, up to 500 %",
                          pct);
    }
    return pct / 100.0;
}

class TerrainRun {
  public:
    TerrainRun(const TravelRequest& request, std::vector<Remark>& notes, Progress& progress)
        : m_request(request), m_project(*request.project), m_notes(notes), m_progress(progress) {}

    std::unique_ptr<travel::Travel> run() {
        travel::TerrainOptions options;
        options.walking = walking_from(m_request.walking);
        options.vehicle =
            travel::vehicle_from(m_request.vehicle.empty() ? "on_foot" : m_request.vehicle);
        options.steepest_slope = checked_slope(m_request.steepest_pct);
        travel::TerrainInputs inputs;
        read_elevation(inputs);
        read_land_cover(static_cast<float>(options.off_path), inputs);
        if (m_project.find("roads")) {
            inputs.roads = read_roads(m_request, options.vehicle, m_notes, m_progress);
        }
        inputs.water = read_water();
        inputs.barriers = read_in_degrees(m_project, "barriers", m_notes, m_progress).geometry;
        travel::TerrainGrid grid = travel::make_terrain(std::move(inputs), options, m_progress);
        note(grid.problems);
        return std::make_unique<travel::TerrainTravel>(std::move(grid));
    }

  private:
    void read_elevation(travel::TerrainInputs& inputs) {
        const project::ProjectSource& source = m_project.get("elevation");
        const io::RasterInfo info = io::raster_info(source.source, source.crs);
        if (!info.crs.known()) {
            throw usage_error(
                "{}: the elevation has no coordinate system; name it in the project (crs) or with "
                "--crs-elevation, for example EPSG:32642",
                source.source.text());
        }
        if (info.feet) {
            m_notes.push_back({"elevation", "", said("heights are in feet; turned into metres")});
        }
        const travel::ElevationExtent extent{info.crs, info.extent, info.extent_deg,
                                             info.cell_width, info.cell_height};
        inputs.frame = travel::terrain_frame(extent, m_request.around, m_request.cell_m);
        if (const auto beyond_m =
                travel::unseen_beyond_m(extent, m_request.around, m_request.cell_m)) {
            m_notes.push_back(
                {"elevation", "",
                 said("it is too large to be searched as a whole: ways that lead more than {0} km "
                      "round the farms and centres are not seen; one cut to the region, or "
                      "coarser, has them all",
                      {Figure{std::floor(*beyond_m / 1000.0), 0}})});
        }
        RealRaster grid = grid_of(inputs.frame);
        m_progress.step("reading elevation");
        io::read_raster_onto(source.source, source.crs, io::Resample::smooth, grid, m_progress);
        inputs.height_m = std::move(grid.values);
    }

    void read_land_cover(float otherwise, travel::TerrainInputs& inputs) {
        const project::ProjectSource* source = m_project.find("land_cover");
        if (!source) {
            return;
        }
        m_progress.step("reading land cover");
        if (!is_raster(*source)) {
            read_land_polygons(*source, otherwise, inputs);
            return;
        }
        RealRaster grid = grid_of(inputs.frame);
        io::read_raster_onto(source->source, source->crs, io::Resample::nearest, grid, m_progress);
        inputs.land_factor = std::move(grid.values);
        for (float& value : inputs.land_factor) {
            value = travel::worldcover_factor(value, otherwise);
        }
    }

    void read_land_polygons(const project::ProjectSource& source, float otherwise,
                            travel::TerrainInputs& inputs) {
        io::ReadOptions reading;
        reading.expect = GeometryKind::polygon;
        const Layer layer = read_source(source, reading, m_notes, m_progress);
        std::vector<Problem> problems;
        inputs.land_factor =
            travel::land_factors(layer, source.column("class"), inputs.frame, otherwise, problems);
        for (float& factor : inputs.land_factor) {
            factor = std::isnan(factor) ? otherwise : factor;
        }
        note(problems);
    }

    void note(const std::vector<Problem>& problems) {
        for (const Problem& problem : problems) {
            m_notes.push_back(remark(problem.layer, problem));
        }
    }

    Geometries read_water() {
        const Layer layer = read_in_degrees(m_project, "water", m_notes, m_progress);
        const project::ProjectSource* source = m_project.find("water");
        const Column* classes = source ? layer.find_column(source->column("class")) : nullptr;
        Geometries closed;
        for (std::size_t row = 0; row < layer.size(); ++row) {
            const std::string word = classes ? classes->text(row) : std::string();
            const auto& barriers = m_request.barrier_water;
            if (word.empty() ||
                std::find(barriers.begin(), barriers.end(), word) != barriers.end()) {
                closed.append(layer.geometry, row);
            }
        }
        return closed;
    }

    const TravelRequest& m_request;
    const project::Project& m_project;
    std::vector<Remark>& m_notes;
    Progress& m_progress;
};

}  // namespace

Layer read_in_degrees(const project::Project& project, const char* role, std::vector<Remark>& notes,
                      Progress& progress) {
    const project::ProjectSource* source = project.find(role);
    if (!source) {
        return {};
    }
    Layer layer = read_source(*source, {}, notes, progress);
    if (!layer.geometry.coords.empty() && !layer.crs.same_as(Crs::wgs84())) {
        const Transformation to_degrees(layer.crs, Crs::wgs84());
        to_degrees.apply(layer.geometry.coords);
    }
    return layer;
}

std::optional<RealRaster> heights_over(const project::Project& project, const Box& lonlat_deg,
                                       Progress& progress) {
    const project::ProjectSource* source = project.find("elevation");
    if (!source || lonlat_deg.empty()) {
        return std::nullopt;
    }
    constexpr double margin_m = 1000.0;
    RealRaster heights = grid_of(travel::frame_over(lonlat_deg, margin_m));
    progress.step("reading elevation");
    io::read_raster_onto(source->source, source->crs, io::Resample::smooth, heights, progress);
    return heights;
}

std::unique_ptr<travel::Travel> make_terrain_travel(const TravelRequest& request,
                                                    std::vector<Remark>& notes,
                                                    Progress& progress) {
    return TerrainRun(request, notes, progress).run();
}

}  // namespace zamin::commands
