#include "sample/make_world.hpp"

#include <map>

#include "core/error.hpp"
#include "sample/boundaries.hpp"
#include "sample/crops.hpp"
#include "sample/faults.hpp"
#include "sample/fields.hpp"
#include "sample/holdings.hpp"
#include "sample/people.hpp"
#include "sample/places.hpp"
#include "sample/relief.hpp"
#include "sample/roads.hpp"
#include "sample/services.hpp"
#include "sample/survey.hpp"
#include "sample/tenure.hpp"

namespace zamin::sample {

namespace {

constexpr std::size_t faulty_plots = 3;  // that add_faults adds

void number_plots(World& world) {
    std::map<int, int> count;
    for (Plot& plot : world.plots) {
        const int district = world.villages[static_cast<std::size_t>(plot.village)].district;
        plot.id = fmt::format("{}-{:04}", world.districts[static_cast<std::size_t>(district)].id,
                              ++count[district]);
    }
}

}  // namespace

Land make_land(Progress& progress) {
    Land land;
    progress.step("drawing districts and rivers");
    Boundaries boundaries = draw_boundaries();
    land.rivers = draw_rivers(boundaries.panj);
    const std::vector<WaterLine> canals = draw_canals(land.rivers);
    progress.step("shaping the relief");
    Box oblast;
    for (const Coord p : boundaries.oblast)
        oblast.add(p);
    Relief relief = shape_relief(land.rivers, oblast);
    progress.step("placing villages and roads");
    land.world.villages = place_villages(boundaries, land.rivers, canals, relief.heights_m);
    land.world.roads = draw_roads(land.world.villages, land.rivers, relief.heights_m);
    for (const River& river : land.rivers)
        land.world.water.push_back({river.names, "river", river.line});
    for (const auto& lines : {relief.streams, canals})
        land.world.water.insert(land.world.water.end(), lines.begin(), lines.end());
    land.world.districts = std::move(boundaries.districts);
    land.world.jamoats = std::move(boundaries.jamoats);
    land.heights_m = std::move(relief.heights_m);
    return land;
}

World settle(const Land& land, const SampleOptions& options, Progress& progress) {
    World world = land.world;
    SegmentIndex obstacles = field_obstacles(world, land.rivers);

    progress.step("forming groups");
    const std::vector<double> roomy = room_for_fields(world, obstacles, land.heights_m);
    form_groups(world, roomy, options.seed);
    give_members_land(world, options.seed);
    const std::size_t members_plots = world.plots.size() + faulty_plots;
    if (options.plots < members_plots + 500)
        throw usage_error("the sample needs at least {} plots (--plots): its members alone have {}",
                          members_plots + 500, members_plots);
    give_others_land(world, options.plots - members_plots, roomy, options.seed);
    number_plots(world);
    reserve_parcels(world, options.seed);

    progress.step("laying out fields");
    lay_straddling_plot(world, obstacles);
    for (const Plot& plot : world.plots)
        obstacles.add(plot.ring, 70.0);
    for (const District& district : world.districts)
        obstacles.add(district.ring, district_clearance_m);
    lay_out_fields(world, obstacles, land.heights_m, options.seed);

    progress.step("surveying plots");
    survey_plots(world, land.rivers, options.seed);
    write_rights(world, options.seed);
    place_centres(world);
    place_services(world, options.seed);
    world.yields = yield_records();
    add_faults(world, options.seed);
    return world;
}

}  // namespace zamin::sample
