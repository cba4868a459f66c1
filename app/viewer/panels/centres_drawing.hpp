// Catchments in map space, for drawing every frame: projected once.
#pragma once

#include <memory>
#include <vector>

#include "catchment/catchment.hpp"
#include "core/crs.hpp"

namespace zamin::viewer {

struct Flow {
    Coord from_m;
    Coord to_m;
    double tonnes = 0.0;
    std::uint32_t centre = 0;
};

// One state of the centres: what is there, or what is tried.
struct DrawnCentres {
    std::shared_ptr<const catchment::Catchments> of;
    std::vector<Coord> centres_m;
    std::vector<Flow> flows;  // by tonnes, the least first; at most `most_flows`
    double most_t = 0.0;      // of one flow
};
inline constexpr std::size_t most_flows = 2000;

struct CentresDrawing {
    Crs crs;
    std::shared_ptr<const Transformation> to_map;  // from degrees on WGS 84
    DrawnCentres now;
    DrawnCentres earlier;
    const void* way_of = nullptr;
    std::vector<Coord> way_m;
};

// Throws Error for a map whose system has no way from WGS 84.
void project_to(const Crs& map_crs, CentresDrawing& drawing);
void draw_from(const std::shared_ptr<const catchment::Catchments>& catchments,
               const CentresDrawing& drawing, DrawnCentres& drawn);

}  // namespace zamin::viewer
