// The sample's centres against the figures that it is calibrated to (domain notes, one consistent
// data set): 55 ha of members' tomatoes in Kulob, 27 in Jomi, 46 of onions in Vose', a centre for
// 1,000 t at Dahana; 32 t/ha is what the country reports for vegetables.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace zamin::test;

namespace {

constexpr double national_t_ha = 32.0;
constexpr double kulob_ha = 55.0;
constexpr double jomi_ha = 27.0;
constexpr double dahana_t = 1000.0;

std::string sample() {
    return (std::filesystem::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml")
        .lexically_normal()
        .string();
}

// Rows of a .csv without quotes, the head among them.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string>& row = rows.emplace_back();
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');) {
            row.push_back(field);
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("Dahana is over capacity at national yields, and the spill is named") {
    const TemporaryFolder folder;
    const Outcome run =
        run_program(folder.path(), {"catchments", sample(), "--by", "line", "--limit", "none",
                                    "--table", "centres", "-o", "centres.csv", "-o", "all.json"});
    REQUIRE(run.code == 0);
    const auto centres = rows_of(read_text(folder / "centres.csv"));
    REQUIRE(centres.size() >= 4);
    // Served to the last tonne of its room, and the rest of both districts' tomatoes is left.
    CHECK(centres[1][0] == "C1");
    CHECK(std::stod(centres[1][5]) == doctest::Approx(dahana_t));
    CHECK(std::stod(centres[1][7]) == doctest::Approx(100.0));
    CHECK(centres[3][0] == "(unserved)");
    const double onions_left_t = 46.0 * national_t_ha - 900.0;
    const double tomatoes_left_t = (kulob_ha + jomi_ha) * national_t_ha - dahana_t;
    CHECK(std::stod(centres[3][5]) ==
          doctest::Approx(tomatoes_left_t + onions_left_t).epsilon(0.002));
}

TEST_CASE("Kulob's own tomatoes fill Dahana nearly twice") {
    const TemporaryFolder folder;
    REQUIRE(run_program(folder.path(), {"catchments", sample(), "--by", "line", "--limit", "none",
                                        "--per", "group", "-o", "farms.csv"})
                .code == 0);
    double kulob_t = 0.0;
    double left_t = 0.0;
    for (const auto& row : rows_of(read_text(folder / "farms.csv"))) {
        const std::string reason = row.size() > 5 ? row[5] : "";
        const bool tomatoes = row[0].starts_with("KUL-") && reason != "no centre for it";
        if (tomatoes && !row[4].empty()) {
            kulob_t += std::stod(row[4]);
            left_t += reason == "no room" ? std::stod(row[4]) : 0.0;
        }
    }
    CHECK(kulob_t == doctest::Approx(kulob_ha * national_t_ha).epsilon(0.002));
    CHECK(left_t >= kulob_t - dahana_t - 1.0);
}

TEST_CASE("as the project has it: over river and ridge, and the spill in view") {
    const TemporaryFolder folder;
    const Outcome run = run_program(folder.path(), {"catchments", sample()});
    CHECK(run.code == 0);
    CHECK(run.out.find("on foot over the land by Tobler's function, by pickup on roads") !=
          std::string::npos);
    CHECK(run.out.find("within 180 min") != std::string::npos);
    CHECK(run.out.find("no room") != std::string::npos);
    CHECK(run.out.find("agro-shop") != std::string::npos);
}
