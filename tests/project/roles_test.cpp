#include "project/roles.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/error.hpp"

using namespace zamin;

TEST_CASE("roles and their fields have names of their own") {
    std::set<std::string> names;
    for (const project::Role& role : project::all_roles()) {
        CHECK(names.insert(role.name).second);
        const auto fields = role.field_names();
        CHECK(std::set<std::string>(fields.begin(), fields.end()).size() == fields.size());
    }
}

TEST_CASE("what is expected of a role") {
    CHECK(project::role("plots").expected() == GeometryKind::polygon);
    CHECK(project::role("centres").expected() == GeometryKind::point);
    CHECK(project::role("roads").expected() == GeometryKind::line);
    CHECK(project::role("villages").expected() == GeometryKind::none);
    CHECK(project::role("elevation").raster);
    CHECK(project::role("plots").find_field("plot_id")->required);
    CHECK_FALSE(project::role("plots").find_field("crop")->required);
    CHECK(project::role("plots").find_field("capacity_t") == nullptr);
}

TEST_CASE("an unknown role is answered with the closest") {
    CHECK_THROWS_WITH_AS(project::role("distrits"), doctest::Contains("did you mean 'districts'?"),
                         UsageError);
    CHECK_THROWS_WITH_AS(project::role("zzzzzz"), doctest::Contains("the roles are: districts, "),
                         UsageError);
    CHECK(project::find_role("zzzzzz") == nullptr);
}
