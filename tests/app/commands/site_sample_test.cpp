// The sample's question: one more tomato centre in Kulob, one onion centre in Vose', on land that
// the law allows; and the options that only a project's sources can answer.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <filesystem>

#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace zamin::test;

namespace {

std::string sample() {
    return (std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml")
        .lexically_normal()
        .string();
}

std::size_t lines_with(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos;
         at = text.find(piece, at + 1)) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("one centre in a district, proven, with the runners-up and more centres as tables") {
    const TemporaryFolder folder;
    const Outcome run =
        run_program(folder.path(), {"site",       sample(),      "--commodity",  "tomato",
                                    "--district", "Kulob",       "--candidates", "parcels",
                                    "--curve",    "3",           "--runners",    "3",
                                    "--table",    "trade_offs",  "-o",           "curve.csv",
                                    "-o",         "answer.json", "-o",           "all.gpkg"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const nlohmann::json answer = nlohmann::json::parse(read_text(folder / "answer.json"));
    CHECK(answer["proven"] == true);
    CHECK(answer["sites"].size() == 2);  // the new one and Dahana
    CHECK(answer["sites"][0].get<std::string>().starts_with("KUL-P"));
    CHECK(run.err.find("candidates: 3 of 12 are refused") != std::string::npos);
    const std::string curve = read_text(folder / "curve.csv");
    CHECK(
        curve.starts_with("new_sites,objective,lower_bound,gap_pct,proven,covered_weight,"
                          "unserved_weight,sites,members_within,members\n"));
    CHECK(lines_with(curve, "\n") == 4);
    CHECK(lines_with(curve, ",732\n") == 3);  // 401 of Kulob and 331 of Jomi
    CHECK(std::filesystem::exists(folder / "all.gpkg"));
}

TEST_CASE("a district in another spelling, members in place of tonnes, without the centres") {
    const TemporaryFolder folder;
    const Outcome run = run_program(
        folder.path(), {"site", sample(), "--commodity", "onion", "--district", "Восеъ",
                        "--candidates", "parcels", "--count", "members", "--no-existing"});
    INFO(run.err);
    REQUIRE(run.code == 0);
    const nlohmann::json answer = nlohmann::json::parse(run.out);
    CHECK(answer["sites"].size() == 1);
    CHECK(answer["sites"][0].get<std::string>().starts_with("VOS-P"));
}

TEST_CASE("existing centres take what the project says they hold, new ones what is asked") {
    const TemporaryFolder folder;
    const auto asked = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"site",       sample(), "--commodity",  "tomato",
                                       "--district", "Kulob",  "--candidates", "parcels"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(folder.path(), words);
    };
    const Outcome held = asked({"--capacities", "--new-capacity", "2000", "--split"});
    CHECK(held.code == 0);
    CHECK(held.out.find("\"proven\": true") != std::string::npos);
    CHECK(held.err.find("are out of reach") != std::string::npos);
    const Outcome small = asked({"--capacities", "--new-capacity", "200"});
    CHECK(small.code == 2);
    // 32 t of each of 82 ha, but for 35 t beyond three hours: 1000 t at Dahana and 8 times 200 t.
    CHECK(small.err.find("1389 t find no room; 8 new centres would do, or larger ones") !=
          std::string::npos);
    const auto refused = [&](std::vector<std::string> more, const char* words) {
        const Outcome run = asked(std::move(more));
        CHECK(run.code == 2);
        CHECK(run.err.find(words) != std::string::npos);
    };
    refused({"--new-capacity", "100"}, "--new-capacity needs --capacities");
    refused({"--capacities", "--new-capacity", "-5"},
            "--new-capacity is -5; it must be 0 t or more");
    refused({"--capacities", "--objective", "p-center"}, "capacities are kept with p-median only");
    refused({"--capacities", "--count", "members"}, "capacities are tonnes");
}

TEST_CASE("what cannot be answered of a project is said with what to do") {
    const TemporaryFolder folder;
    const auto refused = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"site", sample(), "--candidates", "parcels"});
        const Outcome run = run_program(folder.path(), arguments);
        CHECK(run.code == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(refused({"--district", "Kulov"})
              .find("there is no district 'Kulov' among the 24 of the "
                    "project (did you mean 'Kulob'?)") != std::string::npos);
    CHECK(refused({"--district", "Kulob", "--commodity", "tomato", "--new", "10"})
              .find("10 new sites were asked for, and there are 9 candidates for them") !=
          std::string::npos);
    CHECK(refused({"--district", "Kulob", "--commodity", "saffron"})
              .find("there is nothing to be brought to a centre: no saffron") != std::string::npos);
    CHECK(refused({"--district", "Kulob", "--commodity", "tomato", "--new", "0"})
              .find("0 new sites were asked for; ask for 1 or more") != std::string::npos);
}
