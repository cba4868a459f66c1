// Roads of a layer with what each allows, read from the role's columns or OpenStreetMap's tags.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "travel/road_speeds.hpp"

namespace zamin::travel {

struct RoadColumns {
    std::string road_class = "class";
    std::string speed = "speed_km_h";
    std::string surface = "surface";
    std::string oneway = "oneway";
};

// What a road takes in its line's direction and against it, in km/h; 0 = closed.
struct RoadPace {
    double forward_km_h = 0.0;
    double backward_km_h = 0.0;
    bool bridge = false;
};

struct Roads {
    Geometries lines;             // degrees on WGS 84, as in the layer
    std::vector<RoadPace> paces;  // by feature
    std::vector<Problem> problems;
};

// The value of a key in OpenStreetMap's other_tags ("surface"=>"asphalt"); empty if there is none.
std::string tag_of(std::string_view other_tags, std::string_view key);

// A layer with a column "highway" is taken as OpenStreetMap's: class from it; maxspeed, surface,
// oneway, bridge, access and junction from columns or other_tags; rows without a highway are no
// roads. People on foot go both ways on one-way roads. Throws Error when the layer has no line or
// no CRS.
Roads roads_of(const Layer& layer, const RoadColumns& columns, Vehicle vehicle,
               const RoadSpeeds& speeds);

}  // namespace zamin::travel
