// The pages of data quality, from plots whose shares can be counted by hand.
#include "print/quality_sheet.hpp"

#include <doctest/doctest.h>

#include "print/box_layers.hpp"
#include "print/page_checks.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("data quality: shares of plots by how they were measured") {
    auto plots = boxes("plots", "capture", {"walked", "walked", "Drawn", "", "by ear"}, 0.01);
    const Kulob kulob(plots);
    const text::Catalogue words;
    const CoverageMap map =
        prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::district, words);
    const Sheet sheet = quality_sheet(map, std::nullopt, words);
    CHECK(sheet.statement ==
          "40.0 % of 5 plots were walked or surveyed; of 40.0 % it is not known.");
    REQUIRE(sheet.legend.front().entries.size() == 3);  // walked, drawn, not known
    CHECK(quality_sheet(map, "Kulob", words).title == "Kulob: how its plots were measured");
    check_on_all_papers([&](const PageFormat& format, const text::Catalogue& language) {
        CoverageMap on_paper = map;
        on_paper.format = format;
        return quality_sheet(on_paper, std::nullopt, language);
    });
}

TEST_CASE("data quality of a village: its own plots count, wherever they lie") {
    auto plots = boxes("plots", "capture", {"walked", "drawn", "drawn", "", "walked"}, 0.01);
    plots->columns.emplace_back("village_id", ColumnType::text);
    for (const char* village : {"V1", "V1", "V2", "V1", ""}) {
        plots->columns.back().push_text(village);
    }
    const Kulob kulob(plots);
    const text::Catalogue words;
    const CoverageMap map =
        prepare_coverage_map(kulob.world, kulob.coverage, AreaKind::village, words);
    const PlotUnits units(
        kulob.world, AreaKind::village, [](std::size_t) { return true; }, words);
    REQUIRE(units.size() == 2);
    const Sheet sheet = unit_quality_sheet(map, units.unit(0), words);
    CHECK(sheet.title == "V1: how its plots were measured");
    CHECK(sheet.statement ==
          "33.3 % of 3 plots were walked or surveyed; of 33.3 % it is not known.");
    check_on_all_papers([&](const PageFormat& format, const text::Catalogue& language) {
        CoverageMap on_paper = map;
        on_paper.format = format;
        return unit_quality_sheet(on_paper, units.unit(1), language);
    });
}
