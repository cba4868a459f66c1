// `zamin site` on a street of five houses: what it writes, and what it refuses.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

// Houses h0, h1, h2, h10, h11 at those kilometres of a street; a site could be at each.
void write_street(const TemporaryFolder& folder) {
    const std::vector<int> at{0, 1, 2, 10, 11};
    std::string text = "from,to,cost\n";
    for (const int from : at) {
        for (const int to : at) {
            text += "h" + std::to_string(from) + ",s" + std::to_string(to) + "," +
                    std::to_string(std::abs(from - to)) + "\n";
        }
    }
    zamin::test::write_text(folder / "costs.csv", text);
    zamin::test::write_text(folder / "houses.csv",
                            "demand,weight,half\nh0,1,0\nh1,1,0\nh2,1,0\nh10,1,0\nh11,100,0.5\n");
}

nlohmann::json answer(const TemporaryFolder& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"site", "--costs", "costs.csv"});
    const Outcome run = run_program(folder.path(), arguments);
    CHECK(run.code == 0);
    INFO(run.err);
    return nlohmann::json::parse(run.out);
}

}  // namespace

TEST_CASE("the answer has exactly its six keys") {
    const TemporaryFolder folder;
    write_street(folder);
    const nlohmann::json json = answer(folder, {});
    CHECK(json.size() == 6);
    CHECK(json["objective"] == 20.0);
    CHECK(json["lower_bound"] == 20.0);
    CHECK(json["gap_pct"] == 0.0);
    CHECK(json["proven"] == true);
    CHECK(json["seconds"].get<double>() >= 0.0);
    CHECK(json["sites"] == nlohmann::json::array({"s2"}));
}

TEST_CASE("every objective on the street") {
    const TemporaryFolder folder;
    write_street(folder);
    CHECK(answer(folder, {"--new", "2"})["objective"] == 3.0);
    CHECK(answer(folder, {"--objective", "p-center", "--new", "2"})["objective"] == 1.0);
    CHECK(answer(folder, {"--objective", "max-cover", "--radius", "1"})["objective"] == 3.0);
    CHECK(answer(folder, {"--objective", "set-cover", "--radius", "1"})["objective"] == 2.0);
    const nlohmann::json weighted = answer(folder, {"--demand", "houses.csv"});
    CHECK(weighted["objective"] == 31.0);
    CHECK(weighted["sites"] == nlohmann::json::array({"s11"}));
    // Half of the last house's weight is women's and counts thrice: 200 in place of 100.
    CHECK(answer(folder, {"--demand", "houses.csv", "--women-weight", "3", "--women", "half",
                          "--forbidden", "s11"})["objective"] == 10 + 9 + 8 + 200.0);
    const nlohmann::json fixed = answer(folder, {"--fixed", "s0", "--forbidden", "s10"});
    CHECK(fixed["objective"] == 4.0);
    CHECK(fixed["sites"] == nlohmann::json::array({"s0", "s11"}));
}

TEST_CASE("where each demand point goes is a table with the contract's columns") {
    const TemporaryFolder folder;
    write_street(folder);
    const Outcome run =
        run_program(folder.path(), {"site", "--costs", "costs.csv", "--new", "2", "--limit", "5",
                                    "-o", "to.csv", "-o", "answer.json"});
    CHECK(run.code == 0);
    CHECK(run.out.empty());
    CHECK(has(run.err, "p-median: s1, s10; nothing is better"));
    CHECK(zamin::test::read_text(folder / "to.csv") ==
          "demand,site,cost,weight\n"
          "h0,s1,1.000000,1.000000\n"
          "h1,s1,0.000000,1.000000\n"
          "h2,s1,1.000000,1.000000\n"
          "h10,s10,0.000000,1.000000\n"
          "h11,s10,1.000000,1.000000\n");
    CHECK(nlohmann::json::parse(zamin::test::read_text(folder / "answer.json"))["objective"] ==
          3.0);
}

TEST_CASE("layers and straight lines: the villages' own places are candidates") {
    const TemporaryFolder folder;
    // A hundredth of a degree on the equator is 1.113195 km.
    zamin::test::write_text(
        folder / "villages.csv",
        "village_id,weight,WKT\nv1,1,POINT(0 0)\nv2,1,POINT(0.01 0)\nv3,5,POINT(0.03 0)\n");
    const Outcome run = run_program(
        folder.path(), {"site", "--demand", "villages.csv", "--candidates", "villages.csv"});
    INFO(run.err);
    CHECK(run.code == 0);
    const nlohmann::json json = nlohmann::json::parse(run.out);
    CHECK(json["sites"] == nlohmann::json::array({"v3"}));
    CHECK(json["objective"].get<double>() == doctest::Approx(5 * 1.11319491));
}

// A tomato field of one hectare at 0, one of onions at 0.015 and a large one of tomatoes at 0.02 of
// a degree of the equator, where the tomato centre stands; villages at 0 and 0.01.
void write_project(const TemporaryFolder& folder, const std::string& settings) {
    using zamin::test::write_text;
    write_text(folder / "plots.csv",
               "plot_id,crop,season,group_id,declared_ha,WKT\n"
               "p0,tomato,2018,g1,1,POINT(0 0)\n"
               "p1,tomato,2018,,100,POINT(0.02 0)\n"
               "p2,onion,2018,g2,1,POINT(0.015 0)\n"
               "p3,onion,2017,g2,9,POINT(0 0)\n");
    write_text(folder / "centres.csv", "centre_id,commodity,WKT\nc1,tomato,POINT(0.02 0)\n");
    write_text(folder / "villages.csv",
               "village_id,name,WKT\nv0,West,POINT(0 0)\nv1,East,POINT(0.01 0)\n");
    write_text(folder / "groups.csv", "group_id,cluster\ng1,tom\ng2,oni\n");
    write_text(folder / "clusters.csv", "cluster_id,commodity\ntom,tomato\noni,onion\n");
    std::string text;
    for (const std::string role : {"plots", "centres", "villages", "groups", "clusters"}) {
        text += "[sources." + role + "]\npath = \"" + role + ".csv\"\n";
    }
    write_text(
        folder / "project.toml",
        text + "[catchments]\nyield = \"tomato=10,onion=40\"\nmarketed_pct = 50\n" + settings);
}

TEST_CASE("a project's sites are asked about as its catchments are") {
    const TemporaryFolder folder;
    const auto asked = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"site", "project.toml", "-o", "to.csv", "-o", "a.json"};
        all.insert(all.end(), more.begin(), more.end());
        const Outcome run = run_program(folder.path(), all);
        INFO(run.err);
        CHECK(run.code == 0);
        nlohmann::json json = nlohmann::json::parse(zamin::test::read_text(folder / "a.json"));
        json["said"] = run.err;
        json["table"] = zamin::test::read_text(folder / "to.csv");
        return json;
    };
    // A hundredth of a degree is 1.113195 km; 5 t of tomatoes a hectare are sold, 20 t of onions.
    // Onions do not go to the tomato centre: v1, 20 t 0.556597 km away and 5 t 1.113195 km.
    write_project(folder, "season = \"2018\"\nlimit = \"30min,3km\"\n");
    const nlohmann::json growers = asked({});
    CHECK(growers["sites"] == nlohmann::json::array({"v1", "c1"}));
    CHECK(growers["objective"].get<double>() ==
          doctest::Approx(20 * 0.556597 + 5 * 1.113195).epsilon(1e-5));
    CHECK(has(growers["table"], "p1,c1,0.000000,500.000000\n"));
    CHECK_FALSE(has(growers["table"], "p3"));
    // Where it takes everything the new one is for the field at 0.
    const nlohmann::json all = asked({"--serves", "all"});
    CHECK(all["sites"] == nlohmann::json::array({"v0", "c1"}));
    // Options go before the project: 40 t of onions at 0 in 2017, no tomatoes.
    const nlohmann::json before = asked({"--season", "2017", "--marketed", "100"});
    CHECK(before["sites"] == nlohmann::json::array({"v0", "c1"}));
    CHECK(has(before["table"], "p3,v0,0.000000,360.000000\n"));
    // Beyond the limit there is no way.
    const nlohmann::json near = asked({"--limit", "1km", "--forbidden", "v0"});
    CHECK(has(near["table"], "p0,,,5.000000\n"));
    const Outcome wrong = run_program(folder.path(), {"site", "project.toml", "--limit", "30min"});
    CHECK(wrong.code == 2);
    CHECK(has(wrong.err, "the limit is '30min', and ways are counted in km"));
}

TEST_CASE("sites for clusters: whose plots no centre would take is left out and said") {
    const TemporaryFolder folder;
    write_project(folder, "season = \"2018\"\nserves = \"cluster\"\n");
    const Outcome run = run_program(folder.path(), {"site", "project.toml", "-o", "to.csv"});
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(has(run.err, "plots: 1 of 3 are of no group whose cluster is for their crop"));
    const std::string table = zamin::test::read_text(folder / "to.csv");
    CHECK_FALSE(has(table, "p1"));
    CHECK(has(table, "p2,v1,"));
    const Outcome groups =
        run_program(folder.path(), {"site", "project.toml", "--per", "group", "-o", "to.csv"});
    CHECK(groups.code == 0);
    CHECK(has(zamin::test::read_text(folder / "to.csv"), "g2,v1,"));
}

TEST_CASE("irrigated land and perennial plantings are refused as sites, with the reason") {
    const TemporaryFolder folder;
    zamin::test::write_text(folder / "villages.csv",
                            "village_id,weight,WKT\nv1,1,POINT(0 0)\nv2,5,POINT(0.01 0)\n");
    zamin::test::write_text(folder / "land.csv",
                            "parcel_id,tenure,land_class,irrigation,WKT\n"
                            "best,special fund,arable,irrigated,POINT(0.01 0)\n"
                            "trees,state reserve,perennial,rainfed,POINT(0.009 0)\n"
                            "dry,state reserve,arable,rainfed,POINT(0.008 0)\n"
                            "far,special fund,other,rainfed,POINT(0.03 0)\n");
    const std::vector<std::string> question{
        "site",       "--demand", "villages.csv", "--candidates", "land.csv", "--table",
        "candidates", "-o",       "land_out.csv", "-o",           "a.json"};
    const Outcome run = run_program(folder.path(), question);
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(has(run.err,
              "candidates: 2 of 4 are refused (best: irrigated arable land may not be "
              "built on (order 570 of 30.11.2007, item 1.2))"));
    const nlohmann::json json = nlohmann::json::parse(zamin::test::read_text(folder / "a.json"));
    CHECK(json["sites"] == nlohmann::json::array({"dry"}));
    const std::string table = zamin::test::read_text(folder / "land_out.csv");
    CHECK(has(table,
              "candidate,recorded_as,tenure,land_class,irrigation,slope_pct,water_m,road_m,"
              "preference,refused,unchecked\n"));
    CHECK(has(table, "perennial plantings may not be built on"));
    std::vector<std::string> unscreened = question;
    unscreened.push_back("--no-screen");
    CHECK(run_program(folder.path(), unscreened).code == 0);
    CHECK(nlohmann::json::parse(zamin::test::read_text(folder / "a.json"))["sites"] ==
          nlohmann::json::array({"best"}));
}

TEST_CASE("trade-offs and runners-up are tables beside the answer") {
    const TemporaryFolder folder;
    write_street(folder);
    const Outcome curve =
        run_program(folder.path(), {"site", "--costs", "costs.csv", "--curve", "2", "--table",
                                    "trade_offs", "-o", "curve.csv"});
    CHECK(curve.code == 0);
    CHECK(zamin::test::read_text(folder / "curve.csv") ==
          "new_sites,objective,lower_bound,gap_pct,proven,covered_weight,unserved_weight,sites\n"
          "1,20.000000,20.000000,0.000000,yes,1.000000,0.000000,s2\n"
          "2,3.000000,3.000000,0.000000,yes,2.000000,0.000000,s1 s10\n");
    const Outcome runners =
        run_program(folder.path(), {"site", "--costs", "costs.csv", "--runners", "2", "--table",
                                    "runners_up", "-o", "runners.csv"});
    CHECK(runners.code == 0);
    // After s2 the site at 1 is next: 1 + 0 + 1 + 9 + 10 = 21; then the one at 0: 0 + 1 + 2 + 10 +
    // 11 = 24.
    CHECK(zamin::test::read_text(folder / "runners.csv") ==
          "rank,objective,loss_pct,lower_bound,proven,sites\n"
          "1,20.000000,0.000000,20.000000,yes,s2\n"
          "2,21.000000,5.000000,21.000000,yes,s1\n"
          "3,24.000000,20.000000,24.000000,yes,s0\n");
    const Outcome none = run_program(
        folder.path(), {"site", "--costs", "costs.csv", "--table", "trade_offs", "-o", "none.csv"});
    CHECK(none.code == 2);
    CHECK(has(none.err, "there is no table 'trade_offs' of this answer"));
}

TEST_CASE("questions that cannot be answered") {
    const TemporaryFolder folder;
    write_street(folder);
    const auto refused = [&](std::vector<std::string> arguments, int code) {
        arguments.insert(arguments.begin(), "site");
        const Outcome run = run_program(folder.path(), arguments);
        CHECK(run.code == code);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(has(refused({"--costs", "costs.csv", "--new", "6"}, 2),
              "6 new sites were asked for, and there are 5 candidates for them"));
    CHECK(has(refused({"--costs", "costs.csv", "--new", "-1"}, 2),
              "-1 new sites were asked for; ask for 1 or more"));
    CHECK(has(refused({"--costs", "costs.csv", "--new", "0"}, 2),
              "0 new sites were asked for; ask for 1 or more"));
    CHECK(has(refused({"--costs", "none.csv"}, 1), "none.csv: the file with costs cannot be read"));
    CHECK(has(refused({"--costs", "costs.csv", "--objective", "median"}, 2),
              "'median' is not an objective"));
    CHECK(has(refused({"--costs", "costs.csv", "--fixed", "s3"}, 2),
              "fixed site 's3' is not among the 5 candidates (did you mean"));
    CHECK(has(refused({"--costs", "costs.csv", "--objective", "max-cover"}, 2),
              "max-cover needs a radius above 0"));
    CHECK(has(refused({"--costs", "costs.csv", "--limit", "5km"}, 2),
              "the limit is '5km'; with --costs it is a number in the unit of the costs"));
    CHECK(has(refused({"--costs", "costs.csv", "-o", "costs.csv"}, 2), "costs.csv"));
    CHECK(has(refused({"--costs", "costs.csv", "--fixed", "s1", "--forbidden", "s1"}, 2),
              "site 's1' is both fixed and forbidden"));
    CHECK(has(refused({"--costs", "costs.csv", "--capacity", "room"}, 2),
              "--capacity 'room' needs --candidates"));
    CHECK(has(refused({"--costs", "costs.csv", "--women-weight", "2"}, 2),
              "--women-weight needs --demand"));
    CHECK(has(refused({"--costs", "costs.csv", "--far", "1", "--far-factor", "-2"}, 2),
              "--far-factor is -2; it must be 0 or more"));
    CHECK(has(refused({"--costs", "costs.csv", "--far-factor", "2"}, 2), "needs --far"));
    CHECK(has(refused({"--costs", "costs.csv", "--runners", "-1"}, 2),
              "--runners is -1; it must be 0 or more"));
    zamin::test::write_text(folder / "less.csv",
                            "demand,weight\nh0,1\nh1,-1\nh2,1\nh10,1\nh11,1\n");
    CHECK(has(refused({"--costs", "costs.csv", "--demand", "less.csv"}, 2),
              "the weight of demand point 'h1' is -1; it must be 0 or more"));
    zamin::test::write_text(folder / "nan.csv", "from,to,cost\nh0,s0,nan\n");
    CHECK(has(refused({"--costs", "nan.csv"}, 1), "nan.csv: line 2: the cost is 'nan'"));
    zamin::test::write_text(folder / "rooms.csv",
                            "site,room\ns0,40\ns1,30\ns2,30\ns10,30\ns11,20\n");
    CHECK(has(refused({"--costs", "costs.csv", "--demand", "houses.csv", "--candidates",
                       "rooms.csv", "--capacity", "room", "--split", "--new", "2"},
                      1),
              "the demand is 104.000, and the existing sites with 2 new sites hold at most 70.000: "
              "34.000 are missing; 4 new sites would do"));
    CHECK(has(refused({"--costs", "costs.csv", "--demand", "houses.csv", "--split"}, 2),
              "--split needs --capacities or --capacity"));
    zamin::test::write_text(folder / "twice.csv",
                            "site,WKT\na,POINT(0 0)\nb,POINT(0.01 0)\na,POINT(0.02 0)\n");
    CHECK(has(refused({"--demand", "twice.csv", "--candidates", "twice.csv"}, 2),
              "two candidates have the name 'a'"));
    CHECK(has(refused({"--costs", "costs.csv", "--demand", "houses.csv", "--weight", "none"}, 2),
              "none"));
}
