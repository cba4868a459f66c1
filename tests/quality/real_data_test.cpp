// Overlaps of surveyed fields against GeoPandas's (tests/golden/cawa_overlaps_peer.csv, written by
// tests/bench/race/peers/overlaps_geopandas.py): 825 pairs share a hundredth of a square metre or
// more, 813 of them a square metre.
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "io/read.hpp"
#include "measure/area.hpp"
#include "measure/overlap.hpp"

using namespace zamin;

namespace {

using Pairs = std::map<std::pair<std::int64_t, std::int64_t>, double>;

Pairs peers_pairs() {
    Pairs pairs;
    std::ifstream file(std::filesystem::path(ZAMIN_SOURCE_DIR) /
                       "tests/golden/cawa_overlaps_peer.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string first, second, area_m2;
        std::getline(fields, first, ',');
        std::getline(fields, second, ',');
        std::getline(fields, area_m2, ',');
        pairs[{std::stoll(first), std::stoll(second)}] = std::stod(area_m2);
    }
    return pairs;
}

}  // namespace

TEST_CASE("every overlap of 8,435 surveyed fields is found, and as large as a peer says") {
    const auto file =
        std::filesystem::path(ZAMIN_REAL_DATA_DIR) / "parcels/cawa_croptype_samples.gpkg";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: the survey of fields is not on this machine");
        return;
    }
    Progress progress;
    io::ReadOptions options;
    options.repair = io::Repair::linework;  // the peer's way
    options.expect = GeometryKind::polygon;
    const Layer fields = io::read_layer({file.string(), ""}, options, progress).layer;
    const auto areas_m2 = measure::feature_areas_m2(fields, progress);
    const auto found = measure::find_overlaps(fields, areas_m2, {}, progress);
    const Pairs expected = peers_pairs();
    REQUIRE(expected.size() == 825);
    CHECK(found.pairs.size() == expected.size());
    std::size_t over_1_m2 = 0;
    for (const auto& pair : found.pairs) {
        const auto peer =
            expected.find({fields.feature_ids[pair.first], fields.feature_ids[pair.second]});
        REQUIRE(peer != expected.end());
        // Either boundary's rounding, and PROJ's own 1e-4 m2.
        CHECK(std::abs(pair.area_m2 - peer->second) < 1e-6 * peer->second + 1e-3);
        over_1_m2 += pair.area_m2 > 1.0 ? 1 : 0;
    }
    CHECK(over_1_m2 == 813);
}
