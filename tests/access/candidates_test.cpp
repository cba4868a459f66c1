#include "access/candidates.hpp"

#include "core/error.hpp"
#include "hand.hpp"
#include "layers.hpp"

using zamin::Layer;
using zamin::Progress;
using zamin::UsageError;
using zamin::test::add_box;
using zamin::test::add_line;
using zamin::test::table;
using namespace zamin::access;

namespace {

// In units of 0.001 degree from 69 E, 37 N: 89.0 m east, 111.0 m north; a unit square is 0.988 ha.
constexpr double unit_ha = 0.988;

struct World {
    Layer parcels = table("parcels", {{"parcel_id", "tenure", "land_class", "irrigation"},
                                      {"good", "special fund", "arable", "irrigated"},
                                      {"used", "state reserve", "arable", "rainfed"},
                                      {"forest", "fallow", "forest", "rainfed"},
                                      {"private", "household plot", "arable", ""},
                                      {"far", "fallow", "", ""}});
    Layer plots = table("plots", {{"plot_id", "holder_id"}, {"p1", "m1"}, {"p2", "m1"}});
    Layer canals = table("canals", {{"class"}, {"river"}, {"canal"}});
    Layer members = table("members", {{"member_id", "sex"}, {"m1", "F"}});
    Layer districts = table("districts", {{"name"}, {"Kulob"}, {"Vose"}});
    std::vector<Ground> ground;

    World() {
        zamin::test::clear_shapes(parcels);
        add_box(parcels, 1, 0, 2, 1);
        add_box(parcels, 3, 0, 4, 1);
        add_box(parcels, 5, 0, 6, 1);
        add_box(parcels, 7, 0, 8, 1);
        add_box(parcels, 101, 0, 102, 1);
        zamin::test::clear_shapes(plots);
        add_box(plots, 3.5, 0, 4, 1);  // half of "used"
        add_box(plots, 2, 0, 3, 1);    // shares borders only
        zamin::test::clear_shapes(canals);
        add_line(canals, {{1.5, -1}, {1.6, -1}});  // a river, beside "good"
        add_line(canals, {{3.2, -1}, {3.8, -1}});  // a canal, 111 m south of "used"
        zamin::test::clear_shapes(districts);
        add_box(districts, -10, -10, 50, 10);
        add_box(districts, 50, -10, 150, 10);
    }

    Candidates find(CandidateOptions options = {}, bool with_canals = true) const {
        Sources sources;
        sources.members.layer = &members;
        sources.plots.layer = &plots;
        Progress progress;
        const Holdings holdings = make_holdings(sources, progress);
        CandidateSources from;
        from.parcels.layer = &parcels;
        from.plots.layer = &plots;
        from.districts.layer = &districts;
        from.canals.layer = with_canals ? &canals : nullptr;
        from.ground = ground;
        const Need need{2.0 * unit_ha, zamin::Coord{69.0, 37.0005}, "Kulob"};
        return candidates(from, holdings, need, options, progress);
    }
};

double factor(const Candidate& candidate, Factor f) {
    return candidate.factors[static_cast<std::size_t>(f)].value_or(-1.0);
}

}  // namespace

TEST_CASE("every refusal has its reason, every factor its ground") {
    const Candidates found = World().find();
    REQUIRE(found.parcels.size() == 5);
    const Candidate& good = found.parcels[0];
    CHECK_FALSE(good.refused());
    CHECK(good.area_ha == doctest::Approx(unit_ha).epsilon(1e-3));
    CHECK(*good.distance_m == doctest::Approx(89.0).epsilon(1e-3));
    CHECK(factor(good, Factor::tenure) == 1.0);
    CHECK(factor(good, Factor::size) == doctest::Approx(0.5).epsilon(1e-3));
    CHECK(factor(good, Factor::distance) == doctest::Approx(1 - 89.0 / 5000).epsilon(1e-4));
    CHECK(factor(good, Factor::water) == 1.0);
    CHECK(factor(good, Factor::slope) == -1.0);
    CHECK(good.users.empty());
    CHECK(good.unchecked() == "slope: its slope is not known");
    CHECK(found.parcels[1].refusal() == "overlap: 50.0 % of it lies on 1 recorded plot");
    CHECK(found.parcels[2].refusal() == "protected: its class is: forest");
    CHECK(
        found.parcels[3].refusal().starts_with("tenure: 'household plot' is not land to be asked"));
    CHECK(found.parcels[4].refusal() == "district: it lies in Vose, not in Kulob");
    REQUIRE(found.parcels[1].users.size() == 1);
    CHECK(found.parcels[1].users[0].plot == 0);
    CHECK(found.parcels[1].users[0].area_ha == doctest::Approx(unit_ha / 2).epsilon(1e-3));
}

TEST_CASE("water: a canal near is worth more than rain, unknown water is not scored 0") {
    const Candidates found = World().find();
    CHECK(factor(found.parcels[1], Factor::water) == 0.6);
    CHECK(*found.parcels[1].canal_m == doctest::Approx(111.0).epsilon(1e-3));
    // The river 111 m south is no canal: the canal is 107 m further east.
    CHECK(*found.parcels[0].canal_m == doctest::Approx(154.0).epsilon(1e-2));
    CHECK(factor(found.parcels[2], Factor::water) == 0.6);  // 155 m away, past its corner
    CHECK(factor(found.parcels[3], Factor::water) == -1.0);
    CHECK(factor(World().find({}, false).parcels[1], Factor::water) == 0.2);
}

TEST_CASE("no building on irrigated land or under trees") {
    World world;
    world.parcels.columns[2] = zamin::Column("land_class", zamin::ColumnType::text);
    for (const char* word : {"arable", "arable", "orchard", "arable", "arable"}) {
        world.parcels.columns[2].push_text(word);
    }
    CandidateOptions options;
    options.purpose = Purpose::building;
    const Candidates found = world.find(options);
    CHECK(found.parcels[0].refusal().starts_with("irrigated: irrigated land may not be taken"));
    CHECK(found.parcels[0].refusal().find("order 570") != std::string::npos);
    CHECK(found.parcels[2].refusal().find("perennial plantings") != std::string::npos);
    // Not recorded: neither refused nor passed.
    CHECK(found.parcels[4].unchecked().find("irrigated: whether it is irrigated") !=
          std::string::npos);
}

TEST_CASE("slopes") {
    World world;
    for (const std::optional<double> slope_pct :
         std::initializer_list<std::optional<double>>{1.0, 5.0, 12.0, 20.0, {}}) {
        world.ground.push_back({slope_pct, 500.0, true});
    }
    const Candidates found = world.find();
    CHECK(factor(found.parcels[0], Factor::slope) == 1.0);
    CHECK(factor(found.parcels[1], Factor::slope) == 0.6);
    CHECK(factor(found.parcels[2], Factor::slope) == 0.3);
    CHECK(found.parcels[3].refusal().find("slopes by 20 %") != std::string::npos);
    CHECK(found.parcels[1].because[4] == "slope 5.0 %, from the relief");
    CHECK(*found.parcels[0].ground.elevation_m == 500.0);
}

TEST_CASE("a slope that was measured goes before the relief's") {
    World world;
    zamin::Column degrees("slope_deg", zamin::ColumnType::real);
    zamin::Column per_cent("slope_pct", zamin::ColumnType::real);
    for (int row = 0; row < 5; ++row) {
        row == 0 ? degrees.push_real(45.0) : degrees.push_null();
        row == 1 ? per_cent.push_real(1.5) : per_cent.push_null();
        world.ground.push_back({10.0, 500.0, true});
    }
    world.parcels.columns.push_back(degrees);
    world.parcels.columns.push_back(per_cent);
    const Candidates found = world.find();
    CHECK(*found.parcels[0].ground.slope_pct == doctest::Approx(100.0));
    CHECK_FALSE(found.parcels[0].ground.from_relief);
    CHECK(found.parcels[1].because[4] == "slope 1.5 %");
    CHECK(*found.parcels[2].ground.slope_pct == 10.0);
    CHECK(found.parcels[2].ground.from_relief);
    const zamin::Table rows = candidate_table(found, rank_candidates(found, default_weights));
    CHECK(std::get<std::string>(rows.rows.front()[14]) == "table");
}

TEST_CASE("reasons in the reader's language, the names of filters as they are") {
    CandidateOptions options;
    options.language = zamin::text::Language::russian;
    const Candidates found = World().find(options);
    CHECK(found.parcels[1].refusal().find("50,0 %") != std::string::npos);
    CHECK(found.parcels[1].filters_that(Tri::no) == "overlap");
    CHECK(found.parcels[1].refusal().find("overlap") == std::string::npos);
}

TEST_CASE("a missing factor is left out, not 0, and that is said") {
    const Factors all{1.0, 0.5, 0.8, 0.2, 0.6};
    // .25 + .125 + .16 + .04 + .06
    CHECK(*score(all, default_weights).value == doctest::Approx(0.635));
    CHECK(score(all, default_weights).suitability == Suitability::s2);
    const Factors four{1.0, 0.5, 0.8, 0.2, {}};
    CHECK(*score(four, default_weights).value == doctest::Approx(0.575 / 0.9));
    CHECK(score(four, default_weights).scored_on == 4);
    CHECK(missing_text(four, zamin::text::Catalogue()) == "scored on 4 of 5, without slope");
    CHECK(missing_text(all, zamin::text::Catalogue()).empty());
    CHECK_FALSE(score(Factors{}, default_weights).value.has_value());
    CHECK(score({0.75, 0.75, 0.75, 0.75, 0.75}, default_weights).suitability == Suitability::s1);
    CHECK(score({0.2, 0.2, 0.2, 0.2, 0.2}, default_weights).suitability == Suitability::n);
}

TEST_CASE("other weights, another order; equal scores keep theirs") {
    const std::vector<Factors> parcels{
        {1.0, 0.0, 0.5, 0.5, 0.5}, {0.0, 1.0, 0.5, 0.5, 0.5}, {1.0, 0.0, 0.5, 0.5, 0.5}, {}};
    const auto order = [&](const Weights& weights) {
        std::string text;
        for (const Ranked& ranked : rank(parcels, weights)) {
            text += std::to_string(ranked.candidate);
        }
        return text;
    };
    CHECK(order({1, 0, 0, 0, 0}) == "0213");
    CHECK(order({0, 1, 0, 0, 0}) == "1023");
    CHECK_THROWS_AS(order({0, 0, 0, 0, 0}), UsageError);
    CHECK_THROWS_WITH_AS(order({-1, 1, 0, 0, 0}), doctest::Contains("weight of tenure is -1"),
                         UsageError);
}

TEST_CASE("the table keeps the refused, with reasons, behind the ranked") {
    const World world;
    const Candidates found = world.find();
    const RankedCandidates ranked = rank_candidates(found, default_weights);
    REQUIRE(ranked.ranked.size() == 1);
    const zamin::Table rows = candidate_table(found, ranked);
    CHECK(rows.rows.size() == 5);
    CHECK(std::get<std::int64_t>(rows.rows[0][0]) == 1);
    CHECK(std::get<std::string>(rows.rows[0][1]) == "good");
    CHECK(std::get<std::string>(rows.rows[1][5]) == "N");
    const Layer layer = candidate_layer(found, ranked, world.parcels);
    CHECK(layer.size() == 5);
    CHECK(layer.geometry.feature_count() == 5);
}

TEST_CASE("a parcel without shape is no candidate, and is named") {
    World world;
    zamin::test::clear_shapes(world.parcels);
    add_box(world.parcels, 1, 0, 2, 1);
    for (int i = 0; i < 4; ++i) {
        world.parcels.geometry.add_empty();
    }
    const Candidates found = world.find();
    CHECK(found.parcels.size() == 1);
    CHECK(found.problems.size() == 4);
    world.parcels.columns.erase(world.parcels.columns.begin());
    CHECK_THROWS_WITH_AS(world.find(), doctest::Contains("parcel_id"), UsageError);
}

TEST_CASE("what a group lacks is what its members lack") {
    zamin::test::Hand hand;
    const Index group = hand.group("G");
    for (const double area_ha : {0.0, 0.2, 3.0}) {
        const Index m = hand.holder("m", Sex::female, area_ha);
        hand.h.members[static_cast<std::size_t>(m)].group = group;
    }
    (void)split_shares(hand.h);
    CHECK(*need_of_group(hand.h, group, 0.5).wanted_ha == doctest::Approx(0.8));
    CHECK_FALSE(need_of_group(hand.h, hand.group("empty"), 0.5).wanted_ha.has_value());
}
