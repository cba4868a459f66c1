#include <doctest/doctest.h>

#include "core/error.hpp"
#include "quality/unknown_references.hpp"
#include "walks.hpp"

using namespace zamin;
using namespace zamin::test;
using quality::Kind;

namespace {

// `n` plots of a hectare (1.0006 on the ellipsoid), apart from each other.
Layer hectares(int n) {
    std::vector<std::vector<Coord>> rings;
    for (int i = 0; i < n; ++i) {
        rings.push_back(rectangle(200.0 * i, 0, 200.0 * i + 100, 100));
    }
    return plots_of(rings);
}

}  // namespace

TEST_CASE("declared areas more than 15 % off are told, with a word on likely units") {
    Layer layer = hectares(6);
    add_numbers(layer, "declared_ha", {1.14, 1.16, 0.84, 0.86, 100.0, 10'000.0});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"2 declared area differs", "3 declared area differs",
                                            "5 declared area differs", "6 declared area differs"});
    CHECK(found.findings[0].severity == Severity::note);
    CHECK(found.findings[0].detail.english() == "declared 1.1600 ha, measured 1.0007 ha: +16 %");
    CHECK(found.findings[2].severity == Severity::warning);
    CHECK(found.findings[2].detail.english().find("in sotka") != std::string::npos);
    CHECK(found.findings[3].detail.english().find("in square metres") != std::string::npos);
}

TEST_CASE("nothing declared, and nothing measured, is no difference") {
    Layer layer = hectares(3);
    Column declared("declared_ha", ColumnType::real);
    declared.push_null();
    declared.push_real(0.0);
    declared.push_real(5.0);
    layer.columns.push_back(declared);
    layer.geometry = {};
    layer.geometry.append(hectares(2).geometry, 0);
    layer.geometry.append(hectares(2).geometry, 1);
    layer.geometry.add_empty();
    CHECK(words_in(layer).empty());
}

TEST_CASE("accuracy 0 is drawn: each row that says walked, one note for those that say nothing") {
    Layer layer = hectares(5);
    add_texts(layer, "capture", {"walked", "drawn", "", "walked", ""});
    add_numbers(layer, "accuracy_m", {0.0, 0.0, 0.0, 4.0, 0.0});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"- drawn", "1 drawn"});
    CHECK(found.findings[0].detail.english().substr(0, 26) == "2 of 5 rows have accuracy ");
    CHECK(found.findings[0].severity == Severity::note);
    CHECK(found.findings[1].mendable);
}

TEST_CASE("ids given twice in a season, and missing ones") {
    Layer layer = hectares(6);
    add_texts(layer, "plot_id", {"A", "B", "A", "B", "", "a"});
    add_texts(layer, "season", {"2017", "2018", "2018", "2018", "2018", "2018"});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"- no id", "4 duplicate id 2"});
    CHECK(found.findings[1].detail.english() == "plot_id 'B' is also that of feature 2");
}

TEST_CASE("rows without a holder are counted") {
    Layer layer = hectares(3);
    add_texts(layer, "holder_id", {"M1", "", " "});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"- no holder"});
    CHECK(found.findings[0].detail.english() == "2 of 3 rows name no holder");
}

TEST_CASE("ids that another table does not have, once each") {
    Layer layer = hectares(5);
    add_texts(layer, "group_id", {"G1", "G9", "", "G9", "G7"});
    const std::vector<std::string> known{"G1", "G2"};
    quality::UnknownReferences unknown("group_id", known, "group", "groups");
    unknown.add(layer);
    const auto found = unknown.find();
    REQUIRE(words_of(layer, found) == Words{"2 unknown reference", "5 unknown reference"});
    CHECK(found.findings[0].detail.english() ==
          "group 'G9' is not among the groups (2 rows name it)");
    quality::UnknownReferences none("none", known, "group", "groups");
    none.add(layer);
    CHECK(none.find().findings.empty());
}

TEST_CASE("ids that another table does not have, in a layer that comes in parts") {
    Layer first = hectares(2);
    first.feature_ids = {8, 9};
    add_texts(first, "group_id", {"G9", "G9"});
    Layer second = hectares(2);
    second.feature_ids = {3, 10};
    add_texts(second, "group_id", {"G9", "G7"});
    quality::UnknownReferences unknown("group_id", {}, "group", "groups");
    unknown.add(first);
    unknown.add(second);
    const auto problems = unknown.problems(second);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].feature == 3);
    CHECK(problems[0].detail.english() == "group 'G9' is not among the groups (3 rows name it)");
    CHECK(problems[1].feature == 10);
}

TEST_CASE("a table without shapes has records too") {
    Layer layer;
    layer.feature_ids = {1, 2};
    layer.geometry.add_empty();
    layer.geometry.add_empty();
    add_texts(layer, "plot_id", {"A", "A"});
    CHECK(words_in(layer) == Words{"2 duplicate id 1"});
}

TEST_CASE("polygons without a coordinate system are refused with words") {
    Layer layer = hectares(1);
    layer.crs = {};
    CHECK_THROWS_AS(found_in(layer), Error);
}
