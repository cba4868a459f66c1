#include "commands/travel_run.hpp"

#include "commands/inputs.hpp"
#include "commands/terrain_run.hpp"
#include "core/error.hpp"
#include "travel/close_roads.hpp"
#include "travel/line_travel.hpp"
#include "travel/road_travel.hpp"

namespace zamin::commands {

namespace {

using travel::RoadSpeeds;

// A file of OpenStreetMap has its roads in the layer "lines".
project::ProjectSource with_layer(project::ProjectSource source) {
    const std::string& path = source.source.path;
    if (source.source.layer.empty() && (path.ends_with(".pbf") || path.ends_with(".osm"))) {
        source.source.layer = "lines";
    }
    return source;
}

RoadSpeeds speeds_of(const TravelRequest& request, std::vector<Remark>& notes, Progress& progress) {
    if (request.speeds.empty()) {
        return RoadSpeeds::defaults();
    }
    project::ProjectSource table;
    table.role = "speeds";
    table.source = io::SourceName::parse(request.speeds);
    return RoadSpeeds::from_table(read_source(table, {}, notes, progress));
}

void note(const std::vector<Problem>& problems, std::vector<Remark>& notes) {
    for (const Problem& problem : problems) {
        notes.push_back(remark(problem.layer, problem));
    }
}

}  // namespace

travel::Roads read_roads(const TravelRequest& request, travel::Vehicle vehicle,
                         std::vector<Remark>& notes, Progress& progress) {
    const project::ProjectSource source = with_layer(request.project->get("roads"));
    travel::RoadColumns columns;
    columns.road_class = source.column("class");
    columns.speed = source.column("speed_km_h");
    columns.surface = source.column("surface");
    columns.oneway = source.column("oneway");
    io::ReadOptions reading;
    reading.expect = GeometryKind::line;
    const Layer layer = read_source(source, reading, notes, progress);
    return travel::roads_of(layer, columns, vehicle, speeds_of(request, notes, progress));
}

namespace {

std::unique_ptr<travel::Travel> make_road_travel(const TravelRequest& request,
                                                 std::vector<Remark>& notes, Progress& progress) {
    travel::RoadOptions options;
    options.vehicle = travel::vehicle_from(request.vehicle.empty() ? "pickup" : request.vehicle);
    options.network.by_length = request.by_length;
    options.network.snap_tolerance_m = request.snap_tolerance_m;
    travel::Roads roads = read_roads(request, options.vehicle, notes, progress);
    travel::close_roads(read_in_degrees(*request.project, "barriers", notes, progress).geometry,
                        roads);
    travel::RoadNetwork network =
        travel::build_network(std::move(roads), options.network, progress);
    note(network.problems, notes);
    return std::make_unique<travel::RoadTravel>(std::move(network), options);
}

}  // namespace

std::unique_ptr<travel::Travel> make_travel(const TravelRequest& request,
                                            std::vector<Remark>& notes, Progress& progress) {
    if (request.by == "line") {
        return std::make_unique<travel::LineTravel>(request.detour_factor);
    }
    if (request.by == "road") {
        return make_road_travel(request, notes, progress);
    }
    if (request.by == "terrain") {
        return make_terrain_travel(request, notes, progress);
    }
    throw usage_error("'{}' was given for how ways are found; expected line, road or terrain",
                      request.by);
}

}  // namespace zamin::commands
