// Catchments over bad input, as a user would bring it: what is wrong is said, nothing is dropped in
// silence, and wrong usage ends with 2.
#include <doctest/doctest.h>

#include "io/write_raster.hpp"
#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::box_text;
using zamin::test::collection;
using zamin::test::feature_text;
using zamin::test::Outcome;
using zamin::test::point_text;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

std::string line_text(const std::string& coordinates) {
    return R"({"type":"LineString","coordinates":[)" + coordinates + "]}";
}

std::string centre(const char* id, const char* capacity, double x, double y = 0.0) {
    return feature_text(std::string(R"("centre_id":")") + id + R"(","capacity_t":)" + capacity,
                        point_text(x, y));
}

std::string plot(const char* id, const char* yield, double x) {
    return feature_text(
        std::string(R"("plot_id":")") + id + R"(","crop":"tomato","yield_t_ha":)" + yield,
        box_text(x, -0.0005, x + 0.001, 0.0005));
}

struct Valley : TemporaryFolder {
    Valley() {
        centres({centre("C1", "40", 0.0)});
        plots({plot("p1", "30", 0.01), plot("p2", "30", 0.02)});
        write_text(*this / "roads.geojson",
                   collection({feature_text(R"("class":"primary","oneway":"no")",
                                            line_text("[-0.01,0],[0.06,0]"))}));
    }
    void centres(const std::vector<std::string>& all) const {
        write_text(*this / "centres.geojson", collection(all));
    }
    void plots(const std::vector<std::string>& all) const {
        write_text(*this / "plots.geojson", collection(all));
    }
    // A level elevation of cells of `cell_m`, 10 by 5 km, with a stripe without values if asked.
    void elevation(double cell_m, bool hole = false) const {
        zamin::RealRaster level;
        level.crs = zamin::Crs::parse("EPSG:32631");
        level.west = 165000.0;
        level.north = 2525.0;
        level.cell_width = level.cell_height = cell_m;
        level.width = static_cast<std::size_t>(10000.0 / cell_m);
        level.height = static_cast<std::size_t>(5000.0 / cell_m);
        level.nodata = -9999.0;
        level.values.assign(level.width * level.height, 500.0F);
        for (std::size_t i = 0; hole && i < level.values.size(); ++i) {
            const std::size_t column = i % level.width;
            if (column > level.width / 4 && column < level.width / 4 + 6) {
                level.values[i] = -9999.0F;
            }
        }
        zamin::io::write_raster(level, *this / "elevation.tif");
    }
    Outcome run(std::vector<std::string> arguments) const {
        std::vector<std::string> all{"catchments", "--plots", "plots.geojson", "--centres",
                                     "centres.geojson"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_program(path(), all);
    }
    std::string farms(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"-o", "farms.csv"});
        CHECK(run(arguments).code == 0);
        return read_text(*this / "farms.csv");
    }
};

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a centre far from any road, or outside the elevation, is said to be reached by nobody") {
    const Valley valley;
    valley.centres({centre("C1", "40", 0.0, 0.5)});
    const Outcome road = valley.run({"--by", "road", "--roads", "roads.geojson"});
    CHECK(road.code == 0);
    CHECK(has(road.err, "centres"));
    CHECK(has(road.out, "no way there"));
    valley.elevation(50.0);
    const Outcome land = valley.run({"--by", "terrain", "--elevation", "elevation.tif"});
    CHECK(land.code == 0);
    CHECK(has(land.err, "outside the elevation"));
    CHECK(has(land.out, "no way there"));
}

TEST_CASE("capacities of nothing, of none and beyond belief") {
    const Valley valley;
    valley.centres({centre("C1", "0", 0.0)});
    const Outcome closed = valley.run({});
    CHECK(closed.code == 0);
    CHECK(has(closed.err, "takes nothing"));
    CHECK(has(closed.out, "0.0 t served"));
    for (const char* word : {"null", "-5", "1e12"}) {
        CAPTURE(word);
        valley.centres({centre("C1", word, 0.0)});
        const Outcome open = valley.run({});
        CHECK(open.code == 0);
        CHECK(has(open.err, "taken to have room for everything"));
        CHECK(has(open.out, "73.9 t served, 0.0 t not."));
    }
}

TEST_CASE("negative and missing yields are unknown tonnes, a class of their own") {
    const Valley valley;
    valley.plots({plot("p1", "-3", 0.01), plot("p2", "null", 0.02), plot("p3", "30", 0.03)});
    const Outcome run = valley.run({});
    CHECK(run.code == 0);
    CHECK(has(run.out, "tonnes unknown"));
    CHECK(has(run.out, "The tonnes of 2 plots are not known; they are in neither."));
    CHECK(has(run.err, "-3"));
    const std::string farms = valley.farms({});
    CHECK(has(farms, "p1,C1,1.168"));
    CHECK(has(farms, ",,tonnes unknown"));
    valley.plots({plot("p1", "null", 0.01)});
    CHECK(has(valley.run({}).out, "0.0 t served, 0.0 t not."));
}

TEST_CASE("roads of polygons are refused; a one-way loop without an exit is listed") {
    const Valley valley;
    const Outcome polygons = valley.run({"--by", "road", "--roads", "plots.geojson"});
    CHECK(polygons.code == 1);
    CHECK(has(polygons.err, "plots.geojson"));
    // Out of the loop nothing leads: p1 lies beside it, the centre elsewhere.
    write_text(valley / "loop.geojson",
               collection({feature_text(R"("class":"primary","oneway":"yes")",
                                        line_text("[0.008,0.001],[0.014,0.001],[0.014,-0.002],"
                                                  "[0.008,-0.002],[0.008,0.001]")),
                           feature_text(R"("class":"primary","oneway":"yes")",
                                        line_text("[0,0],[0.008,0.001]"))}));
    const Outcome loop = valley.run({"--by", "road", "--roads", "loop.geojson"});
    CHECK(loop.code == 0);
    CHECK(has(loop.err, "one-way"));
    CHECK(has(loop.out, "no way there"));
}

TEST_CASE("elevation with a gap is walked round or not at all") {
    const Valley valley;
    valley.elevation(50.0, true);
    const Outcome gap = valley.run({"--by", "terrain", "--elevation", "elevation.tif"});
    CHECK(gap.code == 0);
    CHECK(has(gap.err, "without"));
    CHECK(has(gap.out, "no way there"));
}

TEST_CASE("cells of a metre over a province: the memory it takes and a cell that would do") {
    const Valley valley;
    valley.elevation(50.0);
    const Outcome run =
        valley.run({"--by", "terrain", "--elevation", "elevation.tif", "--cell", "0.05"});
    CHECK(run.code == 2);
    CHECK(has(run.err, "GB of memory; choose cells of"));
}

TEST_CASE("two centres at one point are both kept, and named") {
    const Valley valley;
    valley.centres({centre("C2", "40", 0.0), centre("C1", "40", 0.0)});
    const Outcome run = valley.run({});
    CHECK(run.code == 0);
    CHECK(has(run.err, "two centres at one point"));
    CHECK(has(run.err, "equal ways go to C1"));
}

TEST_CASE("land cover as polygons closes and slows the land; a slope that cannot be is refused") {
    const Valley valley;
    valley.elevation(50.0);
    write_text(valley / "land.geojson",
               collection({feature_text(R"("class":"water")", box_text(0.004, -0.03, 0.006, 0.03)),
                           feature_text(R"("class":"moon")", box_text(0.03, 0.0, 0.031, 0.001))}));
    const std::vector<std::string> walked{"--by", "terrain", "--elevation", "elevation.tif"};
    std::vector<std::string> with_land = walked;
    with_land.insert(with_land.end(), {"--land-cover", "land.geojson"});
    CHECK_FALSE(has(valley.run(walked).out, "no way there"));
    const Outcome land = valley.run(with_land);
    CHECK(land.code == 0);
    CHECK(has(land.out, "no way there"));
    CHECK(has(land.err, "'moon' is no class of land"));
    std::vector<std::string> steep = walked;
    steep.insert(steep.end(), {"--steepest", "-5"});
    CHECK(valley.run(steep).code == 2);
}
