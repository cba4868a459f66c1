// Plots over plots; GEOS's overlay, and shapes that can be counted in the head, are the measures.
#include "measure/overlap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "core/error.hpp"
#include "measure/area.hpp"
#include "measure/width.hpp"
#include "shapes.hpp"

using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::measure::find_overlaps;
using zamin::measure::OverlapOptions;
using zamin::measure::Overlaps;
using zamin::test::add_polygon;
using zamin::test::rectangle;
using zamin::test::star;

namespace {

// Metres in UTM zone 42N about Kulob, where the plane is 0.03 to 0.08 % short.
constexpr Coord kulob{568'000.0, 4'196'000.0};

Layer layer_of(const std::vector<std::vector<Coord>>& rings) {
    Layer layer;
    layer.source = "plots.gpkg";
    layer.name = "plots";
    layer.crs = zamin::Crs::parse("EPSG:32642");
    for (std::size_t i = 0; i < rings.size(); ++i) {
        std::vector<Coord> ring = rings[i];
        for (Coord& p : ring) {
            p = {kulob.x + p.x, kulob.y + p.y};
        }
        add_polygon(layer.geometry, {ring});
        layer.feature_ids.push_back(static_cast<std::int64_t>(i) + 1);
    }
    return layer;
}

Overlaps overlaps_of(const Layer& layer, const OverlapOptions& options = {}) {
    zamin::Progress progress;
    return find_overlaps(layer, zamin::measure::feature_areas_m2(layer, progress), options,
                         progress);
}

// The same features in another order.
Layer shuffled(const Layer& layer, std::uint64_t seed) {
    std::vector<std::size_t> order(layer.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
    Layer result;
    result.crs = layer.crs;
    for (const std::size_t row : order) {
        result.feature_ids.push_back(layer.feature_ids[row]);
        result.geometry.append(layer.geometry, row);
    }
    return result;
}

std::vector<std::string> lines_of(const Layer& layer, const Overlaps& overlaps) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < overlaps.pairs.size(); ++i) {
        const auto& pair = overlaps.pairs[i];
        std::string line = fmt::format("{} {} {} {} {} {}", layer.feature_ids[pair.first],
                                       layer.feature_ids[pair.second], pair.area_m2,
                                       pair.first_share, pair.second_share, pair.iou);
        for (const Coord& p : overlaps.shapes.feature_coords(i)) {
            line += fmt::format(" {} {}", p.x, p.y);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::vector<Coord>> crowd(std::size_t count) {
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> place(0.0, 2000.0);
    std::vector<std::vector<Coord>> rings;
    for (std::size_t i = 0; i < count; ++i) {
        rings.push_back(star({place(random), place(random)}, 40.0, 9, 0.4, random));
    }
    return rings;
}

}  // namespace

TEST_CASE("a hundred by a hundred plots that share borders have no overlap") {
    std::vector<std::vector<Coord>> rings;
    const auto corner = [](int x, int y) {
        return Coord{50.0 * x + 7.0 * std::sin(3.0 * x + y),
                     40.0 * y + 6.0 * std::cos(x - 2.0 * y)};
    };
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 100; ++x) {
            rings.push_back({corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1),
                             corner(x, y)});
        }
    }
    CHECK(overlaps_of(layer_of(rings)).pairs.empty());
    // One of them reaches three metres into its right neighbour.
    rings[5050][1].x += 3.0;
    rings[5050][2].x += 3.0;
    const auto found = overlaps_of(layer_of(rings));
    REQUIRE(!found.pairs.empty());
    CHECK(found.pairs[0].first == 5050);
    CHECK(found.pairs[0].second == 5051);
}

TEST_CASE("what a pair has in common is measured on the ellipsoid and as shares") {
    // Ten metres of a plot of 100 m x 50 m are its neighbour's, which is 40 m x 50 m.
    const Layer layer = layer_of({rectangle(0, 0, 100, 50), rectangle(90, 0, 130, 50)});
    const auto found = overlaps_of(layer);
    REQUIRE(found.pairs.size() == 1);
    const auto& pair = found.pairs[0];
    CHECK(pair.area_m2 == doctest::Approx(500.0).epsilon(1e-3));
    CHECK(pair.area_m2 > 500.0);  // the plane of UTM is short there
    CHECK(pair.first_share == doctest::Approx(0.1).epsilon(1e-6));
    CHECK(pair.second_share == doctest::Approx(0.25).epsilon(1e-6));
    CHECK(pair.iou == doctest::Approx(500.0 / 6500.0).epsilon(1e-6));
    CHECK_FALSE(pair.identical);
    const auto box = found.shapes.feature_box(0);
    CHECK(box.min_x == kulob.x + 90.0);
    CHECK(box.width() == doctest::Approx(10.0));
    CHECK(zamin::measure::width_m(found.shapes, 0, layer.crs, 2.0) > 2.0);
}

TEST_CASE("a plot within another, and one in its hole") {
    Layer layer = layer_of({rectangle(0, 0, 100, 100), rectangle(10, 10, 20, 20)});
    REQUIRE(overlaps_of(layer).pairs.size() == 1);
    CHECK(overlaps_of(layer).pairs[0].second_share == doctest::Approx(1.0));
    Geometries with_hole;
    std::vector<Coord> hole = rectangle(kulob.x + 10, kulob.y + 10, kulob.x + 20, kulob.y + 20);
    std::reverse(hole.begin(), hole.end());
    add_polygon(with_hole, {rectangle(kulob.x, kulob.y, kulob.x + 100, kulob.y + 100), hole});
    with_hole.append(layer.geometry, 1);
    layer.geometry = with_hole;
    CHECK(overlaps_of(layer).pairs.empty());
}

TEST_CASE("less than a hundredth of a square metre is rounding") {
    CHECK(overlaps_of(layer_of({rectangle(0, 0, 50, 50), rectangle(49.9999, 0, 90, 50)}))
              .pairs.empty());
    const auto found =
        overlaps_of(layer_of({rectangle(0, 0, 50, 50), rectangle(49.999, 0, 90, 50)}));
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.pairs[0].area_m2 == doctest::Approx(0.05).epsilon(1e-3));
}

TEST_CASE("threads and the order of features change nothing, to the last digit") {
    const Layer layer = layer_of(crowd(3000));
    const auto expected = lines_of(layer, overlaps_of(layer));
    REQUIRE(expected.size() > 1000);
    OverlapOptions one;
    one.threads = 1;
    CHECK(lines_of(layer, overlaps_of(layer, one)) == expected);
    for (const std::uint64_t seed : {1U, 2U}) {
        const Layer other = shuffled(layer, seed);
        CHECK(lines_of(other, overlaps_of(other)) == expected);
    }
}

TEST_CASE("groups are compared among themselves only") {
    const Layer layer = layer_of({rectangle(0, 0, 50, 50), rectangle(0, 0, 40, 50),
                                  rectangle(0, 0, 50, 40), rectangle(0, 0, 30, 30)});
    const std::vector<std::uint32_t> groups{1, 2, 1, zamin::measure::no_group};
    OverlapOptions options;
    options.group_of_row = groups;
    const auto found = overlaps_of(layer, options);
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.pairs[0].first == 0);
    CHECK(found.pairs[0].second == 2);
}

TEST_CASE("a few copies are pairs like others, thousands are paired with the first only") {
    const auto few = overlaps_of(
        layer_of({rectangle(0, 0, 50, 50), rectangle(0, 0, 50, 50), rectangle(0, 0, 50, 50)}));
    REQUIRE(few.pairs.size() == 3);
    CHECK(few.pairs[2].identical);
    CHECK(few.pairs[2].iou == doctest::Approx(1.0));
    std::vector<std::vector<Coord>> rings(20'000, rectangle(0, 0, 50, 50));
    rings.push_back(rectangle(40, 0, 60, 50));
    const auto many = overlaps_of(layer_of(rings));
    REQUIRE(many.pairs.size() == 20'000);
    CHECK(std::all_of(many.pairs.begin(), many.pairs.end(),
                      [](const auto& pair) { return pair.first == 0; }));
    CHECK(std::count_if(many.pairs.begin(), many.pairs.end(),
                        [](const auto& pair) { return pair.identical; }) == 19'999);
}

TEST_CASE("thousands of plots nearly on top of each other are cut short, and it is said") {
    std::vector<std::vector<Coord>> rings;
    for (int i = 0; i < 300; ++i) {
        rings.push_back(rectangle(0.01 * i, 0, 50, 50));
    }
    OverlapOptions options;
    options.most_of_one = 20;
    const auto found = overlaps_of(layer_of(rings), options);
    CHECK(found.some_left_out);
    CHECK(found.pairs.size() <= 300 * 20);
    CHECK(overlaps_of(layer_of(rings)).pairs.size() == 300 * 299 / 2);
}

TEST_CASE("a layer of points, an empty one, and one without a coordinate system") {
    Layer points;
    points.crs = zamin::Crs::wgs84();
    points.geometry.coords.push_back({69.0, 38.0});
    points.geometry.end_ring();
    points.geometry.end_part();
    points.geometry.end_feature(GeometryKind::point);
    points.geometry.add_empty();
    points.feature_ids = {1, 2};
    CHECK(overlaps_of(points).pairs.empty());
    zamin::Progress progress;
    CHECK(find_overlaps(Layer{}, {}, {}, progress).pairs.empty());
    Layer lost = points;
    lost.crs = {};
    CHECK_THROWS_AS(find_overlaps(lost, std::vector<double>(2), {}, progress), zamin::Error);
}

TEST_CASE("cancelling ends the search") {
    const Layer layer = layer_of(crowd(3000));
    zamin::Progress progress;
    const auto areas_m2 = zamin::measure::feature_areas_m2(layer, progress);
    progress.cancel();
    CHECK_THROWS_AS(find_overlaps(layer, areas_m2, {}, progress), zamin::Cancelled);
}

TEST_CASE("every hectare once: what is left of three plots over each other") {
    // 0..100, 50..150 and 120..200 wide, 10 deep: 2000 m2 together.
    const Layer layer =
        layer_of({rectangle(0, 0, 100, 10), rectangle(50, 0, 150, 10), rectangle(120, 0, 200, 10)});
    zamin::Progress progress;
    const auto areas_m2 = zamin::measure::feature_areas_m2(layer, progress);
    const auto found = find_overlaps(layer, areas_m2, {}, progress);
    REQUIRE(found.pairs.size() == 2);
    const auto left = zamin::measure::without_double_land(layer, found, progress);
    CHECK(left.rows == std::vector<std::uint32_t>{1, 2});
    Layer rest = layer_of({});
    rest.geometry = left.shapes;
    rest.feature_ids = {1, 2};
    const auto rest_m2 = zamin::measure::feature_areas_m2(rest, progress);
    CHECK(areas_m2[0] + rest_m2[0] + rest_m2[1] == doctest::Approx(2000.0).epsilon(1e-3));
    CHECK(rest_m2[0] == doctest::Approx(500.0).epsilon(1e-3));
    CHECK(rest_m2[1] == doctest::Approx(500.0).epsilon(1e-3));
}

TEST_CASE("nothing is left of a copy") {
    const Layer layer = layer_of({rectangle(0, 0, 100, 10), rectangle(0, 0, 100, 10)});
    zamin::Progress progress;
    const auto left = zamin::measure::without_double_land(layer, overlaps_of(layer), progress);
    CHECK(left.rows == std::vector<std::uint32_t>{1});
    CHECK(left.shapes.kinds[0] == GeometryKind::none);
}

TEST_CASE("the width of a strip, straight, slanting and bent") {
    const auto width = [](std::vector<Coord> ring) {
        const Layer layer = layer_of({std::move(ring)});
        return zamin::measure::width_m(layer.geometry, 0, layer.crs, 2.0);
    };
    CHECK(width(rectangle(0, 0, 100, 1.2)) == doctest::Approx(1.2).epsilon(0.02));
    CHECK(width({{0, 0}, {1, -1}, {71, 69}, {70, 70}, {0, 0}}) ==
          doctest::Approx(std::sqrt(2.0)).epsilon(0.02));
    CHECK(width({{0, 0}, {50, 0}, {50, 50}, {49, 50}, {49, 1}, {0, 1}, {0, 0}}) ==
          doctest::Approx(1.0).epsilon(0.2));  // wider where it bends
    CHECK(width(rectangle(0, 0, 10, 10)) > 2.0);
    Layer degrees = layer_of({});
    degrees.crs = zamin::Crs::wgs84();
    add_polygon(degrees.geometry, {rectangle(69.78, 37.91, 69.79, 37.91 + 1.5 / 111'000.0)});
    CHECK(zamin::measure::width_m(degrees.geometry, 0, degrees.crs, 2.0) ==
          doctest::Approx(1.5).epsilon(0.02));
}
