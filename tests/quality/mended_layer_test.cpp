#include "quality/mended_layer.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "measure/area.hpp"
#include "quality/problem_layer.hpp"
#include "walks.hpp"

using namespace zamin;
using namespace zamin::test;
using quality::Kind;

namespace {

Layer mended(const Layer& layer, const std::vector<Kind>& kinds) {
    const auto found = found_in(layer);
    std::vector<std::size_t> accepted;
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
        if (std::find(kinds.begin(), kinds.end(), found.findings[i].kind) != kinds.end()) {
            accepted.push_back(i);
        }
    }
    Progress progress;
    return quality::apply(layer, all_fields, found, accepted, {}, progress);
}

double area_ha(const Layer& layer, std::size_t row) {
    Progress progress;
    return measure::feature_areas_m2(layer, progress)[row] / measure::m2_per_ha;
}

// A square of 100 m with a stalled vertex, a spike of 60 m and one vertex at zero.
Layer three_faults() {
    Layer layer = plots_of({{{0, 0},
                             {48, 0},
                             {50, -60},
                             {52, 0},
                             {100, 0},
                             {100, 0.2},
                             {100, 100},
                             {50, 100},
                             {0, 100},
                             {0, 0}}});
    layer.geometry.coords[7] = {0.0, 0.0};
    return layer;
}

}  // namespace

TEST_CASE("each proposal alone, then all together") {
    const Layer layer = three_faults();
    const auto found = found_in(layer);
    std::vector<Kind> kinds;
    for (const auto& finding : found.findings) {
        kinds.push_back(finding.kind);
    }
    REQUIRE(kinds.size() >= 3);
    CHECK(kinds[0] == Kind::at_zero);
    CHECK(kinds[1] == Kind::stalled);
    CHECK(kinds[2] == Kind::spike);
    const auto proposal = quality::proposal_of(layer, found, 0, {});
    REQUIRE(proposal);
    CHECK(proposal->before.coords.size() == 10);
    CHECK(proposal->after.coords.size() == 9);
    CHECK(proposal->area_before_ha > 1000.0);
    CHECK(proposal->area_after_ha == doctest::Approx(1.012).epsilon(1e-3));
    const Layer all = mended(layer, {Kind::at_zero, Kind::stalled, Kind::spike});
    CHECK(all.geometry.coords.size() == 7);
    CHECK(area_ha(all, 0) == doctest::Approx(1.0006).epsilon(1e-4));
    CHECK(words_in(all).empty());
}

TEST_CASE("what is not accepted stays, row for row and value for value") {
    Layer layer = plots_of({rectangle(0, 0, 3, 3),
                            rectangle(10, 0, 60, 50),
                            {{100, 0}, {140, 40}, {140, 0}, {100, 40}, {100, 0}}});
    add_texts(layer, "plot_id", {"A", "B", "C"});
    const Layer crossing = mended(layer, {Kind::self_crossing});
    CHECK(crossing.size() == 3);
    CHECK(crossing.feature_ids == layer.feature_ids);
    CHECK(crossing.columns[0].text(2) == "C");
    CHECK(crossing.geometry.kinds[0] == GeometryKind::polygon);
    CHECK(area_ha(crossing, 2) == doctest::Approx(0.08).epsilon(1e-2));
    CHECK(words_in(crossing) == Words{"1 too small", "3 pieces"});
    const Layer small = mended(layer, {Kind::too_small});
    CHECK(small.geometry.kinds[0] == GeometryKind::none);
    CHECK(small.columns[0].text(0) == "A");
    CHECK(words_in(small) == Words{"3 self-crossing"});
    CHECK(mended(layer, {}).geometry.coords == layer.geometry.coords);
}

TEST_CASE("after a sliver is snapped, the border is one") {
    const Layer layer = plots_of({rectangle(0, 0, 101.5, 100), rectangle(100, 0, 180, 100)});
    const Layer snapped = mended(layer, {Kind::sliver});
    CHECK(words_in(snapped).empty());
    CHECK(area_ha(snapped, 0) == doctest::Approx(1.0006).epsilon(1e-4));
    CHECK(area_ha(snapped, 1) == area_ha(layer, 1));
}

TEST_CASE("a plot with slivers on both sides gives both") {
    const Layer layer = plots_of(
        {rectangle(0, 0, 100, 100), rectangle(-50, 0, 1, 100), rectangle(99, 0, 150, 100)});
    REQUIRE(words_in(layer) == Words{"1 sliver 2", "1 sliver 3"});
    const Layer snapped = mended(layer, {Kind::sliver});
    CHECK(words_in(snapped).empty());
    CHECK(area_ha(snapped, 0) == doctest::Approx(0.9806).epsilon(1e-3));
}

TEST_CASE("drawn is written into capture, or into a new column of that name") {
    Layer layer = plots_of({rectangle(0, 0, 50, 50), rectangle(60, 0, 110, 50)});
    add_numbers(layer, "accuracy_m", {0.0, 4.0});
    const Layer added = mended(layer, {Kind::drawn});
    REQUIRE(added.find_column("capture"));
    CHECK(added.column("capture").text(0) == "drawn");
    CHECK(added.column("capture").is_null(1));
    add_texts(layer, "capture", {"walked", "walked"});
    const Layer changed = mended(layer, {Kind::drawn});
    CHECK(changed.columns.size() == 2);
    CHECK(changed.column("capture").text(0) == "drawn");
    CHECK(changed.column("capture").text(1) == "walked");
}

TEST_CASE("a valid outline stays valid when its spike goes") {
    // Without its third vertex the two sides of the bay would cross.
    Layer layer = plots_of(
        {{{0, 0}, {100, 0}, {100, 100}, {52, 100}, {50, 20}, {48, 100}, {0, 100}, {0, 0}}});
    const Layer all = mended(layer, {Kind::spike});
    CHECK(words_in(all).empty());
    CHECK(area_ha(all, 0) == doctest::Approx(1.0006).epsilon(1e-4));
}

TEST_CASE("problems as a layer: their columns, and a shape each") {
    const Layer layer = three_faults();
    const auto found = found_in(layer);
    const auto problems = quality::problems_of(layer, found);
    const Layer shown = quality::problem_layer(problems, found.shapes, layer.crs);
    CHECK(shown.size() == problems.size());
    CHECK(shown.columns.size() == 9);
    CHECK(shown.column("problem").text(0) == "at zero");
    CHECK(shown.geometry.kinds[0] == GeometryKind::point);
}

TEST_CASE("words of kinds, as typed") {
    CHECK(quality::kind_from("Self_Crossing") == Kind::self_crossing);
    CHECK(quality::kind_from("stalled-vertices") == Kind::stalled);
    CHECK_FALSE(quality::kind_from("crossing").has_value());
    CHECK_FALSE(quality::can_be_mended(Kind::overlap));
    for (const std::string& word : quality::mendable_words()) {
        CHECK(quality::can_be_mended(quality::kind_from(word).value()));
    }
}
