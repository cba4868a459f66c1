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
    // Without s2 the site at 1 is next: 1 + 0 + 1 + 9 + 10 = 21.
    CHECK(zamin::test::read_text(folder / "runners.csv") ==
          "rank,objective,loss_pct,lower_bound,proven,sites\n"
          "1,20.000000,0.000000,20.000000,yes,s2\n"
          "2,21.000000,5.000000,21.000000,yes,s1\n");
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
    zamin::test::write_text(folder / "twice.csv",
                            "site,WKT\na,POINT(0 0)\nb,POINT(0.01 0)\na,POINT(0.02 0)\n");
    CHECK(has(refused({"--demand", "twice.csv", "--candidates", "twice.csv"}, 2),
              "two candidates have the name 'a'"));
    CHECK(has(refused({"--costs", "costs.csv", "--demand", "houses.csv", "--weight", "none"}, 2),
              "none"));
}
