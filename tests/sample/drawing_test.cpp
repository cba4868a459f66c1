// The tools that the land is drawn with, on shapes that can be checked by eye.
#include <doctest/doctest.h>

#include "core/error.hpp"
#include "sample/erosion.hpp"
#include "sample/gazetteer.hpp"
#include "sample/names.hpp"
#include "sample/partition.hpp"
#include "sample/random.hpp"

using namespace zamin;
using namespace zamin::sample;

TEST_CASE("random numbers are the same everywhere and spread evenly") {
    Random random(1);
    CHECK(random.next() == 10451216379200822465ULL);  // splitmix64 of seed 1
    double sum = 0.0;
    for (int i = 0; i < 100000; ++i)
        sum += random.uniform();
    CHECK(sum / 100000 == doctest::Approx(0.5).epsilon(0.01));
    std::vector<int> drawn(3);
    for (int i = 0; i < 10000; ++i)
        ++drawn[random.pick(std::vector{1.0, 0.0, 3.0})];
    CHECK(drawn[1] == 0);
    CHECK(drawn[2] == doctest::Approx(7500).epsilon(0.03));
}

TEST_CASE("paths: length, points along, rings") {
    const Path path{{0, 0}, {30, 0}, {30, 40}};
    CHECK(path_length(path) == 70.0);
    CHECK(point_at(path, 50.0) == Coord{30, 20});
    CHECK(point_at(path, 1000.0) == Coord{30, 40});
    const Path even = resampled(path, 10.0);
    CHECK(even.size() == 8);
    CHECK(even.front() == path.front());
    CHECK(even.back() == path.back());
    const Path square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    CHECK(plane_area_m2(square) == 100.0);
    CHECK(inside(square, {5, 5}));
    CHECK_FALSE(inside(square, {15, 5}));
}

TEST_CASE("a wiggled line keeps its ends and stays near") {
    const Path line{{0, 0}, {1000, 0}};
    const Path wild = wiggled(line, 50.0, 0.2, 5);
    CHECK(wild == wiggled(line, 50.0, 0.2, 5));
    CHECK(wild.front() == line.front());
    CHECK(wild.back() == line.back());
    CHECK(wild.size() > 16);
    for (const Coord p : wild)
        CHECK(std::abs(p.y) < 400.0);
}

TEST_CASE("segments know what is near them") {
    SegmentIndex index;
    index.add(Path{{0, 0}, {3000, 0}}, 20.0);
    CHECK(index.clear({1500, 21}));
    CHECK_FALSE(index.clear({1500, 19}));
    CHECK_FALSE(index.clear({1500, 119}, 100.0));
    CHECK(index.distance_to({1500, 700}) == doctest::Approx(700.0));
    CHECK(index.distance_to({1500, 90000}) == 1e9);
    CHECK(std::abs(index.trend({1500, 100}).x) == doctest::Approx(1.0));
}

TEST_CASE("two units between outer seeds share one line and fill their square") {
    std::vector<Seed> seeds{{{-500, 10}, 0}, {{500, -10}, 1}};
    for (const Coord outer : {Coord{-1500, 3}, Coord{1500, 5}, Coord{-510, 1000}, Coord{520, 1010},
                              Coord{-505, -1020}, Coord{490, -1000}})
        seeds.push_back({outer, outside_unit});
    LineStyle style;
    style.step_m = 50.0;
    const std::vector<Arc> arcs = draw_partition(seeds, style);
    CHECK(arcs.size() == 3);  // the line between, and the rim of each
    const std::vector<int> own{0, 1};
    const std::vector<Path> units = outlines(arcs, own, 2);
    const std::vector<int> together{0, 0};
    const std::vector<Path> whole = outlines(arcs, together, 1);
    for (const Path& ring : units)
        CHECK(plane_area_m2(ring) > 0.0);  // counter-clockwise
    CHECK(plane_area_m2(units[0]) + plane_area_m2(units[1]) ==
          doctest::Approx(plane_area_m2(whole[0])).epsilon(1e-12));
    CHECK_THROWS_AS(draw_partition(std::span(seeds).first(2), style), Error);
}

TEST_CASE("water runs down a ramp into the river and cuts it") {
    Grid ramp = grid_over({0, 0, 500, 300}, 100.0);
    REQUIRE(ramp.size() == 15);
    std::vector<std::uint8_t> river(15, 0);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 5; ++column) {
            ramp.values[ramp.index(column, row)] = static_cast<float>(10 * column);
            river[ramp.index(column, row)] = column == 0 ? 1 : 0;
        }
    const Drainage drainage = drain(ramp, river);
    CHECK(drainage.receiver[ramp.index(4, 1)] == ramp.index(3, 1));
    CHECK(drainage.area_m2[ramp.index(0, 1)] == 5 * 10000.0F);
    Erosion cutting;
    cutting.steps = 5;
    cutting.erodibility = 0.1;
    erode(ramp, std::vector<float>(15, 0.0F), river, cutting);
    CHECK(ramp.values[ramp.index(0, 1)] == 0.0F);
    CHECK(ramp.values[ramp.index(4, 1)] < 40.0F);
    CHECK(ramp.values[ramp.index(4, 1)] > ramp.values[ramp.index(1, 1)]);
}

TEST_CASE("names in three languages follow from the Tajik") {
    const Names names = spelled("Ҷангали Ғарб");
    CHECK(names.en == "Jangali Gharb");
    CHECK(names.ru == "Джангали Гарб");
    CHECK(tajik_to_english("Қӯрғонча") == "Qurghoncha");
    CHECK(tajik_to_russian("Ҳаётинав") == "Хаётинав");
    VillageNames pool(3);
    CHECK(pool.take().en != pool.take().en);
}

TEST_CASE("positions go to the plane and back; areas are true ones") {
    const Coord kulob{69.785, 37.912};
    const Coord back = to_degrees(to_plane(kulob));
    CHECK(std::abs(back.x - kulob.x) < 1.1e-7);
    CHECK(std::abs(back.y - kulob.y) < 1.1e-7);
    // On the central meridian the plane is 0.9996 of the truth in each direction.
    const Coord a = to_plane({69.0, 37.7});
    const Path square{a, a + Coord{100, 0}, a + Coord{100, 100}, a + Coord{0, 100}, a};
    CHECK(true_area_m2(square) == doctest::Approx(10000 / (0.9996 * 0.9996)).epsilon(1e-8));
}
