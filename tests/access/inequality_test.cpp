// The golden figures come from tests/bench/access_golden.py, an independent computation.
#include "access/inequality.hpp"

#include <fstream>
#include <sstream>

#include "hand.hpp"

using namespace zamin::access;

namespace {

std::vector<double> repeated(std::size_t times, std::vector<double> values) {
    std::vector<double> all;
    for (std::size_t i = 0; i < times; ++i) {
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

}  // namespace

TEST_CASE("equal holdings have no inequality; one who has all has the most") {
    CHECK(*gini(repeated(10, {1.0}), 0).value == doctest::Approx(0.0));
    CHECK(*palma(repeated(10, {1.0}), 0).value == doctest::Approx(0.25));
    std::vector<double> one(10, 0.0);
    one[3] = 7.0;
    // G = (n - 1) / n, times n / (n - 1) for a small n.
    CHECK(*gini(one, 0).value == doctest::Approx(1.0));
    std::vector<double> large(100, 0.0);
    large[3] = 7.0;
    CHECK(*gini(large, 0).value == doctest::Approx(0.99));
}

TEST_CASE("worked by hand: 1 to 10") {
    // sum(i x) = 385, sum x = 55: 770 / 550 - 1.1 = 0.3, times 10 / 9.
    std::vector<double> x{10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
    CHECK(*gini(x, 0).value == doctest::Approx(1.0 / 3));
    // Top tenth 10, bottom four 1 + 2 + 3 + 4.
    CHECK(*palma(x, 0).value == doctest::Approx(1.0));
    // 15 holders: the bottom 40 % are six, the top tenth one and a half.
    std::vector<double> y{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    CHECK(*palma(y, 0).value == doctest::Approx((15.0 + 7.0) / 21.0));
}

TEST_CASE("what cannot be said is not said") {
    CHECK(gini(std::vector<double>(9, 1.0), 0).note == "n < 10");
    CHECK(palma({}, 0).note == "n < 10");
    CHECK(gini(std::vector<double>(12, 0.0), 0).note == "nobody holds land");
    // Four of ten without land.
    CHECK(palma({0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, 0).note == "bottom 40 % holds nothing");
    const Estimate open = gini(repeated(10, {1.0, 2.0}), 1);
    CHECK(open.value.has_value());
    CHECK_FALSE(open.lower.has_value());
    CHECK_FALSE(gini(repeated(10, {1.0}), 3).value.has_value());
}

TEST_CASE("against an independent computation") {
    std::ifstream in(std::string(ZAMIN_SOURCE_DIR) + "/tests/golden/access/inequality.csv");
    std::string line;
    std::getline(in, line);
    int cases = 0;
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string name, field;
        std::getline(fields, name, ',');
        std::vector<double> numbers;
        while (std::getline(fields, field, ',')) {
            numbers.push_back(std::stod(field));
        }
        const std::vector<double> x(numbers.begin() + 2, numbers.end());
        CAPTURE(name);
        CHECK(*gini(x, 0).value == doctest::Approx(numbers[0]).epsilon(1e-9));
        CHECK(*palma(x, 0).value == doctest::Approx(numbers[1]).epsilon(1e-9));
        ++cases;
    }
    CHECK(cases == 6);
}
