#include "catchment/areas.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "travel/line_travel.hpp"
#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

Catchments two_centres(double limit_m = travel::no_way) {
    Progress progress;
    CatchmentOptions options;
    options.limit = limit_m;
    return catchments(
        {farm_at("a", 0.0, 1.0), farm_at("b", 0.2, 1.0)},
        {centre_at("C1", 0.05, {}), centre_at("C2", 0.15, {}), centre_at("C3", 0.05, {}, "onion")},
        {}, {}, travel::LineTravel(), options, progress);
}

double sum_of(const Layer& layer, std::size_t from, std::size_t to) {
    const auto& values = layer.column("area_ha").reals();
    return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                           values.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
}

}  // namespace

TEST_CASE("catchments of one commodity tile the map; another commodity has its own") {
    Progress progress;
    const Catchments result = two_centres();
    const auto fields = served_fields(result, travel::LineTravel(), 200.0, progress);
    REQUIRE(fields.size() == 2);
    const Layer areas = catchment_areas(result, fields, progress);
    REQUIRE(areas.size() == 3);
    CHECK(areas.column("centre").text(0) == "C3");
    const double map_ha = static_cast<double>(fields[0].field.frame.cells()) * 4.0;
    CHECK(sum_of(areas, 0, 1) == doctest::Approx(map_ha).epsilon(3e-3));
    CHECK(sum_of(areas, 1, 3) == doctest::Approx(map_ha).epsilon(3e-3));
    CHECK(sum_of(areas, 1, 2) == doctest::Approx(map_ha / 2).epsilon(0.02));
}

TEST_CASE("bands are rings of cost, and end at the limit") {
    Progress progress;
    const Catchments result = two_centres(3000.0);
    const auto fields = served_fields(result, travel::LineTravel(), 50.0, progress);
    const std::vector<double> limits{1000.0, 2000.0, 5000.0};
    const Layer bands = band_areas(result, fields, limits, progress);
    REQUIRE(bands.size() == 6);
    constexpr double pi = 3.14159265358979;
    CHECK(sum_of(bands, 0, 1) == doctest::Approx(pi * 100.0).epsilon(0.01));
    CHECK(sum_of(bands, 1, 2) == doctest::Approx(pi * 300.0).epsilon(0.01));
    CHECK(sum_of(bands, 0, 3) < pi * 900.0 * 1.01);
    CHECK(*bands.column("to").number(1) == 2.0);
    CHECK(*bands.column("from").number(1) == 1.0);
    CHECK(bands.column("unit").text(0) == "km");
}

TEST_CASE("areas are cut to districts without loss") {
    Progress progress;
    const Catchments result = two_centres();
    const auto fields = served_fields(result, travel::LineTravel(), 200.0, progress);
    const Layer areas = catchment_areas(result, fields, progress);
    LayerMaker maker("districts", {"name"}, {});
    maker.row({"West"}, {}).square({0.0, -0.05}, 0.1);
    maker.row({"East"}, {}).square({0.1, -0.05}, 0.1);
    const Layer pieces = clipped(areas, maker.layer(), "name", progress);
    CHECK(pieces.columns.back().name == "area_ha");
    double west_onion = 0.0;
    double all_tomato = 0.0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const double area_ha = *pieces.column("area_ha").number(i);
        if (pieces.column("commodity").text(i) == "tomato") {
            all_tomato += area_ha;
        } else if (pieces.column("district").text(i) == "West") {
            west_onion += area_ha;
        }
    }
    // The map reaches 2 km beyond the farms: of the districts it holds a strip.
    const double strip_ha =
        0.2 * 111319.5 * 200.0 * static_cast<double>(fields[0].field.frame.height) / 10000.0;
    CHECK(all_tomato == doctest::Approx(strip_ha).epsilon(3e-3));
    CHECK(west_onion == doctest::Approx(all_tomato / 2).epsilon(0.01));
}
