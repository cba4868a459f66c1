#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include <fmt/format.h>

#include "walks.hpp"

using namespace zamin;
using namespace zamin::test;
using quality::Kind;

TEST_CASE("a strip of 1.9 m is a sliver, one of 2.1 m and over 1 % a conflict") {
    const Layer layer = plots_of({rectangle(0, 0, 101.9, 100), rectangle(100, 0, 180, 100),
                                  rectangle(0, 200, 102.1, 300), rectangle(100, 200, 180, 300)});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"1 sliver 2", "3 overlap 4"});
    CHECK(found.findings[0].severity == Severity::note);
    CHECK(found.findings[0].mendable);
    CHECK(found.findings[0].detail.english().find("a strip 1.9 m wide") != std::string::npos);
    CHECK(found.findings[0].offer.english() == "proposed: snap its border to that of feature 2");
    CHECK(found.findings[1].severity == Severity::warning);
    CHECK(found.findings[1].offer.english() == "both parties listed, neither cut");
    CHECK(found.place(1).width() == doctest::Approx(2.1));
}

TEST_CASE("of a sliver the larger plot gives way, wherever it stands") {
    const Layer layer = plots_of({rectangle(0, 0, 51, 50), rectangle(50, 0, 200, 50)});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"2 sliver 1"});
    CHECK(found.findings[0].area_before_ha.value() - found.findings[0].area_after_ha.value() ==
          doctest::Approx(0.005).epsilon(1e-2));
}

TEST_CASE("hardly any land in common, but wider than a strip") {
    // 10 m x 9 m of two plots of a hectare: 0.9 %. With 10 m x 11 m it is 1.1 %.
    CHECK(words_in(plots_of({rectangle(0, 0, 100, 100), rectangle(90, 91, 190, 191)})) ==
          Words{"1 small overlap 2"});
    CHECK(words_in(plots_of({rectangle(0, 0, 100, 100), rectangle(90, 89, 190, 189)})) ==
          Words{"1 overlap 2"});
}

TEST_CASE("neighbours and plots that touch at a corner are no overlap") {
    CHECK(words_in(plots_of({rectangle(0, 0, 50, 50), rectangle(50, 0, 90, 50),
                             rectangle(50, 50, 90, 90)}))
              .empty());
}

TEST_CASE("IoU over 0.8 is one plot surveyed twice") {
    // 100 x 100 moved by 11 m: 89 / 111 = 0.802; by 12 m: 88 / 112 = 0.786.
    CHECK(words_in(plots_of({rectangle(0, 0, 100, 100), rectangle(11, 0, 111, 100)})) ==
          Words{"1 surveyed twice 2"});
    CHECK(words_in(plots_of({rectangle(0, 0, 100, 100), rectangle(12, 0, 112, 100)})) ==
          Words{"1 overlap 2"});
}

TEST_CASE("both parties are named, holders unknown among them") {
    Layer layer = plots_of({rectangle(0, 0, 100, 100), rectangle(50, 0, 150, 100)});
    add_texts(layer, "plot_id", {"KUL-1", "KUL-2"});
    add_texts(layer, "holder_id", {"M0001", ""});
    const auto found = found_in(layer);
    REQUIRE(words_of(layer, found) == Words{"- no holder", "1 overlap 2"});
    CHECK(found.findings[1].detail.english() ==
          "0.5003 ha in common with feature 2 (KUL-2, holder unknown): 50.0 % of this (KUL-1, "
          "holder M0001), 50.0 % of that; IoU 0.33");
}

TEST_CASE("one plot in two seasons is no conflict, two plots are") {
    Layer layer =
        plots_of({rectangle(0, 0, 100, 100), rectangle(0, 0, 100, 100), rectangle(0, 0, 100, 100)});
    add_texts(layer, "plot_id", {"A", "A", "B"});
    add_texts(layer, "season", {"2017", "2018", "2018"});
    CHECK(words_in(layer) == Words{"1 surveyed twice 3", "2 surveyed twice 3"});
}

TEST_CASE("a narrow plot within another is a conflict, not a strip") {
    CHECK(words_in(plots_of({rectangle(0, 0, 100, 100), rectangle(10, 10, 90, 11)})) ==
          Words{"1 overlap 2"});
}

TEST_CASE("a crossing polygon overlaps as it is mended") {
    const Layer layer =
        plots_of({{{0, 0}, {40, 40}, {40, 0}, {0, 40}, {0, 0}}, rectangle(30, 15, 60, 25)});
    CHECK(words_in(layer) == Words{"1 self-crossing", "1 overlap 2"});
}

TEST_CASE("threads and the order of rows change nothing") {
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> place(0.0, 900.0);
    std::vector<std::vector<Coord>> rings;
    for (int i = 0; i < 400; ++i) {
        const double x = place(random);
        const double y = place(random);
        rings.push_back(
            i % 10 == 0
                ? std::vector<Coord>{{x, y}, {x + 40, y + 40}, {x + 40, y}, {x, y + 40}, {x, y}}
                : rectangle(x, y, x + 40, y + 30));
    }
    const Layer layer = plots_of(rings);
    const auto lines = [](const Layer& of, const quality::Findings& found) {
        std::vector<std::string> result;
        for (const Problem& p : quality::problems_of(of, found)) {
            result.push_back(fmt::format("{} {} {} {} {}", p.feature.value_or(0), p.problem,
                                         p.detail.english(), p.area_before_ha.value_or(0),
                                         p.area_after_ha.value_or(0)));
        }
        return result;
    };
    const auto expected = lines(layer, found_in(layer));
    REQUIRE(expected.size() > 400);
    CHECK(lines(layer, found_in(layer, {.threads = 1})) == expected);
    std::vector<std::size_t> order(layer.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    Layer other = plots_of({});
    for (const std::size_t row : order) {
        other.feature_ids.push_back(layer.feature_ids[row]);
        other.geometry.append(layer.geometry, row);
    }
    CHECK(lines(other, found_in(other)) == expected);
}
