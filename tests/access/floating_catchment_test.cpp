#include "access/floating_catchment.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace zamin::access;
using zamin::travel::cost_table;
using zamin::travel::CostTable;

namespace {

// Costs by supply, then by demand.
CostTable ways(const std::vector<std::vector<double>>& by_supply) {
    return cost_table(by_supply, by_supply.front().size(), zamin::travel::no_way, 0);
}

}  // namespace

TEST_CASE("worked by hand: two supplies, three demands") {
    // Within 10: supply 0 serves demands 0 and 1 (10 + 30 people), supply 1 demand 1 (30).
    const std::vector<double> supplies{8, 6};
    const std::vector<double> demands{10, 30, 20};
    const Band ten{10, 1};
    const auto found =
        floating_catchments(supplies, demands, ways({{5, 10, 99}, {11, 4, 50}}), {&ten, 1});
    CHECK(*found.ratio[0] == doctest::Approx(0.2));
    CHECK(*found.ratio[1] == doctest::Approx(0.2));
    CHECK(found.access[0] == doctest::Approx(0.2));
    CHECK(found.access[1] == doctest::Approx(0.4));
    CHECK(found.access[2] == 0.0);
    // What is handed out is what there is.
    CHECK(10 * found.access[0] + 30 * found.access[1] == doctest::Approx(14.0));
}

TEST_CASE("a supply without demand in reach is idle, not infinite") {
    const Band ten{10, 1};
    const std::vector<double> supplies{8, 6}, demands{10};
    const auto found = floating_catchments(supplies, demands, ways({{5}, {50}}), {&ten, 1});
    CHECK_FALSE(found.ratio[1].has_value());
    const std::vector<double> nobody{0};
    CHECK_FALSE(floating_catchments(supplies, nobody, ways({{5}, {5}}), {&ten, 1}).ratio[0]);
}

TEST_CASE("with weights by band, near demand counts for more") {
    // E2SFCA: weight 1 to 5, 0.5 to 10. Demand in reach 10 + 0.5 x 30 = 25, R = 8 / 25.
    const std::vector<Band> bands{{5, 1}, {10, 0.5}};
    const std::vector<double> supplies{8}, demands{10, 30};
    const auto found = floating_catchments(supplies, demands, ways({{5, 10}}), bands);
    CHECK(*found.ratio[0] == doctest::Approx(0.32));
    CHECK(found.access[0] == doctest::Approx(0.32));
    CHECK(found.access[1] == doctest::Approx(0.16));
}

TEST_CASE("against an independent computation (tests/bench/access_golden.py)") {
    // A row a demand: amount, access, then its distance to each of five supplies.
    std::ifstream in(std::string(ZAMIN_SOURCE_DIR) + "/tests/golden/access/catchments.csv");
    std::string line;
    std::vector<double> supplies, demands, expected;
    std::vector<std::vector<double>> by_supply(5);
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string field;
        std::vector<double> numbers;
        while (std::getline(fields, field, ',')) {
            numbers.push_back(std::stod(field));
        }
        if (supplies.empty()) {
            supplies = numbers;
            continue;
        }
        demands.push_back(numbers[0]);
        expected.push_back(numbers[1]);
        for (std::size_t j = 0; j < 5; ++j) {
            by_supply[j].push_back(numbers[2 + j]);
        }
    }
    REQUIRE(demands.size() == 40);
    const std::vector<Band> bands{{3000, 1}, {6000, 0.42}, {9000, 0.09}};
    const auto found = floating_catchments(supplies, demands, ways(by_supply), bands);
    for (std::size_t k = 0; k < demands.size(); ++k) {
        CHECK(found.access[k] == doctest::Approx(expected[k]).epsilon(1e-8));
    }
}
