#include "style/crop_colours.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zamin;
using namespace zamin::style;

TEST_CASE("crops known by name have their own colour in three languages") {
    CHECK(own_slot("rice") == 0);
    CHECK(own_slot("Шолӣ") == 0);
    CHECK(own_slot("рис") == 0);
    CHECK(own_slot("Tomatoes") == 1);
    CHECK(own_slot("помидор") == 1);
    CHECK(own_slot("Пиёз") == 2);
    CHECK(own_slot("лук") == 2);
    CHECK(own_slot("  COTTON ") == 3);
    CHECK(own_slot("Гандум") == 4);
    CHECK(own_slot("potato") == 5);
    CHECK(own_slot("Ҷуворимакка") == 6);
    CHECK(own_slot("vineyard") == own_slot("orchard"));
    CHECK(own_slot("other_vegetables") == 8);
    CHECK(own_slot("fallow") == fallow_slot);
    CHECK(own_slot("quinoa") == other_slot);
}

TEST_CASE("a blank and the word for unknown are the unknown slot, never a colour") {
    CHECK(own_slot("") == unknown_slot);
    CHECK(own_slot("  ") == unknown_slot);
    CHECK(own_slot("(unknown)") == unknown_slot);
    CHECK(own_slot("номаълум") == unknown_slot);
    const Colour hatch = Colour::hex(0x123456);
    CHECK(crop_colour(unknown_slot, hatch) == hatch);
    CHECK(crop_colour(0, hatch) == Colour::hex(0x44AA99));
}

TEST_CASE("other crops take the free hues in the order of their names") {
    const std::vector<CropCount> counts = {{"rice", 5}, {"sesame", 9}, {"alfalfa", 1}};
    const CropScheme scheme = assign_colours(counts);
    CHECK(scheme.slot("rice") == 0);
    CHECK(scheme.slot("alfalfa") == 1);  // the first free one
    CHECK(scheme.slot("sesame") == 2);
    CHECK_FALSE(scheme.has_other());
}

TEST_CASE("the legend runs from most plots to fewest, fallow, other and unknown last") {
    const std::vector<CropCount> counts = {{"", 100}, {"fallow", 50}, {"cotton", 2}, {"wheat", 7}};
    const CropScheme scheme = assign_colours(counts);
    REQUIRE(scheme.legend.size() == 4);
    CHECK(scheme.legend[0].crops == std::vector<std::string>{"wheat"});
    CHECK(scheme.legend[1].crops == std::vector<std::string>{"cotton"});
    CHECK(scheme.legend[2].slot == fallow_slot);
    CHECK(scheme.legend[3].slot == unknown_slot);
    CHECK(scheme.legend[3].plots == 100);
}

TEST_CASE("crops that share a colour share an entry") {
    const std::vector<CropCount> counts = {{"orchard", 3}, {"vineyard", 8}};
    const CropScheme scheme = assign_colours(counts);
    REQUIRE(scheme.legend.size() == 1);
    CHECK(scheme.legend[0].crops == std::vector<std::string>{"vineyard", "orchard"});
    CHECK(scheme.legend[0].plots == 11);
}

TEST_CASE("beyond nine hues the crops with fewest plots are other") {
    std::vector<CropCount> counts;
    for (int i = 0; i < 12; ++i) {
        counts.push_back({"crop " + std::string(1, static_cast<char>('a' + i)), 100 - i});
    }
    counts.push_back({"fallow", 1});  // takes no hue
    const CropScheme scheme = assign_colours(counts);
    CHECK(scheme.has_other());
    CHECK(scheme.slot("crop a") == 0);
    CHECK(scheme.slot("crop i") == 8);
    CHECK(scheme.slot("crop j") == other_slot);
    CHECK(scheme.slot("crop l") == other_slot);
    std::vector<CropSlot> seen;
    for (const LegendEntry& entry : scheme.legend) {
        seen.push_back(entry.slot);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("the order of the counts changes nothing") {
    std::vector<CropCount> counts = {{"oats", 4}, {"barley", 4}, {"maize", 4}, {"sesame", 4}};
    const CropScheme forward = assign_colours(counts);
    std::reverse(counts.begin(), counts.end());
    const CropScheme backward = assign_colours(counts);
    for (const CropCount& count : counts) {
        CHECK(forward.slot(count.crop) == backward.slot(count.crop));
    }
}

TEST_CASE("every row gets the slot of its crop") {
    Column column("crop", ColumnType::text);
    column.push_text("rice");
    column.push_null();
    column.push_text("rice");
    column.push_text("quinoa");
    const std::vector<CropCount> counts = count_values(column);
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].crop.empty());
    CHECK(counts[2].plots == 2);
    const auto classes = classify(column, assign_colours(counts));
    CHECK(classes == std::vector<std::uint8_t>{0, unknown_slot, 0, 1});
}

TEST_CASE("no crops at all: an empty scheme that still answers") {
    const CropScheme scheme = assign_colours({});
    CHECK(scheme.legend.empty());
    CHECK(scheme.slot("rice") == other_slot);
    CHECK(scheme.slot("") == unknown_slot);
}
