// Each fault of an outline beside the near miss that is none.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "quality/outline.hpp"
#include "walks.hpp"

using namespace zamin;
using namespace zamin::test;
using quality::Kind;

namespace {

// A walk round a field of 60 m x 40 m with a vertex every 10 m.
std::vector<Coord> walk() {
    std::vector<Coord> ring;
    for (int x = 0; x < 60; x += 10) {
        ring.push_back({x + 0.0, 0.0});
    }
    for (int y = 0; y < 40; y += 10) {
        ring.push_back({60.0, y + 0.0});
    }
    for (int x = 60; x > 0; x -= 10) {
        ring.push_back({x + 0.0, 40.0});
    }
    for (int y = 40; y >= 0; y -= 10) {
        ring.push_back({0.0, y + 0.0});
    }
    return ring;
}

std::vector<Coord> with(std::vector<Coord> ring, std::size_t at, std::vector<Coord> vertices) {
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(at), vertices.begin(), vertices.end());
    return ring;
}

}  // namespace

TEST_CASE("a plain walk has no problem") {
    CHECK(words_in(plots_of({walk(), rectangle(100, 0, 150, 50)})).empty());
}

TEST_CASE("vertices under half a metre apart are stalled, at half a metre they are not") {
    // Vertex 1 of the walk is at (10, 0).
    const Layer layer =
        plots_of({with(walk(), 2, {{10.2, 0.0}, {10.4, 0.1}}), with(walk(), 2, {{10.5, 0.0}})});
    const auto found = found_in(layer, {.overlaps = false});
    REQUIRE(words_of(layer, found) == Words{"1 stalled vertices"});
    CHECK(found.findings[0].vertices == std::vector<std::uint32_t>{2, 3});
    CHECK(found.findings[0].severity == Severity::note);
    CHECK(found.findings[0].detail.english() == "2 vertices less than 0.5 m from the one before");
    CHECK(found.findings[0].area_before_ha.value() == doctest::Approx(0.24).epsilon(1e-2));
    const Box place = found.place(0);
    CHECK(place.min_x == kulob.x + 10.2);
    CHECK(place.max_x == kulob.x + 10.4);
}

TEST_CASE("a walker who waits at the start is stalled there too") {
    std::vector<Coord> ring = walk();
    ring.insert(ring.end() - 1, {0.0, 0.3});
    const Layer layer = plots_of({ring});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 stalled vertices"});
    CHECK(found.findings[0].vertices ==
          std::vector<std::uint32_t>{static_cast<std::uint32_t>(ring.size()) - 2});
}

TEST_CASE("a vertex repeated exactly is merged as well") {
    CHECK(words_in(plots_of({with(walk(), 2, {{10.0, 0.0}})})) == Words{"1 stalled vertices"});
}

TEST_CASE("a spike goes more than three accuracies out and straight back") {
    // Half-way between two vertices of the lower side, 10 m apart: straight out.
    const auto spiked = [](double out_m) { return with(walk(), 3, {{25.0, -out_m}}); };
    // Without a word on accuracy it is taken as 5 m: 15 m is the limit. The turn at 40 m is
    // 180 - 2 atan(5 / 40) = 166 degrees; at 16 m it is 145, at 20 m 152.
    CHECK(words_in(plots_of({spiked(40)})) == Words{"1 spike"});
    CHECK(words_in(plots_of({spiked(20)})) == Words{"1 spike"});
    CHECK(words_in(plots_of({spiked(16)})).empty());  // too blunt
    CHECK(words_in(plots_of({spiked(13)})).empty());  // too near
    Layer exact = plots_of({spiked(20), spiked(40)});
    add_numbers(exact, "accuracy_m", {7.0, 7.0});  // 21 m is the limit
    const auto found = found_in(exact, {.overlaps = false});
    REQUIRE(words_of(exact, found) == Words{"2 spike"});
    CHECK(found.findings[0].vertices == std::vector<std::uint32_t>{3});
    CHECK(found.findings[0].area_before_ha.value() >
          found.findings[0].area_after_ha.value() + 0.015);
    CHECK(found.place(0).min_y == kulob.y - 40.0);
}

TEST_CASE("the sharp corner of a field of three or four sides is no spike") {
    CHECK(words_in(plots_of({{{0, 0}, {100, 5}, {100, -5}, {0, 0}}})).empty());
    CHECK(words_in(plots_of({{{0, 0}, {100, 20}, {200, 0}, {100, -20}, {0, 0}}})).empty());
}

TEST_CASE("a vertex at zero among others far away is none") {
    Layer layer = plots_of({walk()});
    layer.geometry.coords[3] = {0.0, 0.0};
    const auto found = found_in(layer);
    REQUIRE(!found.findings.empty());
    CHECK(found.findings[0].kind == Kind::at_zero);
    CHECK(found.findings[0].vertices == std::vector<std::uint32_t>{3});
    CHECK(found.findings[0].area_after_ha.value() == doctest::Approx(0.24).epsilon(1e-2));
    // On the Gulf of Guinea zero is a place.
    Layer gulf = plots_of({});
    gulf.crs = Crs::wgs84();
    for (const Coord& p : rectangle(0.0, 0.0, 0.01, 0.01)) {
        gulf.geometry.coords.push_back(p);
    }
    gulf.geometry.end_ring();
    gulf.geometry.end_part();
    gulf.geometry.end_feature(GeometryKind::polygon);
    gulf.feature_ids = {1};
    CHECK(words_in(gulf).empty());
}

TEST_CASE("a bow tie crosses itself, and both its halves are kept") {
    const Layer layer = plots_of({{{0, 0}, {40, 40}, {40, 0}, {0, 40}, {0, 0}}});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 self-crossing"});
    const auto& crossing = found.findings[0];
    CHECK(crossing.severity == Severity::warning);
    CHECK(crossing.mendable);
    CHECK(crossing.area_before_ha.value() == doctest::Approx(0.0));
    CHECK(crossing.area_after_ha.value() == doctest::Approx(0.08).epsilon(1e-2));
    CHECK(crossing.offer.english().find("2 pieces, all kept") != std::string::npos);
    REQUIRE(found.shapes.kinds[0] == GeometryKind::point);
    CHECK(found.shapes.coords[0].x == doctest::Approx(kulob.x + 20.0));
    CHECK(found.shapes.coords[0].y == doctest::Approx(kulob.y + 20.0));
}

TEST_CASE("a loop under a square metre at the start is a knot") {
    // The walk starts 0.8 m inside, crosses its own first side and ends there.
    std::vector<Coord> ring = rectangle(0, 0, 50, 50);
    ring = {{0.0, -0.6}, {0.0, 50.0}, {50.0, 50.0}, {50.0, 0.0}, {-0.6, 0.0}, {0.0, -0.6}};
    const Layer layer = plots_of({ring});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 knot"});
    CHECK(found.findings[0].severity == Severity::note);
    CHECK(found.findings[0].detail.english().find("1 knot of together 0.18 m2") !=
          std::string::npos);
    CHECK(found.findings[0].area_after_ha.value() == doctest::Approx(0.25).epsilon(1e-2));
    // Loops of some square metres are no knots.
    ring[0] = ring[5] = {0.0, -4.0};
    ring[4] = {-4.0, 0.0};
    CHECK(words_in(plots_of({ring})) == Words{"1 self-crossing"});
}

TEST_CASE("fewer than twenty square metres is no plot, twenty-one are") {
    const Layer layer = plots_of({rectangle(0, 0, 4, 4.9), rectangle(10, 0, 14, 5.2)});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 too small"});
    CHECK(found.findings[0].severity == Severity::error);
    CHECK(found.findings[0].mendable);
}

TEST_CASE("vertices on one line enclose nothing") {
    const Layer layer = plots_of({{{0, 0}, {50, 0}, {100, 0}, {0, 0}}});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 too small"});
    CHECK(found.findings[0].detail.english().find("lie on a line") != std::string::npos);
}

TEST_CASE("a record of several pieces stays one, its pieces listed") {
    Layer layer = plots_of({rectangle(0, 0, 100, 100), rectangle(200, 0, 250, 50)});
    layer.geometry.feature_offsets = {0, 2};
    layer.geometry.kinds.pop_back();
    layer.feature_ids.pop_back();
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 pieces"});
    CHECK(found.findings[0].detail.english() == "2 pieces: 1.0007, 0.2502 ha");
    CHECK_FALSE(found.findings[0].mendable);
}

TEST_CASE("a ring of a million vertices is looked at like any other") {
    std::vector<Coord> ring;
    constexpr int vertices = 1'000'000;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / vertices;
        ring.push_back({200'000.0 * std::cos(angle), 200'000.0 * std::sin(angle)});
    }
    ring.push_back(ring.front());
    CHECK(words_in(plots_of({ring})).empty());
    ring[500] = ring[499];
    CHECK(words_in(plots_of({ring})) == Words{"1 stalled vertices"});
}

TEST_CASE("for districts only what makes areas wrong is told") {
    const Layer layer = plots_of({rectangle(0, 0, 4, 4),
                                  {{0, 90}, {40, 130}, {40, 90}, {0, 130}, {0, 90}},
                                  with(walk(), 2, {{10.2, 0.0}})});
    CHECK(words_in(layer, {.outlines = false, .overlaps = false}) == Words{"2 self-crossing"});
}
