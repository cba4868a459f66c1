#include <doctest/doctest.h>

#include "io/read.hpp"
#include "io/read_raster.hpp"
#include "io/write_raster.hpp"
#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::collection;
using zamin::test::feature_text;
using zamin::test::Outcome;
using zamin::test::point_text;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

// Three tomato fields east of a centre for tomatoes at the origin, a rice field, an onion centre; a
// road along the equator and a level elevation.
struct Valley : TemporaryFolder {
    Valley() {
        const auto plot = [](const char* id, const char* crop, const char* yield, double x) {
            return feature_text(std::string(R"("plot_id":")") + id + R"(","crop":")" + crop +
                                    R"(","yield_t_ha":)" + yield + R"(,"group_id":"g1")",
                                zamin::test::box_text(x, -0.0005, x + 0.001, 0.0005));
        };
        write_text(*this / "plots.geojson",
                   collection({plot("p1", "tomato", "30", 0.01), plot("p2", "tomato", "30", 0.02),
                               plot("p3", "tomato", "null", 0.03), plot("p4", "rice", "4", 0.01)}));
        const auto centre = [](const char* id, const char* crop, const char* capacity, double x) {
            return feature_text(std::string(R"("centre_id":")") + id + R"(","commodity":")" + crop +
                                    R"(","capacity_t":)" + capacity + R"(,"status":"existing")",
                                point_text(x, 0.0));
        };
        write_text(*this / "centres.geojson", collection({centre("C1", "tomato", "40", 0.0),
                                                          centre("C2", "onion", "10", 0.05)}));
        write_text(*this / "roads.geojson",
                   collection({feature_text(
                       R"("class":"primary","speed_km_h":60,"surface":"asphalt","oneway":"no")",
                       R"({"type":"LineString","coordinates":[[-0.01,0],[0.06,0]]})")}));
        zamin::RealRaster level;
        level.crs = zamin::Crs::parse("EPSG:32631");
        level.west = 165000.0;
        level.north = 2525.0;
        level.cell_width = level.cell_height = 50.0;
        level.width = 200;
        level.height = 100;
        level.values.assign(20000, 500.0F);
        zamin::io::write_raster(level, *this / "elevation.tif");
    }

    Outcome run(std::vector<std::string> arguments) const {
        std::vector<std::string> all{"catchments", "--plots", "plots.geojson", "--centres",
                                     "centres.geojson"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_program(path(), all);
    }
};

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

std::string lines_with(const std::string& text, const std::string& piece) {
    std::string found;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin + 1);
        found += has(line, piece) ? line : "";
        begin = end + 1;
    }
    return found;
}

}  // namespace

TEST_CASE("catchments prints centres, and why the rest is left") {
    const Valley valley;
    const Outcome run = valley.run({});
    CHECK(run.code == 0);
    CHECK(has(run.out, "straight line on the ellipsoid"));
    CHECK(has(run.out, "no room"));
    CHECK(has(run.out, "tonnes unknown"));
    CHECK(has(run.out, "no centre for it"));
    // 1.23 ha a field at 30 t/ha: 36.9 t each, 40 t room.
    CHECK(has(run.out, "40.0 t served, 33.9 t not."));
}

TEST_CASE("the tables of a .csv have the contract's columns, one at a time") {
    const Valley valley;
    CHECK(valley.run({"--limit", "3km", "-o", "farms.csv", "-o", "all.xlsx", "-o", "all.json"})
              .code == 0);
    const std::string farms = read_text(valley / "farms.csv");
    CHECK(farms.starts_with("farm,centre,cost,unit,tonnes,reason\n"));
    CHECK(has(farms, "p1,C1,1.168"));
    CHECK(has(lines_with(farms, "p3"), "none within the limit"));
    CHECK(valley.run({"--table", "centres", "-o", "centres.csv"}).code == 0);
    const std::string centres = read_text(valley / "centres.csv");
    CHECK(
        centres.starts_with("centre,farms,members,women,area_ha,tonnes,capacity_t,utilisation_pct,"
                            "mean_cost,max_cost\n"));
    CHECK(has(centres, "(unserved),"));
}

TEST_CASE("ways over roads and over the land") {
    const Valley valley;
    const Outcome road = valley.run({"--by", "road", "--roads", "roads.geojson", "--limit", "30min",
                                     "--assign", "nearest", "-o", "road.csv"});
    CHECK(road.code == 0);
    // 1,168.9 m at 60 km/h are 1.17 min.
    CHECK(has(lines_with(read_text(valley / "road.csv"), "p1"), "p1,C1,1.16"));
    const Outcome terrain = valley.run(
        {"--by", "terrain", "--elevation", "elevation.tif", "--limit", "2h", "--assign", "nearest",
         "-o", "land.csv", "-o", "cost.tif", "-o", "areas.gpkg", "--bands", "15min,1h"});
    CHECK(terrain.code == 0);
    // On level land at three fifths of 5.04 km/h: 23 cells take 22.8 min.
    CHECK(has(lines_with(read_text(valley / "land.csv"), "p1"), "p1,C1,22.8"));
    CHECK(zamin::io::raster_info({(valley / "cost.tif").string(), {}}).cell_width == 50.0);
    zamin::Progress progress;
    const zamin::Layer bands =
        zamin::io::read_layer({(valley / "areas.gpkg").string(), "bands"}, {}, progress).layer;
    CHECK(bands.size() == 4);
}

TEST_CASE("members within reach of centres and services, and room by 2SFCA") {
    const Valley valley;
    const auto person = [](const char* id, const char* sex, const char* village) {
        return feature_text(std::string(R"("member_id":")") + id + R"(","sex":")" + sex +
                                R"(","village_id":")" + village + R"(")",
                            "null");
    };
    write_text(valley / "members.geojson",
               collection({person("m1", "F", "v1"), person("m2", "M", "v2"),
                           person("m3", "M", "nowhere")}));
    write_text(valley / "villages.geojson",
               collection({feature_text(R"("village_id":"v1")", point_text(0.02, 0.0)),
                           feature_text(R"("village_id":"v2")", point_text(0.1, 0.0))}));
    write_text(valley / "services.geojson",
               collection({feature_text(R"("kind":"adviser")", point_text(0.11, 0.0))}));
    const std::vector<std::string> people{"--members",  "members.geojson",
                                          "--villages", "villages.geojson",
                                          "--services", "services.geojson"};
    const auto with_people = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), people.begin(), people.end());
        return valley.run(arguments);
    };
    CHECK(with_people({"--table", "reach", "--reach", "3km", "-o", "reach.csv"}).code == 0);
    const std::string reach = read_text(valley / "reach.csv");
    CHECK(reach.starts_with(
        "kind,sites,of,members,within,beyond,unknown,lower_pct,share_pct,upper_pct\n"));
    // v1 is 2.2 km from C1; v2 is 1.1 km from the adviser; the third member's home is not known.
    CHECK(has(reach, "collection centre,2,all,3,1,1,1,33.333333,,66.666667"));
    CHECK(has(reach, "collection centre,2,women,1,1,0,0,100.000000,100.000000,100.000000"));
    CHECK(has(reach, "adviser,1,men,2,1,0,1,50.000000,,100.000000"));
    CHECK(with_people({"--limit", "3km", "--table", "room", "-o", "room.csv"}).code == 0);
    CHECK(lines_with(read_text(valley / "room.csv"), "C1").starts_with("C1,40.000000,73.8"));
    CHECK(has(lines_with(read_text(valley / "room.csv"), "C2"), "C2,10.000000,0.000000,,"));
    CHECK(with_people({"--table", "scores", "-o", "scores.csv"}).code == 0);
    CHECK(read_text(valley / "scores.csv").starts_with("farm,score,enhanced_score\n"));
    const Outcome printed = with_people({});
    CHECK(has(printed.out, "Members within 2.5 km of the nearest"));
    CHECK(has(printed.out, "Capacity for each tonne within 2.5 km"));
    CHECK(valley.run({"--reach", "30min"}).code == 2);
}

TEST_CASE("what is not given is as the project has it; options go first") {
    const Valley valley;
    write_text(valley / "valley.toml", R"([sources.plots]
path = "plots.geojson"
[sources.centres]
path = "centres.geojson"
[catchments]
by = "line"
limit = "30min,3km"
yield = "tomato=10"
marketed_pct = 50
)");
    const auto text = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"catchments", "valley.toml"};
        all.insert(all.end(), more.begin(), more.end());
        return run_program(valley.path(), all).out;
    };
    // 1.23 ha a field, two of three within 3 km, 5 t/ha of them sold: 12.3 t.
    CHECK(has(text({}), "within 3 km"));
    CHECK(has(text({}), "12.3 t served, 6.2 t not."));
    CHECK(has(text({"--limit", "none"}), "18.5 t served, 0.0 t not."));
    CHECK(has(text({"--marketed", "100", "--limit", "none"}), "36.9 t served"));
    CHECK(has(text({"--yield", "2", "--limit", "1500m"}), "1.2 t served, 2.5 t not."));
}

TEST_CASE("what cannot be is said in a sentence, with 2 for wrong usage") {
    const Valley valley;
    const auto refused = [&](const std::vector<std::string>& arguments, const char* sentence) {
        const Outcome run = valley.run(arguments);
        CHECK(run.code == 2);
        CAPTURE(run.err);
        CHECK(has(run.err, sentence));
    };
    refused({"--by", "air"},
            "'air' was given for how ways are found; expected line, road or terrain");
    refused({"--by", "road"}, "there are no roads");
    refused({"--by", "terrain"}, "there are no elevation");
    refused({"--limit", "30min"}, "counted in metres: give one like 5km");
    refused({"--limit", "far"}, "'far' is not a limit");
    refused({"--capacity", "room"}, "room");
    refused({"--status", "candidate"}, "has no centre that counts");
    refused({"--yield", "much"}, "a yield of 'much' was given");
    refused({"--marketed", "150"}, "a marketed share of 150 % was given");
    refused({"--by", "terrain", "--elevation", "elevation.tif", "--cell", "0.001"},
            "GB of memory; choose cells of");
    refused({"--bands", "5km,2km", "-o", "x.gpkg"}, "expected ascending limits");
    const Outcome polygons = valley.run({"--by", "road", "--roads", "plots.geojson"});
    CHECK(polygons.code == 1);
    CHECK(has(polygons.err, "plots.geojson"));
}
