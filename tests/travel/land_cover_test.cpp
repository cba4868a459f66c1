#include "travel/land_cover.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "travel/terrain_grid.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

void add_box(Layer& layer, const char* word, double x0, double y0, double x1, double y1) {
    for (const Coord p : {Coord{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}) {
        layer.geometry.coords.push_back(p);
    }
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::polygon);
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
    layer.columns[0].push_text(word);
}

Layer empty_layer() {
    Layer layer;
    layer.name = "land";
    layer.crs = Crs::parse("EPSG:32642");
    layer.columns.emplace_back("class", ColumnType::text);
    return layer;
}

// Four cells of 10 m in a row.
Frame row_of_four() {
    return {Crs::parse("EPSG:32642"), 500000.0, 4200000.0, 10.0, 4, 1};
}

}  // namespace

TEST_CASE("classes are numbers of WorldCover or words") {
    CHECK(*land_factor("10", 0.6F) == worldcover_factor(10, 0.6F));
    CHECK(*land_factor("Forest", 0.6F) == worldcover_factor(10, 0.6F));
    CHECK(*land_factor("water", 0.6F) == 0.0F);
    CHECK(*land_factor("", 0.6F) == 0.6F);
    CHECK_FALSE(land_factor("moon", 0.6F));
}

TEST_CASE("cells take their polygon's class, the slowest of several, in any order") {
    Layer layer = empty_layer();
    // Inside the cells, so that no boundary enters a neighbour.
    add_box(layer, "built", 500001, 4199991, 500019, 4199999);
    add_box(layer, "trees", 500011, 4199991, 500019, 4199999);
    add_box(layer, "moon", 500021, 4199991, 500029, 4199999);
    std::vector<Problem> problems;
    const auto factors = land_factors(layer, "class", row_of_four(), 0.6F, problems);
    REQUIRE(factors.size() == 4);
    CHECK(factors[0] == 0.9F);
    CHECK(factors[1] == 0.4F);
    CHECK(factors[2] == 0.6F);
    CHECK(std::isnan(factors[3]));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].detail.english().find("'moon'") != std::string::npos);

    Layer turned = empty_layer();
    add_box(turned, "trees", 500011, 4199991, 500019, 4199999);
    add_box(turned, "built", 500001, 4199991, 500019, 4199999);
    CHECK(land_factors(turned, "class", row_of_four(), 0.6F, problems)[1] == 0.4F);
}

TEST_CASE("polygons in degrees are brought to the frame") {
    Layer layer = empty_layer();
    add_box(layer, "water", 500000, 4199990, 500040, 4200000);
    Transformation(layer.crs, Crs::wgs84()).apply(layer.geometry.coords);
    layer.crs = Crs::wgs84();
    std::vector<Problem> problems;
    for (const float factor : land_factors(layer, "class", row_of_four(), 0.6F, problems)) {
        CHECK(factor == 0.0F);
    }
}
