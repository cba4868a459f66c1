#include <doctest/doctest.h>

#include "catchment/catchment_layers.hpp"
#include "catchment/catchment_tables.hpp"
#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

Catchments sample() {
    std::vector<Farm> farms{farm_at("a", 1.0, 8.0), farm_at("b", 2.0, 8.0),
                            farm_at("c", 1.0, 3.0, "rice")};
    farms[0].village = "V1";
    farms[1].village = "V1";
    Progress progress;
    return catchments(farms, {centre_at("C1", 0.0, 10.0)}, {}, {}, RulerTravel(), {}, progress);
}

std::vector<std::string> names(const Table& table) {
    std::vector<std::string> names;
    for (const TableColumn& column : table.columns) {
        names.push_back(column.name);
    }
    return names;
}

}  // namespace

TEST_CASE("the tables have the contract's columns, and a row for what is left") {
    const Table farms = farm_table(sample());
    CHECK(names(farms) ==
          std::vector<std::string>{"farm", "centre", "cost", "unit", "tonnes", "reason"});
    REQUIRE(farms.rows.size() == 4);
    CHECK(std::get<double>(farms.rows[0][2]) == doctest::Approx(1.0));
    CHECK(std::get<std::string>(farms.rows[0][3]) == "km");
    CHECK(std::holds_alternative<std::monostate>(farms.rows[2][1]));
    CHECK(std::get<double>(farms.rows[2][4]) == doctest::Approx(6.0));
    CHECK(std::get<std::string>(farms.rows[2][5]) == "no room");

    const Table centres = centre_table(sample());
    CHECK(names(centres) == std::vector<std::string>{"centre", "farms", "members", "women",
                                                     "area_ha", "tonnes", "capacity_t",
                                                     "utilisation_pct", "mean_cost", "max_cost"});
    REQUIRE(centres.rows.size() == 3);
    CHECK(std::get<double>(centres.rows[0][7]) == doctest::Approx(100.0));
    CHECK(std::get<std::string>(centres.rows[1][0]) == "(unserved)");
    CHECK(std::get<double>(centres.rows[1][5]) == doctest::Approx(6.0));
    CHECK(std::get<std::string>(centres.rows[2][0]) == "(no centre)");

    const Table reasons = reason_table(sample());
    CHECK(reasons.rows.size() == 2);
}

TEST_CASE("flows gather a village's tonnes on one line to the centre") {
    const Layer flows = flow_layer(sample());
    REQUIRE(flows.size() == 1);
    CHECK(flows.column("from").text(0) == "V1");
    CHECK(*flows.column("tonnes").number(0) == doctest::Approx(10.0));
    CHECK(flows.geometry.kinds[0] == GeometryKind::line);
    CHECK(flows.geometry.coords[0].x == doctest::Approx((8.0 * 1.0 + 2.0 * 2.0) / 10.0));
    CHECK(farm_layer(sample()).size() == 4);
    CHECK(centre_layer(sample()).size() == 1);
}
