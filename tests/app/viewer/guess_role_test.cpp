#include "viewer/guess_role.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

Layer points(const std::string& name) {
    Layer layer;
    layer.name = name;
    layer.crs = Crs::wgs84();
    layer.geometry.coords.push_back({69.0, 38.0});
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::point);
    layer.feature_ids.push_back(1);
    return layer;
}

}  // namespace

TEST_CASE("few large named polygons are districts") {
    const Layer layer =
        squares("khatlon", "NAME_2", Crs::wgs84(),
                {{68.0, 37.0, 0.5, "Balkhi"}, {68.5, 37.0, 0.5, "Jomi"}, {69, 37, 0.5, "Kulob"}});
    const RoleGuess guess = guess_role(layer);
    CHECK(guess.role == "districts");
    CHECK(guess.name_column == "NAME_2");
    CHECK(guess.crop_column.empty());
}

TEST_CASE("small polygons are plots, and the crop column is found") {
    const Layer layer = squares("survey", "label_1", Crs::wgs84(),
                                {{68.0, 37.0, 0.001, "rice"}, {68.1, 37.0, 0.001, "cotton"}});
    const RoleGuess guess = guess_role(layer);
    CHECK(guess.role == "plots");
    CHECK(guess.crop_column == "label_1");
}

TEST_CASE("large polygons without a name column are plots") {
    Layer layer = squares("areas", "n", Crs::wgs84(), {{68.0, 37.0, 0.5, "a"}, {69, 37, 0.5, "a"}});
    CHECK(guess_role(layer).role == "plots");
}

TEST_CASE("size is measured in metres, whatever the unit of the coordinates") {
    const Crs utm = Crs::parse("EPSG:32642");
    CHECK(guess_role(squares("a", "name", utm, {{5e5, 4.1e6, 50.0, "x"}})).role == "plots");
    CHECK(guess_role(squares("a", "name", utm, {{5e5, 4.1e6, 2e4, "x"}})).role == "districts");
}

TEST_CASE("a layer's name goes before its shapes") {
    CHECK(guess_role(squares("Plots 2018", "name", Crs::wgs84(), {{68, 37, 0.5, "x"}})).role ==
          "plots");
    CHECK(guess_role(squares("ноҳияҳо", "ном", Crs::wgs84(), {{68, 37, 0.001, "x"}})).role ==
          "districts");
    CHECK(guess_role(points("villages")).role == "villages");
    CHECK(guess_role(points("collection_centres")).role == "centres");
}

TEST_CASE("points are never plots or districts") {
    CHECK(guess_role(points("plots")).role.empty());
    CHECK(guess_role(points("anything")).role.empty());
}

TEST_CASE("the crop column is the named one, else one with few repeated words") {
    Layer layer = squares("plots", "what", Crs::wgs84(),
                          {{68, 37, 0.001, "rice"},
                           {68, 37, 0.001, "rice"},
                           {68, 37, 0.001, "cotton"},
                           {68, 37, 0.001, "cotton"}});
    CHECK(guess_crop_column(layer) == "what");
    layer.columns.emplace_back("Зироат", ColumnType::text);
    for (int i = 0; i < 4; ++i) {
        layer.columns[1].push_text("шолӣ");
    }
    CHECK(guess_crop_column(layer) == "Зироат");
}

TEST_CASE("a column of different words each is no crop column") {
    const Layer layer = squares("plots", "owner", Crs::wgs84(),
                                {{68, 37, 0.001, "a"}, {68, 37, 0.001, "b"}, {68, 37, 1, "c"}});
    CHECK(guess_crop_column(layer).empty());
    CHECK(guess_season_column(layer).empty());
}

TEST_CASE("an empty layer gets no role from its shapes") {
    Layer layer;
    layer.name = "nothing";
    CHECK(guess_role(layer).role.empty());
    CHECK(guess_name_column(layer).empty());
}
