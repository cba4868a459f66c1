#include "catchment/catchment.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

// Centres at 0 (room for 10 t) and at 10 (room for 10 t), a ruler of a kilometre a step.
std::vector<Centre> two_centres() {
    return {centre_at("C1", 0.0, 10.0), centre_at("C2", 10.0, 10.0)};
}

Catchments run(std::vector<Farm> farms, std::vector<Centre> centres, CatchmentOptions options = {},
               std::optional<Members> members = {}) {
    Progress progress;
    return catchments(std::move(farms), std::move(centres), {}, members, RulerTravel(), options,
                      progress);
}

CatchmentOptions with(Assign assign, double limit = travel::no_way) {
    CatchmentOptions options;
    options.assign = assign;
    options.limit = limit;
    return options;
}

}  // namespace

TEST_CASE("nearest: capacities do not matter, and show as over-use") {
    const Catchments result =
        run({farm_at("a", 1.0, 8.0), farm_at("b", 2.0, 8.0), farm_at("c", 9.0, 1.0)}, two_centres(),
            with(Assign::nearest));
    REQUIRE(result.deliveries.size() == 3);
    CHECK(result.deliveries[1].centre == 0U);
    CHECK(*result.deliveries[1].cost == doctest::Approx(2000.0));
    CHECK(result.sums[0].tonnes == doctest::Approx(16.0));
    CHECK(result.sums[0].farms == 2);
    CHECK(*result.sums[0].mean_cost == doctest::Approx(1500.0));
    CHECK(*result.sums[0].max_cost == doctest::Approx(2000.0));
    CHECK(result.unserved.farms == 0);
}

TEST_CASE("capacity: what does not fit goes on, split, at the least cost for all") {
    // 16 t near C1 with room for 10: 6 t of b, whose way to C2 is the shorter, go there.
    const Catchments result = run({farm_at("a", 1.0, 8.0), farm_at("b", 2.0, 8.0)}, two_centres());
    REQUIRE(result.deliveries.size() == 3);
    CHECK(result.deliveries[0].tonnes == 8.0);
    CHECK(result.deliveries[1].centre == 0U);
    CHECK(*result.deliveries[1].tonnes == doctest::Approx(2.0));
    CHECK(result.deliveries[2].centre == 1U);
    CHECK(*result.deliveries[2].tonnes == doctest::Approx(6.0));
    CHECK(result.deliveries[2].share == doctest::Approx(0.75));
    CHECK(result.cost == doctest::Approx(8.0 * 1000 + 2.0 * 2000 + 6.0 * 8000));
    CHECK(result.sums[1].area_ha == doctest::Approx(0.75));
}

TEST_CASE("each unserved tonne has its reason") {
    std::vector<Farm> farms{farm_at("a", 1.0, 9.0),          farm_at("b", 2.0, 9.0),
                            farm_at("c", 5.0, 3.0),          farm_at("d", 1.0, 4.0, "rice"),
                            farm_at("e", 1.0, std::nullopt), farm_at("f", 1.0, 2.0),
                            farm_at("g", 1.0, 2.5),          farm_at("h", 1.0, 0.0)};
    farms[5].place = {1.0, 20.0};     // no way leads there
    farms[6].place = {missing, 0.0};  // nowhere
    const Catchments result = run(farms, two_centres(), with(Assign::capacity, 3000.0));
    const auto reason_of = [&](std::size_t farm) {
        const auto last = std::find_if(result.deliveries.rbegin(), result.deliveries.rend(),
                                       [&](const Delivery& d) { return d.farm == farm; });
        return std::string(to_string(last->reason));
    };
    CHECK(reason_of(0).empty());
    CHECK(reason_of(1) == "no room");
    CHECK(reason_of(2) == "none within the limit");
    CHECK(reason_of(3) == "no centre for it");
    CHECK(reason_of(4) == "tonnes unknown");
    CHECK(reason_of(5) == "no way there");
    CHECK(reason_of(6) == "no place");
    CHECK(reason_of(7).empty());
    CHECK(result.unserved.tonnes == doctest::Approx(8.0 + 3.0 + 2.0 + 2.5));
    CHECK(result.without_centre.tonnes == doctest::Approx(4.0));
    CHECK(result.sums[0].tonnes == doctest::Approx(10.0));
    CHECK(result.sums[0].farms_without_tonnes == 1);
}

TEST_CASE("every tonne and hectare is somewhere") {
    std::vector<Farm> farms;
    double tonnes = 0.0;
    for (int i = 0; i < 50; ++i) {
        farms.push_back(farm_at("x", 0.3 * i, 0.1 * i));
        farms.back().id += std::to_string(i);
        tonnes += 0.1 * i;
    }
    for (const Assign assign : {Assign::nearest, Assign::capacity, Assign::whole, Assign::spill}) {
        const Catchments result = run(farms, two_centres(), with(assign, 6000.0));
        double sum_t = result.unserved.tonnes;
        double sum_ha = result.unserved.area_ha;
        for (const CentreSum& sum : result.sums) {
            sum_t += sum.tonnes;
            sum_ha += sum.area_ha;
        }
        CHECK(sum_t == doctest::Approx(tonnes));
        CHECK(sum_ha == doctest::Approx(50.0));
    }
}

TEST_CASE("whole: a group's plots go to one centre together, with a proof") {
    const Catchments result =
        run({farm_at("a", 1.0, 6.0, "tomato", "g1"), farm_at("b", 2.0, 3.0, "tomato", "g1"),
             farm_at("c", 2.0, 7.0, "tomato", "g2")},
            two_centres(), with(Assign::whole));
    REQUIRE(result.deliveries.size() == 3);
    CHECK(result.deliveries[0].centre == result.deliveries[1].centre);
    CHECK(result.deliveries[0].centre == 0U);
    CHECK(result.deliveries[2].centre == 1U);
    REQUIRE(result.proof);
    CHECK(result.proof->proven);
}

TEST_CASE("spill: without a plan the way is longer in all") {
    const std::vector<Farm> farms{farm_at("a", 4.0, 10.0), farm_at("b", 4.5, 10.0)};
    std::vector<Centre> centres{centre_at("C1", 5.0, 10.0), centre_at("C2", 0.0, 10.0)};
    const Catchments planned = run(farms, centres);
    const Catchments simple = run(farms, centres, with(Assign::spill));
    CHECK(planned.cost == doctest::Approx(simple.cost));  // b is nearer to C1 either way
    const Catchments again =
        run({farm_at("a", 5.5, 10.0), farm_at("b", 4.4, 10.0)}, centres, with(Assign::spill));
    CHECK(again.cost == doctest::Approx(10.0 * (500 + 4400)));
}

TEST_CASE("members count once a centre, women and unknown sex among them") {
    std::vector<Farm> farms{farm_at("a", 1.0, 1.0), farm_at("b", 1.0, 1.0), farm_at("c", 1.0, 1.0),
                            farm_at("d", 1.0, 1.0)};
    farms[0].holders = {"m1"};
    farms[1].holders = {"m1"};
    farms[2].holders = {"m2"};
    farms[3].holders = {"stranger"};
    const Catchments result =
        run(farms, two_centres(), {}, Members{{"m1", Sex::female}, {"m2", Sex::unknown}});
    CHECK(result.sums[0].members == 2U);
    CHECK(result.sums[0].women == 1U);
    CHECK(result.sums[0].sex_unknown == 1U);
    CHECK(!run(farms, two_centres()).sums[0].members);
}

TEST_CASE("two centres at one point: equal ways go to the first, and room counts for both") {
    const std::vector<Centre> centres{centre_at("C1", 0.0, 5.0), centre_at("C2", 0.0, 5.0)};
    const Catchments nearest = run({farm_at("a", 1.0, 8.0)}, centres, with(Assign::nearest));
    CHECK(nearest.deliveries[0].centre == 0U);
    const Catchments result = run({farm_at("a", 1.0, 8.0)}, centres);
    CHECK(result.unserved.tonnes == 0.0);
}

TEST_CASE("a centre without a capacity has room for all, one of zero for nothing") {
    const Catchments result = run({farm_at("a", 1.0, 8.0)},
                                  {centre_at("C1", 0.0, 0.0), centre_at("C2", 5.0, std::nullopt)});
    CHECK(result.deliveries[0].centre == 1U);
    CHECK_THROWS_AS(assign_from("fair"), UsageError);
}
