#include "core/told_error.hpp"

#include <doctest/doctest.h>

using namespace zamin;

namespace {

void refuse() {
    throw usage_error(said("{0}: there are no {1}", {"a.gpkg", "plots"}));
}

}  // namespace

TEST_CASE("a told error is caught as what it is, says English, and keeps its sentence") {
    CHECK_THROWS_WITH_AS(refuse(), "a.gpkg: there are no plots", UsageError);
    try {
        refuse();
    } catch (const std::exception& e) {
        const auto* told = dynamic_cast<const Told*>(&e);
        REQUIRE(told != nullptr);
        CHECK(told->sentence().parts().front().one == std::string("{0}: there are no {1}"));
    }
    try {
        throw error("{} is plain", 1);
    } catch (const std::exception& e) {
        CHECK(dynamic_cast<const Told*>(&e) == nullptr);
    }
}
