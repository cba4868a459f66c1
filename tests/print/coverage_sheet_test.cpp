// The page of crop coverage, from worlds of a few boxes.
#include "print/coverage_sheet.hpp"

#include <doctest/doctest.h>

#include "print/box_layers.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("crop coverage: bars of several seasons say which; of one they need not") {
    Kulob kulob(boxes("plots", "crop", {"rice", "rice"}, 0.01));
    kulob.coverage.rows = {{"Kulob", "rice", "2017", 1, 3.0, {}, {}}};
    const text::Catalogue words;
    const auto labels = [&] {
        std::vector<std::string> result;
        const auto map =
            prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::district, words);
        for (const BarRow& row : coverage_sheet(map, words).bars.rows) {
            result.push_back(row.label);
        }
        return result;
    };
    CHECK(labels() == std::vector<std::string>{"Kulob"});
    kulob.coverage.rows.push_back({"Kulob", "rice", "2018", 1, 5.0, {}, {}});
    CHECK(labels() == std::vector<std::string>{"Kulob, 2018", "Kulob, 2017"});
}

TEST_CASE(
    "crop coverage: land in no district is in a sentence and in no other figure of the page") {
    Kulob kulob(boxes("plots", "crop", {"rice", "wheat"}, 0.01));
    kulob.coverage.rows = {{"(outside)", "wheat", "2018", 1, 7.0, {}, {}},
                           {"Kulob", "rice", "2018", 1, 3.0, 10.0, 30.0},
                           {"Kulob", "wheat", "2018", 1, 1.0, 10.0, 10.0}};
    kulob.coverage.plots_area_ha = 11.0;
    kulob.coverage.plots = 3;
    const text::Catalogue words;
    const auto map = prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::district, words);
    const Sheet sheet = coverage_sheet(map, words);
    CHECK(sheet.statement ==
          "Rice leads with 3.0 ha, 30.0 % of all mapped plots. 7.0 ha lie in "
          "no district.");
    std::string legend;
    for (const LegendEntry& entry : sheet.legend.front().entries) {
        legend += entry.label + "; ";
    }
    CHECK(legend == "Rice: 3.0; Wheat: 1.0; ");
    CHECK(sheet.figures.front().caption == "counted on 3 plots");
}

TEST_CASE("crop coverage: two seasons are named where their land is added up") {
    Kulob kulob(boxes("plots", "crop", {"rice", "rice"}, 0.01));
    kulob.coverage.rows = {{"Kulob", "rice", "2017", 1, 3.0, {}, {}},
                           {"Kulob", "rice", "2018", 1, 5.0, {}, {}}};
    kulob.coverage.plots = 2;
    const text::Catalogue words;
    const auto map = prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::district, words);
    CHECK(coverage_sheet(map, words).figures.front().caption ==
          "counted on 2 plots, of seasons 2017, 2018");
    kulob.coverage.options.season = "2018";
    CHECK(coverage_sheet(map, words).title == "Crop coverage by district, season 2018");
}

TEST_CASE("crop coverage: of the crops without a colour of their own the largest are named") {
    std::vector<std::string> crops;
    for (char letter = 'a'; letter < 'a' + 14; ++letter) {
        crops.push_back(std::string("crop ") + letter);
    }
    Kulob kulob(boxes("plots", "crop", crops, 0.001));
    double area_ha = 1.0;
    for (const std::string& crop : crops) {
        kulob.coverage.rows.push_back({"Kulob", crop, "", 1, area_ha, {}, {}});
        area_ha += 1.0;
    }
    const text::Catalogue words;
    const auto map = prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::district, words);
    // As many plots each: the first nine by name have a colour, j to n have not.
    CHECK(coverage_sheet(map, words).legend.front().entries.back().label ==
          "Other crops (Crop n, Crop m, Crop l, …): 60.0");
}

TEST_CASE("districts stand in the order of the reader's alphabet") {
    auto districts = boxes("d", "name", {"Balkhi", "Vose'", "Yovon"}, 0.1);
    districts->columns.emplace_back("name_tg", ColumnType::text);
    for (const char* name : {"Ҷалолиддини Балхӣ", "Восеъ", "Ёвон"}) {
        districts->columns.back().push_text(name);
    }
    const World world = make_world({world_layer("districts", districts),
                                    world_layer("plots", boxes("plots", "crop", {"rice"}, 0.01))});
    coverage::Coverage coverage;
    coverage.options.district_name_column = "name";
    const text::Catalogue english;
    const auto map = prepare_coverage_map(world, coverage, AreaKind::district, english);
    using Names = std::vector<std::string>;
    CHECK(district_names(map, english) == Names{"Balkhi", "Vose'", "Yovon"});
    CHECK(district_names(map, text::Catalogue(text::Language::tajik)) ==
          Names{"Vose'", "Yovon", "Balkhi"});
}
