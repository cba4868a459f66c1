#include "catchment/cell_areas.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

using namespace zamin;
using namespace zamin::catchment;

namespace {

travel::Frame frame_of(std::size_t width, std::size_t height) {
    return {
        Crs::parse("EPSG:32642"), 0.0, 100.0 * static_cast<double>(height), 100.0, width, height};
}

// Digits are labels, dots none.
Geometries areas_of(const std::vector<std::string>& rows, std::size_t labels) {
    std::vector<std::int32_t> cells;
    for (const std::string& row : rows) {
        for (const char letter : row) {
            cells.push_back(letter == '.' ? -1 : letter - '0');
        }
    }
    return cell_areas(cells, labels, frame_of(rows.front().size(), rows.size()));
}

std::size_t rings_of(const Geometries& areas, std::size_t feature) {
    return areas.ring_end(feature) - areas.ring_begin(feature);
}

std::size_t parts_of(const Geometries& areas, std::size_t feature) {
    return areas.feature_offsets[feature + 1] - areas.feature_offsets[feature];
}

double area_in_cells(const Geometries& areas, std::size_t feature) {
    double sum = 0.0;
    for (auto r = areas.ring_begin(feature); r < areas.ring_end(feature); ++r) {
        sum += signed_area2(areas.ring(r)) / 2.0;
    }
    return sum / 10000.0;
}

}  // namespace

TEST_CASE("two areas share their edge, corners only where it turns") {
    const Geometries areas = areas_of({"0011", "0011"}, 3);
    CHECK(areas.feature_count() == 3);
    CHECK(areas.feature_coords(0).size() == 5);
    CHECK(area_in_cells(areas, 0) == doctest::Approx(4.0));
    CHECK(areas.feature_box(0) == Box{0.0, 0.0, 200.0, 200.0});
    CHECK(areas.feature_box(1) == Box{200.0, 0.0, 400.0, 200.0});
    CHECK(areas.kinds[2] == GeometryKind::none);
}

TEST_CASE("holes, islands in holes, and cells that touch at corners") {
    const Geometries ring = areas_of({"00000", "01110", "01210", "01110", "00000"}, 3);
    CHECK(rings_of(ring, 0) == 2);
    CHECK(rings_of(ring, 1) == 2);
    CHECK(area_in_cells(ring, 0) == doctest::Approx(16.0));
    CHECK(area_in_cells(ring, 1) == doctest::Approx(8.0));
    CHECK(signed_area2(ring.ring(ring.ring_begin(0))) > 0.0);
    CHECK(signed_area2(ring.ring(ring.ring_begin(0) + 1)) < 0.0);
    const Geometries board = areas_of({"01", "10"}, 2);
    CHECK(parts_of(board, 0) == 2);
    CHECK(parts_of(board, 1) == 2);
    // A hole that touches the outside at a corner is a ring of its own.
    const Geometries pinched = areas_of({"001", "010", "000"}, 2);
    CHECK(parts_of(pinched, 0) == 1);
    CHECK(rings_of(pinched, 0) == 2);
    CHECK(area_in_cells(pinched, 0) == doctest::Approx(7.0));
}

TEST_CASE("random labels: every cell is in exactly its own area") {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> label(-1, 3);
    std::vector<std::int32_t> cells;
    for (int i = 0; i < 60 * 50; ++i) {
        cells.push_back(label(random));
    }
    const Geometries areas = cell_areas(cells, 4, frame_of(60, 50));
    for (std::int32_t i = 0; i < 4; ++i) {
        CHECK(area_in_cells(areas, static_cast<std::size_t>(i)) ==
              doctest::Approx(static_cast<double>(std::count(cells.begin(), cells.end(), i))));
    }
    for (std::size_t feature = 0; feature < 4; ++feature) {
        for (auto part = areas.feature_offsets[feature]; part < areas.feature_offsets[feature + 1];
             ++part) {
            for (auto r = areas.part_offsets[part]; r < areas.part_offsets[part + 1]; ++r) {
                const bool exterior = r == areas.part_offsets[part];
                CHECK((signed_area2(areas.ring(r)) > 0.0) == exterior);
            }
        }
    }
}
