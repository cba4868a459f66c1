#include "style/value_classes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using zamin::style::class_ends;
using zamin::style::Classing;
using zamin::style::rounded_ends;
using zamin::style::value_class;

namespace {

std::vector<double> one_to(int n) {
    std::vector<double> values(static_cast<std::size_t>(n));
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

}  // namespace

TEST_CASE("quantiles hold as many values each, equal classes are as wide") {
    CHECK(class_ends(one_to(100), Classing::quantiles, 4) == std::vector<double>{25, 50, 75});
    CHECK(class_ends(std::vector<double>{0, 1, 2, 100}, Classing::equal, 4) ==
          std::vector<double>{25, 50, 75});
    CHECK(class_ends(std::vector<double>{3, 1, 2}, Classing::quantiles, 3) ==
          std::vector<double>{1, 2});
}

TEST_CASE("natural breaks find the gaps, and are the best of all ways to part the values") {
    const std::vector<double> values{1, 2, 3, 10, 11, 12, 30, 31};
    CHECK(class_ends(values, Classing::natural, 3) == std::vector<double>{3, 12});
    // By hand: every way to part eight values in three.
    const auto spread = [&](std::size_t from, std::size_t to) {
        double mean = 0.0;
        for (std::size_t i = from; i < to; ++i) {
            mean += values[i] / static_cast<double>(to - from);
        }
        double sum = 0.0;
        for (std::size_t i = from; i < to; ++i) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum;
    };
    double best = 1e300;
    for (std::size_t a = 1; a < 7; ++a) {
        for (std::size_t b = a + 1; b < 8; ++b) {
            best = std::min(best, spread(0, a) + spread(a, b) + spread(b, 8));
        }
    }
    CHECK(best == doctest::Approx(spread(0, 3) + spread(3, 6) + spread(6, 8)));
}

TEST_CASE("values that cannot be told apart make fewer classes") {
    CHECK(class_ends({}, Classing::quantiles, 5).empty());
    CHECK(class_ends(std::vector<double>{7, 7, 7}, Classing::natural, 5).empty());
    CHECK(class_ends(std::vector<double>{1, 1, 1, 1, 2}, Classing::quantiles, 5) ==
          std::vector<double>{1});
    CHECK(class_ends(std::vector<double>{1, std::nan(""), 2}, Classing::equal, 2) ==
          std::vector<double>{1.5});
    CHECK(class_ends(one_to(20), Classing::natural, 99).size() == 8);
}

TEST_CASE("natural breaks of very many values are those of some of them") {
    std::vector<double> values = one_to(50'000);
    for (double& value : values) {
        value = value > 30'000 ? value + 1e6 : value;
    }
    const auto ends = class_ends(values, Classing::natural, 2);
    REQUIRE(ends.size() == 1);
    CHECK(ends[0] == doctest::Approx(30'000).epsilon(0.01));
}

TEST_CASE("a value belongs below the end that it is") {
    const std::vector<double> ends{10, 20};
    CHECK(value_class(-5, ends) == 0);
    CHECK(value_class(10, ends) == 0);
    CHECK(value_class(10.1, ends) == 1);
    CHECK(value_class(99, ends) == 2);
    CHECK(value_class(1, {}) == 0);
}

TEST_CASE("ends are rounded as far as their neighbours leave room") {
    const auto rounded = rounded_ends({0.1234567, 2.3456, 17.89});
    CHECK(rounded[0] == doctest::Approx(0.12));
    CHECK(rounded[1] == doctest::Approx(2.4));
    CHECK(rounded[2] == doctest::Approx(18.0));
    const auto close = rounded_ends({1.001, 1.002, 1.003});
    CHECK(close[0] < close[1]);
    CHECK(close[1] < close[2]);
}
