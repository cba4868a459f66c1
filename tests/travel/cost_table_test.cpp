#include "travel/cost_table.hpp"

#include <doctest/doctest.h>

using namespace zamin::travel;

TEST_CASE("ways are ordered by cost, equal ones by source, and cut to limit and number") {
    std::vector<WayCost> ways{{0, 5.0}, {3, 2.0}, {1, 2.0}, {2, 9.0}, {4, no_way}};
    order_ways(ways, 5.0, 0);
    CHECK(ways.size() == 3);
    CHECK(ways[0] == WayCost{1, 2.0});
    CHECK(ways[1] == WayCost{3, 2.0});
    CHECK(ways[2] == WayCost{0, 5.0});
    order_ways(ways, no_way, 1);
    CHECK(ways.size() == 1);
}

TEST_CASE("rows of costs become lists by farm") {
    const std::vector<std::vector<double>> rows{{1.0, no_way, 7.0}, {2.0, no_way, 3.0}};
    const CostTable table = cost_table(rows, 3, no_way, 0);
    CHECK(table.farms() == 3);
    CHECK(table.of(0).size() == 2);
    CHECK(table.of(1).empty());
    CHECK(table.of(2)[0] == WayCost{1, 3.0});
}
