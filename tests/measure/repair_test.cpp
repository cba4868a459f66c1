#include "measure/repair.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::measure::append_valid;
using zamin::measure::Repair;
using zamin::measure::RepairOutcome;

namespace {

Geometries polygon(const std::vector<std::vector<Coord>>& rings) {
    Geometries g;
    for (const auto& ring : rings) {
        g.coords.insert(g.coords.end(), ring.begin(), ring.end());
        g.end_ring();
    }
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    return g;
}

double area(const Geometries& g) {
    double sum = 0.0;
    for (std::size_t r = 0; r < g.ring_count(); ++r) {
        sum += zamin::signed_area2(g.ring(r)) / 2.0;
    }
    return sum;
}

struct Mended {
    RepairOutcome outcome;
    std::string reason;
    double area;
    std::size_t parts;
};

Mended mend(const Geometries& from, Repair method) {
    Geometries to;
    const auto result = append_valid(from, 0, method, to);
    to.end_feature(GeometryKind::polygon);
    return {result.outcome, result.reason, area(to), to.part_count()};
}

}  // namespace

TEST_CASE("a valid polygon stays as it is, its rings turned the agreed way") {
    const Geometries clockwise = polygon(
        {{{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}});
    const Mended m = mend(clockwise, Repair::structure);
    CHECK(m.outcome == RepairOutcome::valid);
    CHECK(m.area == doctest::Approx(15.0));
}

TEST_CASE("a bow-tie becomes its two triangles by either method") {
    const Geometries bow_tie = polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}});
    for (const Repair method : {Repair::structure, Repair::linework}) {
        const Mended m = mend(bow_tie, method);
        CHECK(m.outcome == RepairOutcome::repaired);
        CHECK(m.reason == "Self-intersection at 1 1");
        CHECK(m.area == doctest::Approx(2.0));
        CHECK(m.parts == 2);
    }
}

TEST_CASE("where a walk overlaps itself, structure counts the overlap and linework drops it") {
    // Round a 4 x 4 square, in over its side, round a 2 x 2 square inside it and out again to a
    // 1 x 3 strip: 19 are covered, 4 of them twice.
    const Geometries walk = polygon(
        {{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 1}, {2, 1}, {2, 3}, {-1, 3}, {-1, 0}, {0, 0}}});
    const Mended structure = mend(walk, Repair::structure);
    const Mended linework = mend(walk, Repair::linework);
    CHECK(structure.area == doctest::Approx(19.0));
    CHECK(linework.area == doctest::Approx(15.0));
    CHECK(structure.outcome == RepairOutcome::repaired);
}

TEST_CASE("open rings are closed and flat ones are said to have collapsed") {
    const Mended open = mend(polygon({{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}), Repair::structure);
    CHECK(open.outcome == RepairOutcome::repaired);
    CHECK(open.reason == "Ring not closed");
    CHECK(open.area == doctest::Approx(1.0));

    const Mended flat = mend(polygon({{{0, 0}, {1, 0}, {2, 0}, {0, 0}}}), Repair::structure);
    CHECK(flat.outcome == RepairOutcome::collapsed);
    const Mended two = mend(polygon({{{0, 0}, {1, 0}, {0, 0}}}), Repair::structure);
    CHECK(two.outcome == RepairOutcome::collapsed);
    CHECK(two.reason == "Ring with fewer than three different vertices");
}

TEST_CASE("without repair the polygon is handed on and named") {
    const Mended m = mend(polygon({{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}), Repair::none);
    CHECK(m.outcome == RepairOutcome::repaired);
    CHECK(m.parts == 1);
}
