#include "travel/floating_catchment.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace zamin::travel;

namespace {

// Costs by supply, then by demand.
CostTable ways(const std::vector<std::vector<double>>& by_supply) {
    return cost_table(by_supply, by_supply.front().size(), no_way, 0);
}

// Three villages of 100, 200 and 300 people, two clinics of 3 and 6 doctors:
//
//   minutes       clinic 0   clinic 1
//   village 0        5          25
//   village 1       10          10
//   village 2       25          15      (and a village 3, which reaches none)
CostTable minutes() {
    CostTable table;
    table.ways = {{0, 5.0}, {1, 25.0}, {0, 10.0}, {1, 10.0}, {1, 15.0}, {0, 25.0}};
    table.offsets = {0, 2, 4, 6, 6};
    return table;
}
const std::vector<double> doctors{3.0, 6.0};
const std::vector<double> people{100.0, 200.0, 300.0, 50.0};

}  // namespace

TEST_CASE("worked by hand: two supplies, three demands") {
    // Within 10: supply 0 serves demands 0 and 1 (10 + 30 people), supply 1 demand 1 (30).
    const std::vector<double> supplies{8, 6};
    const std::vector<double> demands{10, 30, 20};
    const auto found =
        floating_catchments(ways({{5, 10, 99}, {11, 4, 50}}), supplies, demands, one_zone(10));
    CHECK(*found.ratio[0] == doctest::Approx(0.2));
    CHECK(*found.ratio[1] == doctest::Approx(0.2));
    CHECK(found.score[0] == doctest::Approx(0.2));
    CHECK(found.score[1] == doctest::Approx(0.4));
    CHECK(found.score[2] == 0.0);
    // What is handed out is what there is.
    CHECK(10 * found.score[0] + 30 * found.score[1] == doctest::Approx(14.0));
}

TEST_CASE("two steps by hand: within 15 minutes") {
    // R0 = 3 / (100 + 200) = 0.01, R1 = 6 / (200 + 300) = 0.012;
    // village 0: R0; village 1: R0 + R1; village 2: R1.
    const FloatingCatchments result =
        floating_catchments(minutes(), doctors, people, one_zone(15.0));
    CHECK(*result.ratio[0] == doctest::Approx(0.01));
    CHECK(*result.ratio[1] == doctest::Approx(0.012));
    CHECK(result.score[0] == doctest::Approx(0.01));
    CHECK(result.score[1] == doctest::Approx(0.022));
    CHECK(result.score[2] == doctest::Approx(0.012));
    CHECK(result.score[3] == 0.0);
    // What is supplied is what all are served with.
    double served = 0.0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        served += result.score[i] * people[i];
    }
    CHECK(served == doctest::Approx(9.0));
}

TEST_CASE("the enhanced method by hand: zones of 10, 20 and 30 minutes") {
    // In reach of clinic 0: 100 + 200 + 0.22 x 300 = 366; of clinic 1: 0.22 x 100 + 200 + 0.68 x
    // 300 = 426.
    const FloatingCatchments result =
        floating_catchments(minutes(), doctors, people, three_zones(30.0));
    const double r0 = 3.0 / 366.0;
    const double r1 = 6.0 / 426.0;
    CHECK(*result.ratio[0] == doctest::Approx(r0));
    CHECK(*result.ratio[1] == doctest::Approx(r1));
    CHECK(result.score[0] == doctest::Approx(r0 + 0.22 * r1));
    CHECK(result.score[1] == doctest::Approx(r0 + r1));
    CHECK(result.score[2] == doctest::Approx(0.22 * r0 + 0.68 * r1));
}

TEST_CASE("a supply without demand in reach is idle, not infinite") {
    const std::vector<double> supplies{8, 6}, demands{10};
    const auto found = floating_catchments(ways({{5}, {50}}), supplies, demands, one_zone(10));
    CHECK_FALSE(found.ratio[1].has_value());
    const std::vector<double> nobody{0};
    CHECK_FALSE(floating_catchments(ways({{5}, {5}}), supplies, nobody, one_zone(10)).ratio[0]);
}

TEST_CASE("with weights by zone, near demand counts for more") {
    // E2SFCA: weight 1 to 5, 0.5 to 10. Demand in reach 10 + 0.5 x 30 = 25, R = 8 / 25.
    const std::vector<Zone> zones{{5, 1}, {10, 0.5}};
    const std::vector<double> supplies{8}, demands{10, 30};
    const auto found = floating_catchments(ways({{5, 10}}), supplies, demands, zones);
    CHECK(*found.ratio[0] == doctest::Approx(0.32));
    CHECK(found.score[0] == doctest::Approx(0.32));
    CHECK(found.score[1] == doctest::Approx(0.16));
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
    const std::vector<Zone> zones{{3000, 1}, {6000, 0.42}, {9000, 0.09}};
    const auto found = floating_catchments(ways(by_supply), supplies, demands, zones);
    for (std::size_t k = 0; k < demands.size(); ++k) {
        CHECK(found.score[k] == doctest::Approx(expected[k]).epsilon(1e-8));
    }
}
