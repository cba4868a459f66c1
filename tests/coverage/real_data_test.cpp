// Surveyed fields over real districts, against what GeoPandas and PostGIS computed from the same
// files (tests/golden/cawa_coverage_peers.csv).
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "coverage/coverage.hpp"
#include "io/read.hpp"

namespace {
const std::filesystem::path data = ZAMIN_REAL_DATA_DIR;
const std::filesystem::path golden = std::filesystem::path(ZAMIN_SOURCE_DIR) / "tests/golden";

zamin::Layer read(const std::filesystem::path& file, const char* column) {
    zamin::io::ReadOptions options;
    options.columns = {column};
    options.expect = zamin::GeometryKind::polygon;
    options.repair = zamin::io::Repair::linework;  // the peers' way
    zamin::Progress progress;
    return zamin::io::read_layer({file.string(), ""}, options, progress).layer;
}

struct Reference {
    std::int64_t plots = 0;
    double area_ha = 0.0;
};

std::map<std::pair<std::string, std::string>, Reference> references() {
    std::map<std::pair<std::string, std::string>, Reference> rows;
    std::ifstream file(golden / "cawa_coverage_peers.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string district, crop, plots, area_ha;
        std::getline(fields, district, ',');
        std::getline(fields, crop, ',');
        std::getline(fields, plots, ',');
        std::getline(fields, area_ha, ',');
        rows[{district, crop}] = {std::stoll(plots), std::stod(area_ha)};
    }
    return rows;
}
}  // namespace

TEST_CASE("8,435 surveyed fields agree with the peers in every row") {
    const auto fields = data / "parcels/cawa_croptype_samples.gpkg";
    const auto districts = data / "districts/geoBoundaries-TJK-ADM2.geojson";
    if (!std::filesystem::exists(fields) || !std::filesystem::exists(districts)) {
        MESSAGE("skipped: the survey of fields is not on this machine");
        return;
    }
    zamin::coverage::CoverageOptions options;
    options.crop_column = "label_1";
    options.district_name_column = "shapeName";
    zamin::Progress progress;
    const auto found = zamin::coverage::coverage(read(fields, "label_1"),
                                                 read(districts, "shapeName"), options, progress);
    const auto expected = references();
    REQUIRE(expected.size() > 50);
    CHECK(found.rows.size() == expected.size());
    constexpr double last_decimal_ha = 0.6e-6;  // the reference has six decimals
    double sum_ha = 0.0;
    for (const auto& row : found.rows) {
        sum_ha += row.area_ha;
        const auto reference = expected.find({row.district, row.crop});
        REQUIRE_MESSAGE(reference != expected.end(), row.district, ", ", row.crop);
        CHECK(row.plots == reference->second.plots);
        CHECK_MESSAGE(std::abs(row.area_ha - reference->second.area_ha) <
                          1e-6 * reference->second.area_ha + last_decimal_ha,
                      row.district, ", ", row.crop);
    }
    CHECK(std::abs(sum_ha / found.plots_area_ha - 1.0) < 1e-9);
}
