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
