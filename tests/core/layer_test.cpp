#include "core/layer.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using zamin::Column;
using zamin::ColumnType;
using zamin::Layer;

TEST_CASE("a missing column is answered with those that exist and the closest") {
    Layer layer;
    layer.source = "plots.gpkg";
    layer.name = "plots";
    layer.columns.emplace_back("plot_id", ColumnType::integer);
    layer.columns.emplace_back("Crop_2018", ColumnType::text);
    CHECK(layer.find_column("crop_2018") == nullptr);
    CHECK_THROWS_WITH_AS(layer.column("crop_2081"), doctest::Contains("did you mean 'Crop_2018'?"),
                         zamin::UsageError);
    CHECK_THROWS_WITH_AS(layer.column("season"), doctest::Contains("plot_id, Crop_2018"),
                         zamin::UsageError);
}

TEST_CASE("the closest word forgives a slip, not another word") {
    const std::vector<std::string> words{"crop", "season", "plot_id"};
    CHECK(zamin::closest_word("corp", words) == "crop");  // letters that changed places
    CHECK(zamin::closest_word("CROP", words) == "crop");
    CHECK(zamin::closest_word("seasn", words) == "season");
    CHECK(zamin::closest_word("plotid", words) == "plot_id");
    CHECK(zamin::closest_word("crab", words).empty());
    CHECK(zamin::closest_word("", words).empty());
    CHECK(zamin::closest_word("crop", {}).empty());
}

TEST_CASE("columns keep nulls and give numbers only where there are numbers") {
    Column text("declared", ColumnType::text);
    text.push_text(" 1.5 ");
    text.push_text("1,5");
    text.push_null();
    CHECK(text.number(0) == 1.5);
    CHECK_FALSE(text.number(1).has_value());
    CHECK_FALSE(text.number(2).has_value());
    CHECK(text.text(2).empty());
    Column real("area", ColumnType::real);
    real.push_real(0.1);
    real.push_null();
    CHECK(real.text(0) == "0.1");
    Column joined("area", ColumnType::real);
    joined.append(real);
    joined.append(real);
    CHECK(joined.size() == 4);
    CHECK(joined.is_null(3));
    CHECK(joined.number(2) == 0.1);
}
