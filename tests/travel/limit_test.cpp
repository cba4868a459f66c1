#include "travel/limit.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace zamin;
using namespace zamin::travel;

TEST_CASE("limits are numbers with a unit") {
    CHECK(parse_limit("5km").value == 5000.0);
    CHECK(parse_limit("800 m").value == 800.0);
    CHECK(parse_limit("800m").unit == CostUnit::metres);
    CHECK(parse_limit("30min").value == 1800.0);
    CHECK(parse_limit("1.5h").value == 5400.0);
    CHECK(parse_limit("1.5h").unit == CostUnit::seconds);
    for (const char* wrong : {"", "5", "km", "-5km", "0min", "5 miles", "nan km", "5kmx"}) {
        CHECK_THROWS_AS(parse_limit(wrong), UsageError);
    }
}

TEST_CASE("bands ascend in one unit") {
    CHECK(parse_bands("15min,30min,1h").size() == 3);
    CHECK(parse_bands("").empty());
    for (const char* wrong : {"30min,15min", "5km,30min", "5km,5km", "5km,,6km"}) {
        CHECK_THROWS_AS(parse_bands(wrong), UsageError);
    }
}
