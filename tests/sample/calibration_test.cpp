// The committed sample gives the programme's figures, through the same rooms as the program.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "coverage/coverage.hpp"
#include "project/project.hpp"
#include "sample_files.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

coverage::Coverage members_coverage() {
    const project::Project project = project::load(sample_folder() / "khatlon.toml");
    Progress progress;
    coverage::CoverageOptions options;
    options.denominator = coverage::denominator_from(project.coverage.denominator);
    options.season_column = "season";
    options.season = project.coverage.season;
    const Layer members =
        io::read_layer(project.get("members").source, io::ReadOptions{}, progress).layer;
    for (std::size_t row = 0; row < members.size(); ++row)
        options.member_ids.push_back(members.column("member_id").text(row));
    const Layer plots =
        io::read_layer(project.get("plots").source, io::ReadOptions{}, progress).layer;
    const Layer districts =
        io::read_layer(project.get("districts").source, io::ReadOptions{}, progress).layer;
    return coverage::coverage(plots, districts, options, progress);
}

std::string percent(double value) {
    return fmt::format("{:.1f}", value);
}

}  // namespace

TEST_CASE("crop coverage of members' land is the programme's") {
    const coverage::Coverage found = members_coverage();
    struct Expected {
        const char* district;
        const char* crop;
        double area_ha;
        double members_ha;
        const char* share;
    };
    const Expected expected[] = {{"Balkhi", "rice", 223, 743, "30.0"},
                                 {"Kulob", "tomato", 55, 573, "9.6"},
                                 {"Jomi", "tomato", 27, 474, "5.7"},
                                 {"Vose'", "onion", 46, 349, "13.2"}};
    double members_ha = 0.0;
    for (const Expected& e : expected) {
        CAPTURE(e.district);
        const auto row = std::find_if(found.rows.begin(), found.rows.end(), [&](const auto& r) {
            return r.district == e.district && r.crop == e.crop;
        });
        REQUIRE(row != found.rows.end());
        CHECK(std::abs(row->area_ha - e.area_ha) < 0.02);
        REQUIRE(row->denominator_ha);
        CHECK(std::abs(*row->denominator_ha - e.members_ha) < 0.02);
        CHECK(percent(*row->share_pct) == e.share);
        members_ha += *row->denominator_ha;
    }
    CHECK(std::abs(members_ha - 2139.0) < 0.05);
}

TEST_CASE("the cluster's crops are grown by members of their own district only") {
    std::map<std::string, double> area_ha;
    for (const coverage::CoverageRow& row : members_coverage().rows)
        area_ha[row.crop] += row.area_ha;
    CHECK(std::abs(area_ha["rice"] - 223.0) < 0.02);
    CHECK(std::abs(area_ha["tomato"] - 82.0) < 0.02);
    CHECK(std::abs(area_ha["onion"] - 46.0) < 0.02);
    CHECK(area_ha[coverage::unknown_name] > 1.0);
    CHECK(area_ha["wheat"] > 100.0);
}

TEST_CASE("members, women, groups and office bearers are the programme's") {
    const Layer members = committed_layer("members");
    const Layer groups = committed_layer("groups");
    CHECK(members.size() == 1496);
    CHECK(groups.size() == 81);
    std::map<std::string, std::string> cluster;
    std::map<std::string, int> group_count;
    int performing = 0;
    for (std::size_t row = 0; row < groups.size(); ++row) {
        cluster[groups.column("group_id").text(row)] = groups.column("cluster").text(row);
        ++group_count[groups.column("cluster").text(row)];
        performing += groups.column("stage").text(row) == "performing" ? 1 : 0;
    }
    CHECK(performing >= 0.4 * 81);
    struct Count {
        int members = 0, women = 0, unknown = 0, office = 0, women_in_office = 0;
        bool operator==(const Count&) const = default;
    };
    std::map<std::string, Count> counts;
    for (std::size_t row = 0; row < members.size(); ++row) {
        Count& c = counts[cluster.at(members.column("group_id").text(row))];
        const std::string sex = members.column("sex").text(row);
        const bool office = members.column("office").text(row) == "executive committee";
        ++c.members;
        c.women += sex == "F" ? 1 : 0;
        c.unknown += sex.empty() ? 1 : 0;
        c.office += office ? 1 : 0;
        c.women_in_office += office && sex == "F" ? 1 : 0;
    }
    CHECK(counts["KUL-C"] == Count{401, 209, 1, 108, 32});
    CHECK(counts["JOM-C"] == Count{331, 166, 1, 88, 24});
    CHECK(counts["VOS-C"] == Count{244, 49, 0, 64, 7});
    CHECK(counts["BAL-C"] == Count{520, 10, 1, 138, 1});
    CHECK(group_count ==
          std::map<std::string, int>{{"KUL-C", 22}, {"JOM-C", 18}, {"VOS-C", 13}, {"BAL-C", 28}});
}

TEST_CASE("four holdings in five are under a hectare, some members have no land") {
    std::map<std::string, double> holdings_m2;
    for (const sample::Plot& plot : sample_world().plots)
        if (plot.member >= 0)
            holdings_m2[plot.holder_id] += plot.wanted_m2;
    const auto small = std::count_if(holdings_m2.begin(), holdings_m2.end(),
                                     [](const auto& h) { return h.second < 10000.0; });
    CHECK(static_cast<double>(small) / static_cast<double>(holdings_m2.size()) ==
          doctest::Approx(0.80).epsilon(0.02));
    CHECK(holdings_m2.size() < 1496 - 30);
}

TEST_CASE("members' yields beat the others' as published") {
    const Layer yields = committed_layer("yields");
    std::map<std::string, double> t_ha;
    for (std::size_t row = 0; row < yields.size(); ++row)
        t_ha[fmt::format("{} {} {} {}", yields.column("crop").text(row),
                         yields.column("district").text(row), yields.column("year").text(row),
                         yields.column("population").text(row))] =
            *yields.column("t_ha").number(row);
    const auto ratio = [&](const std::string& what) {
        return t_ha.at(what + " members") / t_ha.at(what + " others");
    };
    CHECK(ratio("onion Vose' 2017") == doctest::Approx(1.48).epsilon(0.002));
    CHECK(ratio("onion Vose' 2018") == doctest::Approx(1.40).epsilon(0.002));
    CHECK(ratio("tomato Kulob 2017") == doctest::Approx(1.64).epsilon(0.002));
    CHECK(ratio("tomato Kulob 2018") == doctest::Approx(1.83).epsilon(0.002));
}
