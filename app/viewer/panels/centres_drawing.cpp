#include "viewer/panels/centres_drawing.hpp"

#include <algorithm>
#include <map>

#include "catchment/catchment_layers.hpp"

namespace zamin::viewer {

void project_to(const Crs& map_crs, CentresDrawing& drawing) {
    if (drawing.to_map && drawing.crs.same_as(map_crs)) {
        return;
    }
    drawing = {};
    drawing.crs = map_crs;
    drawing.to_map = std::make_shared<const Transformation>(Crs::wgs84(), map_crs);
}

void draw_from(const std::shared_ptr<const catchment::Catchments>& catchments,
               const CentresDrawing& drawing, DrawnCentres& drawn) {
    if (drawn.of == catchments) {
        return;
    }
    drawn = {};
    drawn.of = catchments;
    if (!catchments) {
        return;
    }
    std::map<std::string, std::uint32_t> number;
    for (const catchment::Centre& centre : catchments->centres) {
        number.emplace(centre.id, static_cast<std::uint32_t>(drawn.centres_m.size()));
        drawn.centres_m.push_back(drawing.to_map->apply(centre.place));
    }
    Layer flows = catchment::flow_layer(*catchments);
    drawing.to_map->apply(flows.geometry.coords);
    const Column& centres = flows.column("centre");
    const Column& tonnes = flows.column("tonnes");
    for (std::size_t row = 0; row < flows.size(); ++row) {
        const double flow_t = tonnes.number(row).value_or(0.0);
        drawn.flows.push_back({flows.geometry.coords[2 * row], flows.geometry.coords[2 * row + 1],
                               flow_t, number.at(centres.text(row))});
        drawn.most_t = std::max(drawn.most_t, flow_t);
    }
    std::ranges::stable_sort(drawn.flows, {}, &Flow::tonnes);
    if (drawn.flows.size() > most_flows) {
        drawn.flows.erase(drawn.flows.begin(),
                          drawn.flows.end() - static_cast<std::ptrdiff_t>(most_flows));
    }
}

}  // namespace zamin::viewer
