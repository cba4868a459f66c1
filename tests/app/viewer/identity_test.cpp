#include "viewer/identity.hpp"

#include <doctest/doctest.h>

#include "app/viewer/layers.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

TEST_CASE("the card of a plot: title, crop, area, fields, what was found") {
    LoadedLayer plots = loaded(
        squares("plots", "crop", Crs::wgs84(), {{69, 38, 0.001, "rice"}, {69.1, 38, 0.001, ""}}), 1,
        "plots");
    plots.areas_m2 = std::make_shared<const std::vector<double>>(std::vector{2500.0, 10000.0});
    Problem crossing;
    crossing.feature = 2;
    crossing.problem = "self-crossing";
    crossing.detail = as_it_is("the walk crosses itself.");
    crossing.action = as_it_is("repaired");
    crossing.area_before_ha = 0.9;
    crossing.area_after_ha = 1.0;
    plots.report.problems = {crossing};

    const Identity first = identity_of(plots, 0, text::Catalogue());
    CHECK(first.title == "Plots 1");
    CHECK(first.crop == "rice");
    CHECK(first.crop_slot == CropSlot{0});
    REQUIRE(first.area_ha);
    CHECK(*first.area_ha == doctest::Approx(0.25));
    CHECK(first.fields == std::vector<std::pair<std::string, std::string>>{{"Crop", "rice"}});
    CHECK(first.problems.empty());

    const Identity second = identity_of(plots, 1, text::Catalogue());
    CHECK(second.crop_slot == unknown_slot);
    CHECK(second.crop == "Land of unknown crop");
    CHECK(second.fields[0].second == "–");
    REQUIRE(second.problems.size() == 1);
    CHECK(problem_sentence(second.problems[0], text::Catalogue()) ==
          "Self-crossing: the walk crosses itself; repaired, 0.9000 ha before, 1.0000 ha after.");
}

TEST_CASE("a district goes by its name; its area is not there before it is measured") {
    const LoadedLayer districts =
        loaded(squares("d", "name", Crs::wgs84(), {{68, 37, 1, "Балхӣ"}}), 2, "districts");
    const Identity card = identity_of(districts, 0, text::Catalogue());
    CHECK(card.title == "Балхӣ");
    CHECK(card.has_area);
    CHECK_FALSE(card.area_ha);
    CHECK_FALSE(card.crop_slot);
}

TEST_CASE("a plot with a number of its own is called by it") {
    Layer layer = squares("plots", "crop", Crs::wgs84(), {{69, 38, 0.001, "rice"}});
    layer.columns.emplace_back("plot_id", ColumnType::text);
    layer.columns[1].push_text("KUL-0100");
    CHECK(identity_of(loaded(std::move(layer), 1, "plots"), 0, text::Catalogue()).title ==
          "KUL-0100");
}

TEST_CASE("a row without a shape has no area to wait for") {
    Layer layer = squares("plots", "crop", Crs::wgs84(), {});
    layer.geometry.add_empty();
    layer.feature_ids.push_back(5);
    layer.columns[0].push_text("rice");
    const Identity card = identity_of(loaded(std::move(layer), 1, "plots"), 0, text::Catalogue());
    CHECK_FALSE(card.has_area);
    CHECK(card.title == "Plots 5");
}

TEST_CASE("a table's district has the map's name in the reader's language, or else its own") {
    Layer layer = squares("d", "name", Crs::wgs84(), {{68, 37, 1, "Kulob"}, {69, 37, 1, "Jomi"}});
    layer.columns.emplace_back("name_tg", ColumnType::text);
    layer.columns[1].push_text("Кӯлоб");
    layer.columns[1].push_null();
    Session session;
    session.layers.push_back(loaded(std::move(layer), 1, "districts"));
    CHECK(session.place_text("Kulob", "", text::Language::tajik) == "Кӯлоб");
    CHECK(session.place_text("Kulob", "", text::Language::english) == "Kulob");
    CHECK(session.place_text("Jomi", "", text::Language::tajik) == "Jomi");
    CHECK(session.place_text("Elsewhere", "", text::Language::tajik) == "Elsewhere");
    CHECK(session.name_in("centres", "Dahana", text::Language::tajik) == "Dahana");
}
