#include "viewer/data_view.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"

using namespace zamin;
using namespace zamin::viewer;
using quality::Kind;

namespace {

// Two crossings, of which one can be mended, three notes on declared areas, one overlap.
LayerReview small_review() {
    auto found = std::make_shared<quality::Findings>();
    const auto add = [&](Kind kind, Severity severity, bool mendable) {
        quality::Finding finding;
        finding.kind = kind;
        finding.severity = severity;
        finding.mendable = mendable;
        found->findings.push_back(finding);
        found->shapes.add_empty();
    };
    add(Kind::declared_area, Severity::note, false);
    add(Kind::self_crossing, Severity::warning, true);
    add(Kind::declared_area, Severity::note, false);
    add(Kind::overlap, Severity::error, false);
    add(Kind::self_crossing, Severity::warning, false);
    add(Kind::declared_area, Severity::note, false);
    LayerReview review;
    set_findings(review, std::make_shared<const Layer>(), found);
    return review;
}

}  // namespace

TEST_CASE("nothing is accepted before somebody does, and only what can be mended") {
    LayerReview review = small_review();
    CHECK(review.accepted_count() == 0);
    accept_all(review, true);
    CHECK(review.accepted == std::vector<std::uint8_t>{0, 1, 0, 0, 0, 0});
    accept(review, 1, false);
    CHECK(review.accepted_count() == 0);
    accept_kind(review, Kind::self_crossing, true);
    accept_kind(review, Kind::declared_area, true);
    CHECK(review.accepted_count() == 1);
}

TEST_CASE("the worst kind comes first, then the most frequent") {
    LayerReview review = small_review();
    accept_all(review, true);
    const std::vector<KindSummary> kinds = summaries(review);
    REQUIRE(kinds.size() == 3);
    CHECK(kinds[0].kind == Kind::overlap);
    CHECK(kinds[1].kind == Kind::self_crossing);
    CHECK(kinds[1].count == 2);
    CHECK(kinds[1].mendable == 1);
    CHECK(kinds[1].accepted == 1);
    CHECK(kinds[2].kind == Kind::declared_area);
    CHECK(kinds[2].count == 3);
}

TEST_CASE("the walk goes round within a kind") {
    LayerReview review = small_review();
    CHECK_FALSE(walked(review, 1));
    review.open_kind = Kind::declared_area;
    CHECK(walked(review, 1) == 0);
    CHECK(walked(review, -1) == 5);
    review.current = 2;
    CHECK(walked(review, 1) == 5);
    CHECK(place_in_kind(review, 5) == 3);
    review.current = 5;
    CHECK(walked(review, 1) == 0);
    review.open_kind = Kind::spike;
    CHECK_FALSE(walked(review, 1));
}

TEST_CASE("a mended copy lies in the working folder where the source is no file") {
    LoadedLayer layer = test::loaded(
        test::squares("plots", "crop", Crs::wgs84(), {{68, 37, 1, "rice"}}), 1, "plots");
    layer.source.source = {"PG:dbname=land", "plots"};
    CHECK(mended_path(layer) == std::filesystem::current_path() / "plots-mended.gpkg");
}
