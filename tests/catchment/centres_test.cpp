#include "catchment/centres.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "worlds.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

Layer centres() {
    LayerMaker maker("centres", {"centre_id", "name", "commodity", "status", "season"},
                     {"capacity_t"});
    maker.row({"C2", "Vose", "onion", "existing", ""}, {900.0}).point({1.0, 0.0});
    maker.row({"C1", "Dahana", "tomato", "existing", "2018"}, {1000.0}).point({0.0, 0.0});
    maker.row({"C3", "New", "tomato", "candidate", ""}, {500.0}).point({2.0, 0.0});
    maker.row({"C4", "Nowhere", "tomato", "existing", ""}, {500.0}).nowhere();
    maker.row({"C5", "Odd", "tomato", "existing", ""}, {-7.0}).point({0.0, 0.0});
    maker.row({"C6", "Closed", "rice", "existing", ""}, {0.0}).point({0.0, 0.0});
    maker.row({"C7", "Blank", "rice", "", ""}, {missing}).point({3.0, 0.0});
    return maker.layer();
}

Centres read(const CentreOptions& options) {
    Progress progress;
    return centres_from_layer(centres(), options, progress);
}

std::vector<std::string> words(const Centres& result) {
    std::vector<std::string> words;
    for (const Problem& problem : result.problems) {
        words.push_back(problem.problem);
    }
    return words;
}

}  // namespace

TEST_CASE("existing centres count, sorted by id; what is odd about them is said") {
    const Centres result = read({});
    REQUIRE(result.centres.size() == 5);
    CHECK(result.centres[0].id == "C1");
    CHECK(*result.centres[0].capacity_t == 1000.0);
    CHECK(result.centres[2].id == "C5");
    CHECK(!result.centres[2].capacity_t);
    const std::vector<std::string> expected{"no place", "absurd capacity", "no room", "no capacity",
                                            "two centres at one point"};
    CHECK(words(result) == expected);
    CHECK(result.problems[1].detail.english() ==
          "the capacity of centre C5 is -7 t; expected 0 to 1000000 t");
}

TEST_CASE("candidates count where they are asked for, other seasons do not") {
    CentreOptions options;
    options.statuses = {"candidate"};
    CHECK(read(options).centres.size() == 2);  // C3, and C7, which has no status
    options.statuses = {"existing"};
    options.season = "2017";
    CHECK(read(options).centres.front().id == "C2");
}

TEST_CASE("no centre that counts, or no such column, is wrong usage") {
    Progress progress;
    LayerMaker maker("centres", {"centre_id", "status"}, {});
    maker.row({"C1", "candidate"}, {}).point({0.0, 0.0});
    CHECK_THROWS_WITH_AS(
        centres_from_layer(maker.layer(), {}, progress),
        "test.gpkg: layer 'centres' has no centre that counts; those with a place whose status is "
        "existing do",
        UsageError);
    CentreOptions options;
    options.capacity_asked = true;
    options.capacity_column = "room";
    CHECK_THROWS_AS(read(options), UsageError);
}

TEST_CASE("a centre serves growers, the groups of its cluster, or all") {
    const Clusters clusters{{{"KUL", "tomato"}, {"VOS", "onion"}},
                            {{"g1", "KUL"}, {"g2", "VOS"}, {"g3", "JOM"}}};
    const Centre tomato = centre_at("C1", 0.0, 10.0);
    CHECK(is_served(farm_at("a", 0.0, 1.0), tomato, Serves::growers, clusters));
    CHECK(!is_served(farm_at("a", 0.0, 1.0, "onion"), tomato, Serves::growers, clusters));
    CHECK(is_served(farm_at("a", 0.0, 1.0, "onion"), tomato, Serves::all, clusters));
    CHECK(!is_served(farm_at("a", 0.0, 1.0), tomato, Serves::cluster, clusters));
    CHECK(is_served(farm_at("a", 0.0, 1.0, "tomato", "g1"), tomato, Serves::cluster, clusters));
    CHECK(!is_served(farm_at("a", 0.0, 1.0, "tomato", "g2"), tomato, Serves::cluster, clusters));
    Centre other = tomato;
    other.cluster = "JOM";
    CHECK(!is_served(farm_at("a", 0.0, 1.0, "tomato", "g1"), other, Serves::cluster, clusters));
    CHECK(is_served(farm_at("a", 0.0, 1.0, "tomato", "g3"), other, Serves::cluster, clusters));
    // A centre for anything takes what the farm's cluster is for.
    const Centre anything = centre_at("C", 0.0, 1.0, "");
    CHECK(is_served(farm_at("a", 0.0, 1.0, "tomato", "g1"), anything, Serves::cluster, clusters));
    CHECK(!is_served(farm_at("a", 0.0, 1.0, "maize", "g1"), anything, Serves::cluster, clusters));
    CHECK(is_served(farm_at("a", 0.0, 1.0, "maize"), centre_at("C", 0.0, 1.0, ""), Serves::growers,
                    clusters));
    CHECK_THROWS_AS(serves_from("friends"), UsageError);
}
