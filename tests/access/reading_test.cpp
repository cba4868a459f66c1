// Layers to people and land, good and bad.
#include "access/sources.hpp"

#include <algorithm>

#include "access/words.hpp"
#include "core/error.hpp"
#include "hand.hpp"
#include "layers.hpp"

using zamin::Coord;
using zamin::Layer;
using zamin::Progress;
using zamin::test::place;
using zamin::test::table;
using namespace zamin::access;

namespace {

struct World {
    Layer members = table(
        "members",
        {{"member_id", "sex", "group_id"}, {"m1", "F", "g1"}, {"m2", "M", "g1"}, {"m3", "", "g2"}});
    Layer groups = table("groups", {{"group_id", "name", "cbo"}, {"g1", "One", "CBO"}, {"g2"}});
    Layer plots = table("plots", {{"plot_id", "declared_ha", "holder_id", "document"},
                                  {"p1", "1.0", "m1", "none"},
                                  {"p2", "0.5", "m2", "jamoat note"}});
    Layer rights;
    std::map<std::string, std::string> rights_columns;

    Holdings read() const {
        Sources sources;
        sources.members.layer = &members;
        sources.groups.layer = &groups;
        sources.plots.layer = &plots;
        if (rights.size() > 0) {
            sources.rights = {&rights, rights_columns};
        }
        Progress progress;
        return make_holdings(sources, progress);
    }
};

// The problem of this name; the test fails where there is none.
zamin::Problem problem(const Holdings& holdings, const std::string& name) {
    const auto found = std::find_if(holdings.problems.begin(), holdings.problems.end(),
                                    [&](const auto& p) { return p.problem == name; });
    REQUIRE_MESSAGE(found != holdings.problems.end(), name);
    CHECK_FALSE(found->action.empty());  // its effect on the figures
    return *found;
}

bool has_problem(const Holdings& holdings, const std::string& name) {
    return std::any_of(holdings.problems.begin(), holdings.problems.end(),
                       [&](const auto& p) { return p.problem == name; });
}

}  // namespace

TEST_CASE("a flat table: one holder a row, several rows a plot") {
    World world;
    world.plots = table("plots", {{"plot_id", "declared_ha", "holder_id", "share_pct", "season"},
                                  {"p1", "1.0", "m1", "60", "2018"},
                                  {"p1", "1.0", "m2", "40", "2018"},
                                  {"p1", "1.0", "m1", "60", "2019"},
                                  {"p2", "0.5", "m2", "", "2018"},
                                  {"p2", "0.5", "m2", "", "2018"}});
    const Holdings read = world.read();
    REQUIRE(read.plots.size() == 2);
    REQUIRE(read.rights.size() == 3);
    CHECK(read.rights[0].share == doctest::Approx(0.6));
    CHECK(read.rights[1].share == doctest::Approx(0.4));
    CHECK(read.crop_records.size() == 3);
    CHECK(problem(read, "plot twice").feature == 5);
    CHECK(*read.plots[0].area_ha == 1.0);
    CHECK(read.plots[0].area_source == AreaSource::declared);
}

TEST_CASE("a table of rights takes the place of the plots' holders, plot by plot") {
    World world;
    world.rights = table("rights", {{"plot_id", "party_id", "right", "document",
                                     "named_on_document", "share_pct", "valid_to"},
                                    {"p1", "m1", "lifelong inheritable use", "land-use certificate",
                                     "yes", "50", "2018-12-31"},
                                    {"p1", "g1", "", "", "", "50", ""}});
    const Holdings read = world.read();
    REQUIRE(read.rights.size() == 3);
    CHECK(read.rights[0].plot == 1);  // p2 keeps its own
    const Right& first = read.rights[1];
    CHECK(first.party == PartyKind::member);
    CHECK(first.kind == RightKind::inheritable);
    CHECK(first.document == Document::land_use_certificate);
    CHECK(first.named == Tri::yes);
    CHECK(first.valid_to == 20181231);
    CHECK(first.sex == Sex::female);
    CHECK(read.rights[2].party == PartyKind::group);
    CHECK_FALSE(read.security_asked);
}

TEST_CASE("STDM's tables are read by their own names") {
    World world;
    world.members =
        table("ru_farmer", {{"id", "gender", "group_id"}, {"7", "FEM", "g1"}, {"8", "MAL", "g1"}});
    world.plots = table("ru_garden", {{"id", "area_ha"}, {"31", "0.8"}});
    world.rights = table("ru_social_tenure_relationship",
                         {{"farmer_id", "garden_id", "tenure_type", "tenure_share",
                           "validity_start", "validity_end"},
                          {"7", "31", "Tenancy", "75", "2015-01-01", "2025-01-01"},
                          {"8", "31", "Family", "25", "2015-01-01", ""}});
    Sources sources;
    sources.members = {&world.members, {{"member_id", "id"}}};
    sources.plots = {&world.plots, {{"plot_id", "id"}}};
    sources.rights.layer = &world.rights;
    Progress progress;
    const Holdings read = make_holdings(sources, progress);
    REQUIRE(read.rights.size() == 2);
    CHECK(read.members[0].sex == Sex::female);
    CHECK(read.rights[0].kind == RightKind::lease);
    CHECK(read.rights[0].share == doctest::Approx(0.75));
    CHECK(read.rights[0].valid_from == 20150101);
    CHECK(read.rights[1].kind == RightKind::other);
    CHECK(*read.plots[0].area_ha == 0.8);
    CHECK(read.groups.size() == 1);  // as the members name it
}

TEST_CASE("members without group, groups without members") {
    World world;
    world.members = table("members", {{"member_id", "sex", "group_id"},
                                      {"m1", "F", ""},
                                      {"m2", "M", "nowhere"},
                                      {"m1", "M", "g1"}});
    const Holdings read = world.read();
    CHECK(read.members.size() == 2);
    CHECK(problem(read, "member without group").feature == 1);
    CHECK(problem(read, "member of an unknown group").detail.english().find("nowhere") !=
          std::string::npos);
    CHECK(problem(read, "group without members").detail.english() ==
          "group g1 has no member in the table");
    CHECK(problem(read, "id twice").feature == 3);
}

TEST_CASE("plots whose holder is nobody, rights to nothing, holders who are not there") {
    World world;
    world.plots = table(
        "plots",
        {{"plot_id", "declared_ha", "holder_id"}, {"p1", "1.5", ""}, {"p2", "1.0", "stranger"}});
    Holdings read = world.read();
    CHECK(problem(read, "plot without holder").detail.english() ==
          "plot p1 names nobody; it has 1.5 ha");
    CHECK(problem(read, "plots of others").severity == zamin::Severity::note);
    world.rights =
        table("rights",
              {{"plot_id", "party_id", "party_kind"}, {"p9", "m1", ""}, {"p2", "m9", "member"}});
    read = world.read();
    CHECK(problem(read, "right to an unknown plot").feature == 1);
    CHECK(problem(read, "right of nobody").feature == 2);
    world.plots = table("plots", {{"plot_id", "declared_ha"}, {"p1", "1.5"}});
    world.rights = {};
    CHECK(problem(world.read(), "no holders").severity == zamin::Severity::error);
}

TEST_CASE("shares of 130 %, two documents for one plot, negative shares") {
    World world;
    world.rights = table("rights", {{"plot_id", "party_id", "share_pct", "document", "number"},
                                    {"p1", "m1", "80", "land-use certificate", "A 1"},
                                    {"p1", "m2", "50", "registered lease", "B 7"},
                                    {"p2", "m2", "-20", "", ""}});
    const Holdings read = world.read();
    CHECK(problem(read, "shares above 100 %").detail.english() ==
          "plot p1: its shares sum to 130 %");
    CHECK(problem(read, "several documents").detail.english() ==
          "plot p1 has 2 different documents");
    CHECK(problem(read, "share outside 0 to 100 %").feature == 3);
    CHECK(read.rights[2].share == 1.0);
}

TEST_CASE("negative areas and plots without any") {
    World world;
    world.plots = table("plots", {{"plot_id", "declared_ha", "holder_id"},
                                  {"p1", "-2", "m1"},
                                  {"p2", "", "m2"},
                                  {"p3", "0.3", "m3"}});
    const Holdings read = world.read();
    CHECK_FALSE(read.plots[0].area_ha.has_value());
    CHECK(problem(read, "negative area").detail.english() ==
          "plot p1 is declared with \xE2\x88\x92"
          "2 ha");
    CHECK(problem(read, "plot without area").feature == 2);
    CHECK(problem(read, "plot without geometry").feature == 3);
}

TEST_CASE("a group that is its own CBO") {
    World world;
    world.groups = table(
        "groups",
        {{"group_id", "name", "cbo"}, {"g1", "Dahana", "Dahana"}, {"g2", "Vose", "CBO Vose"}});
    const Holdings read = world.read();
    CHECK(problem(read, "group is its own CBO").feature == 1);
    CHECK(read.groups[0].cbo == none);
    CHECK(read.cbos == std::vector<std::string>{"CBO Vose"});
}

TEST_CASE("numeric sexes are not guessed, words not understood are named once") {
    World world;
    world.members = table("members", {{"member_id", "sex", "group_id"},
                                      {"a", "1", "g1"},
                                      {"b", "2", "g1"},
                                      {"c", "2", "g2"},
                                      {"d", "зан", "g2"}});
    const Holdings read = world.read();
    CHECK(read.members[0].sex == Sex::unknown);
    CHECK(read.members[3].sex == Sex::female);
    CHECK(problem(read, "word not understood").detail.english() == "sex: '1' in 1 row");
    CHECK(std::count_if(read.problems.begin(), read.problems.end(),
                        [](const auto& p) { return p.problem == "word not understood"; }) == 2);
}

TEST_CASE("a village outside the districts keeps its members and is named") {
    World world;
    Layer districts = table("districts", {{"name"}, {"Kulob"}});
    zamin::test::clear_shapes(districts);
    zamin::test::add_box(districts, 0, 0, 1000, 1000);
    Layer villages = table("villages", {{"village_id", "name"}, {"v1", "Near"}, {"v2", "Far"}});
    place(villages, {{69.5, 37.5}, {12.0, 50.0}});
    Layer groups = table("groups", {{"group_id", "village_id"}, {"g1", "v1"}, {"g2", "v2"}});
    Layer plots = table("plots", {{"plot_id", "holder_id"}, {"p1", "m1"}, {"p2", "m3"}});
    zamin::test::clear_shapes(plots);
    zamin::test::add_box(plots, 510, 500, 511, 501);
    zamin::test::add_box(plots, 500, 500, 501, 501);
    Sources sources;
    sources.districts.layer = &districts;
    sources.villages.layer = &villages;
    sources.groups.layer = &groups;
    sources.members.layer = &world.members;
    sources.plots.layer = &plots;
    Progress progress;
    const Holdings read = make_holdings(sources, progress);
    CHECK(problem(read, "village outside the districts").feature == 2);
    CHECK(read.villages[1].outside);
    CHECK(read.villages[0].district == 0);
    CHECK(read.members[2].village == 1);  // its group's
    // 0.01 degrees of longitude at 37.5 N are 884.3 m (WGS 84, Karney).
    CHECK(*read.rights[0].distance_m == doctest::Approx(884.3).epsilon(1e-4));
    CHECK(*read.rights[1].distance_m > 4.5e6);
    // A thousandth of a degree each way at 37.5 N: 88.43 m x 110.99 m = 0.9815 ha.
    CHECK(*read.plots[0].area_ha == doctest::Approx(0.9815).epsilon(1e-3));
    CHECK(read.plots[0].area_source == AreaSource::measured);
}

TEST_CASE("unreadable dates and missing key columns") {
    World world;
    world.rights = table("rights", {{"plot_id", "party_id", "valid_to"}, {"p1", "m1", "soon"}});
    const Holdings read = world.read();
    CHECK(problem(read, "word not understood").detail.english() == "valid_to: 'soon' in 1 row");
    CHECK(read.rights.back().valid_to == 0);
    world.rights = table("rights", {{"party_id"}, {"m1"}});
    CHECK_THROWS_WITH_AS(world.read(), doctest::Contains("plot_id"), zamin::UsageError);
    world.rights = {};
    CHECK_FALSE(has_problem(world.read(), "word not understood"));
    world.rights_columns = {{"share_pct", "no such column"}};
    world.rights = table("rights", {{"plot_id", "party_id"}, {"p1", "m1"}});
    CHECK_THROWS_AS(world.read(), zamin::UsageError);
}

TEST_CASE("a table of people without their ids is refused, not read as one person") {
    World world;
    world.members = table("members", {{"code", "sex"}, {"m1", "F"}, {"m2", "M"}});
    CHECK_THROWS_WITH_AS(world.read(), doctest::Contains("member_id"), zamin::UsageError);
}

TEST_CASE("documents in the words of offices") {
    CHECK(document_from("нет") == Document::unwritten);
    CHECK(document_from("шаҳодатномаи саҳми замин") == Document::land_share_certificate);
    CHECK(document_from("сертификати ҳуқуқи истифодаи замин") == Document::land_use_certificate);
}

TEST_CASE("not surveyed members are said, once") {
    const World world;
    const Holdings read = world.read();
    CHECK(
        problem(read, "land not surveyed").detail.english().starts_with("1 members have no plot"));
    CHECK(problem(read, "age not recorded").severity == zamin::Severity::note);
}
