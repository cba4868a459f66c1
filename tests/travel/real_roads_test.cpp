// The roads of Liechtenstein: travel times against networkx, which found them on a graph of its own
// with lengths of pyproj's (networkx_times.py says how).
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "io/read.hpp"
#include "road_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

const std::filesystem::path roads_file =
    std::filesystem::path(ZAMIN_REAL_DATA_DIR) / "roads" / "liechtenstein.osm.pbf";

struct Pair {
    Coord from;
    Coord to;
    double seconds = 0.0;
};

std::vector<Pair> golden_pairs() {
    std::ifstream in(std::string(ZAMIN_SOURCE_DIR) + "/tests/golden/liechtenstein_networkx.csv");
    std::string line;
    std::getline(in, line);
    std::vector<Pair> pairs;
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        Pair pair;
        char comma = 0;
        fields >> pair.from.x >> comma >> pair.from.y >> comma >> pair.to.x >> comma >> pair.to.y >>
            comma >> pair.seconds;
        pairs.push_back(pair);
    }
    return pairs;
}

}  // namespace

TEST_CASE("200 random pairs take as long as networkx says") {
    if (std::string(ZAMIN_REAL_DATA_DIR).empty() || !std::filesystem::exists(roads_file)) {
        MESSAGE("skipped: there is no liechtenstein.osm.pbf in '" << ZAMIN_REAL_DATA_DIR << "'");
        return;
    }
    Progress progress;
    const Layer layer = io::read_layer({roads_file.string(), "lines"}, {}, progress).layer;
    const RoadTravel travel(
        build_network(roads_of(layer, {}, Vehicle::pickup, RoadSpeeds::defaults()), {}, progress),
        {});
    const std::vector<Pair> pairs = golden_pairs();
    CHECK(pairs.size() == 200);
    for (const Pair& pair : pairs) {
        const double seconds = cost_of(travel, pair.from, pair.to);
        CHECK(seconds == doctest::Approx(pair.seconds).epsilon(1e-9));
    }
}
