#include "style/labels.hpp"

#include <doctest/doctest.h>

#include <random>

using zamin::style::LabelCandidate;
using zamin::style::LabelKind;
using zamin::style::place_labels;
using zamin::style::PlacedLabel;

namespace {

LabelCandidate area(std::uint32_t text, double x, double y, double priority) {
    return {text, {x, y}, 60.0, 14.0, priority, LabelKind::area, 0.0};
}

LabelCandidate place(std::uint32_t text, double x, double y, double priority) {
    return {text, {x, y}, 60.0, 14.0, priority, LabelKind::place, 10.0};
}

bool overlap(const PlacedLabel& a, const PlacedLabel& b) {
    return a.top_left.x < b.top_left.x + b.width_px && b.top_left.x < a.top_left.x + a.width_px &&
           a.top_left.y < b.top_left.y + b.height_px && b.top_left.y < a.top_left.y + a.height_px;
}

std::vector<LabelCandidate> crowd() {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(100.0, 1100.0);
    std::uniform_real_distribution<double> y(100.0, 600.0);
    std::vector<LabelCandidate> labels;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const double priority = static_cast<double>(random() % 7);
        labels.push_back(i % 3 == 0 ? area(i, x(random), y(random), priority)
                                    : place(i, x(random), y(random), priority));
    }
    return labels;
}

}  // namespace

TEST_CASE("an area's name is centred on its anchor") {
    const std::vector<LabelCandidate> labels{area(7, 200, 100, 1)};
    const auto placed = place_labels(labels, 400, 300);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].text == 7);
    CHECK(placed[0].top_left.x == 170.0);
    CHECK(placed[0].top_left.y == 93.0);
}

TEST_CASE("of two names on one place the more important stays") {
    const std::vector<LabelCandidate> labels{area(0, 200, 100, 1), area(1, 205, 102, 5)};
    const auto placed = place_labels(labels, 400, 300);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].text == 1);
}

TEST_CASE("a place's name gives way to the left, then above") {
    const std::vector<LabelCandidate> at_edge{place(0, 380, 100, 1)};
    const auto left = place_labels(at_edge, 400, 300);
    REQUIRE(left.size() == 1);
    CHECK(left[0].top_left.x + left[0].width_px < 380.0);
    const std::vector<LabelCandidate> narrow{place(0, 35, 100, 1)};
    const auto above = place_labels(narrow, 70, 300);
    REQUIRE(above.size() == 1);
    CHECK(above[0].top_left.y + above[0].height_px < 100.0);
}

TEST_CASE("no name covers another place's sign") {
    const std::vector<LabelCandidate> labels{area(0, 200, 100, 9), place(1, 210, 102, 1)};
    const auto placed = place_labels(labels, 400, 300);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].text == 1);
}

TEST_CASE("names are never cut by the edge of the map and never overlap") {
    const auto placed = place_labels(crowd(), 1200, 700);
    CHECK(placed.size() > 20);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        CHECK(placed[i].top_left.x >= 0.0);
        CHECK(placed[i].top_left.x + placed[i].width_px <= 1200.0);
        for (std::size_t k = 0; k < i; ++k) {
            CHECK_FALSE(overlap(placed[i], placed[k]));
        }
    }
    CHECK(place_labels(std::vector<LabelCandidate>{area(0, 20, 100, 1)}, 400, 300).empty());
    CHECK(place_labels({}, 400, 300).empty());
}

TEST_CASE("a small pan moves the names and changes nothing else") {
    std::vector<LabelCandidate> labels = crowd();
    const auto before = place_labels(labels, 1200, 700);
    for (LabelCandidate& label : labels) {
        label.anchor.x += 3.0;
        label.anchor.y -= 2.0;
    }
    const auto after = place_labels(labels, 1200, 700);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].text == before[i].text);
        CHECK(after[i].top_left.x == doctest::Approx(before[i].top_left.x + 3.0));
        CHECK(after[i].top_left.y == doctest::Approx(before[i].top_left.y - 2.0));
    }
}

TEST_CASE("an essential place is named at a corner, and over signs of others before not at all") {
    // A centre with a 60 x 14 name amid signs that take right, left, above and below.
    const auto around = [](std::initializer_list<std::pair<double, double>> signs) {
        std::vector<LabelCandidate> labels{place(0, 200, 150, 9)};
        labels[0].essential = true;
        std::uint32_t text = 1;
        for (const auto& [x, y] : signs) {
            labels.push_back(place(text++, x, y, 1));
        }
        return labels;
    };
    const auto name_of_centre = [](const std::vector<LabelCandidate>& labels) {
        const auto placed = place_labels(labels, 400, 300);
        return placed.empty() || placed[0].text != 0 ? PlacedLabel{} : placed[0];
    };
    auto crossed = around({{230, 150}, {170, 150}, {200, 134}, {200, 166}});
    // To the right and above: right of the sign's edge, its foot above the sign's top.
    // Nearer than at the sides, by a fifth of the sign's half: 0.8 x 5 + 3 = 7.
    CHECK(name_of_centre(crossed).top_left.x == doctest::Approx(207.0));
    CHECK(name_of_centre(crossed).top_left.y == doctest::Approx(150.0 - 7.0 - 14.0));
    crossed[0].essential = false;
    CHECK(name_of_centre(crossed).width_px == 0.0);
    // Signs all round: the name lies over one of them, at the first position.
    const auto ringed = around({{230, 150},
                                {170, 150},
                                {200, 134},
                                {200, 166},
                                {230, 134},
                                {230, 166},
                                {170, 134},
                                {170, 166}});
    CHECK(name_of_centre(ringed).top_left.x == doctest::Approx(208.0));
    CHECK(name_of_centre(ringed).top_left.y == doctest::Approx(143.0));
    // Over the sign of another place that the map is about it never lies.
    auto two = around({{230, 150}});
    two[1].essential = true;
    CHECK(name_of_centre(two).top_left.x == doctest::Approx(200.0 - 8.0 - 60.0));
}

TEST_CASE("a name that finds no room as it is takes its next form") {
    LabelCandidate long_name = area(0, 100, 100, 1);
    long_name.width_px = 240.0;
    long_name.other_forms[0] = {130.0, 26.0};
    CHECK(place_labels(std::vector{long_name}, 200, 200).front().form == 1);
    CHECK(place_labels(std::vector{long_name}, 200, 200).front().width_px == 130.0);
    CHECK(place_labels(std::vector{long_name}, 200, 200).front().top_left.y == 87.0);
    long_name.anchor.x = 200.0;
    CHECK(place_labels(std::vector{long_name}, 400, 200).front().form == 0);
}

TEST_CASE("a movable area's name stays within the room round its middle") {
    LabelCandidate moved = area(1, 200, 100, 1);
    moved.kind = LabelKind::movable_area;
    const std::vector<LabelCandidate> free{area(0, 200, 100, 9), moved};
    REQUIRE(place_labels(free, 400, 300, 0.0).size() == 2);
    CHECK(place_labels(free, 400, 300, 0.0)[1].top_left.y != 93.0);
    moved.room_px = 5.0;
    CHECK(place_labels(std::vector{area(0, 200, 100, 9), moved}, 400, 300, 0.0).size() == 1);
}

TEST_CASE("no name lies over what is kept clear, but one that must be somewhere") {
    const std::vector<PlacedLabel> everywhere{{99, {0.0, 0.0}, 400.0, 300.0, 0}};
    LabelCandidate label = place(0, 200, 100, 1);
    CHECK(place_labels(std::vector{label}, 400, 300, 4.0, everywhere).empty());
    label.essential = true;
    CHECK(place_labels(std::vector{label}, 400, 300, 4.0, everywhere).size() == 1);
}

TEST_CASE("a name goes where it hides no sign, and over one rather than nowhere") {
    const LabelCandidate label = place(0, 200, 100, 1);
    const PlacedLabel right{99, {205.0, 90.0}, 100.0, 20.0, 0};
    const auto aside = place_labels(std::vector{label}, 400, 300, 4.0, {}, std::vector{right});
    REQUIRE(aside.size() == 1);
    CHECK(aside[0].top_left.x + aside[0].width_px < 200.0);
    const std::vector<PlacedLabel> everywhere{{99, {0.0, 0.0}, 400.0, 300.0, 0}};
    const auto over = place_labels(std::vector{label}, 400, 300, 4.0, {}, everywhere);
    REQUIRE(over.size() == 1);
    CHECK(over[0].top_left.x == doctest::Approx(208.0));
}
