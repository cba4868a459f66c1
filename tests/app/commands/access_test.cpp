// zamin access and zamin request on tables of a few rows.
#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

// Two members of one group: 0.2 ha and nothing; a parcel beside them.
struct People : TemporaryFolder {
    People() {
        write_text(*this / "members.csv", "member_id,sex,group_id\nm1,F,g1\nm2,M,g1\n");
        write_text(*this / "groups.csv", "group_id,name\ng1,One\n");
        write_text(*this / "plots.csv", "plot_id,declared_ha,holder_id\np1,0.2,m1\n");
        zamin::test::write_districts(*this);
        write_text(*this / "parcels.geojson",
                   zamin::test::collection({zamin::test::feature_text(
                       R"("parcel_id":"k1","tenure":"fallow","land_class":"arable")",
                       zamin::test::box_text(0.001, 0.001, 0.002, 0.002))}));
        write_text(*this / "project.toml",
                   "title = \"People\"\n"
                   "[sources.members]\npath = \"members.csv\"\n"
                   "[sources.groups]\npath = \"groups.csv\"\n"
                   "[sources.plots]\npath = \"plots.csv\"\n"
                   "[sources.districts]\npath = \"districts.geojson\"\n"
                   "[sources.parcels]\npath = \"parcels.geojson\"\n"
                   "[access]\nas_of = \"2018-12-31\"\nplots_surveyed = \"yes\"\n");
    }
    Outcome run(std::vector<std::string> arguments) const { return run_program(path(), arguments); }
};

}  // namespace

TEST_CASE("access writes the contract's columns, bounds and all") {
    const People people;
    const Outcome run =
        people.run({"access", "--members", "members.csv", "--groups", "groups.csv", "--plots",
                    "plots.csv", "--plots-surveyed", "yes", "-o", "access.csv"});
    CHECK(run.code == 0);
    CHECK(run.out.empty());
    const std::string csv = read_text(people / "access.csv");
    CHECK(csv.starts_with("group,indicator,value,lower,upper,known,unknown,unit\n"));
    CHECK(csv.find("g1,2.4_deficit_0.5_ha,0.800000,0.800000,0.800000,2,0,ha\n") !=
          std::string::npos);
    CHECK(csv.find("g1,2.2b_perceived_secure,,,,0,2,% of members\n") != std::string::npos);
    CHECK(run.err.find("plot without geometry") != std::string::npos);
}

TEST_CASE("without saying that all plots were asked for, no plots are not no land") {
    const People people;
    CHECK(people.run({"access", "--members", "members.csv", "--plots", "plots.csv", "-o", "a.csv"})
              .code == 0);
    CHECK(read_text(people / "a.csv").find("g1,2.4_deficit_0.5_ha,,0.300000,0.800000,1,1,ha\n") !=
          std::string::npos);
}

TEST_CASE("a project's settings, thresholds of one's own, a workbook of all tables") {
    const People people;
    const Outcome run = people.run({"access", "project.toml", "--threshold-ha", "0.1", "--by",
                                    "all", "-o", "a.csv", "-o", "a.xlsx"});
    CHECK(run.code == 0);
    CHECK(read_text(people / "a.csv").find("(all),2.4_deficit_0.1_ha,0.100000") !=
          std::string::npos);
    CHECK(people.run({"access", "project.toml"}).out.find("Missing to 0.5 ha") !=
          std::string::npos);
    CHECK(people.run({"access", "project.toml", "--show", "method"}).out.find("SDG 5.a.1") !=
          std::string::npos);
}

TEST_CASE("candidates for a group, and what is wrong with asking") {
    const People people;
    CHECK(
        people
            .run({"access", "project.toml", "--candidates", "g1", "-o", "c.csv", "-o", "c.geojson"})
            .code == 0);
    CHECK(read_text(people / "c.csv").starts_with("rank,parcel,area_ha,tenure,score,class"));
    const Outcome typo = people.run({"access", "project.toml", "--candidates", "g2"});
    CHECK(typo.code == 2);
    CHECK(typo.err.find("there is no group 'g2'") != std::string::npos);
    CHECK(people.run({"access", "project.toml", "--by", "groups"}).code == 2);
    CHECK(people.run({"access", "project.toml", "--threshold-ha", "-1"}).code == 2);
    CHECK(people.run({"access", "project.toml", "--as-of", "soon"}).code == 2);
    CHECK(people.run({"access", "project.toml", "-o", "a.gpkg"}).code == 2);
    const Outcome no_members = people.run({"access", "--plots", "plots.csv"});
    CHECK(no_members.code == 2);
    CHECK(no_members.err.find("--members") != std::string::npos);
}

TEST_CASE("a request as pages, facts and layers, the checksum on all") {
    const People people;
    const Outcome run =
        people.run({"request", "project.toml", "--group", "g1", "--date", "2019-01-15", "--lang",
                    "tg", "-o", "r.pdf", "-o", "r.csv", "-o", "r.gpkg"});
    CHECK(run.code == 0);
    CHECK(read_text(people / "r.pdf").starts_with("%PDF"));
    CHECK(std::filesystem::file_size(people / "r.gpkg") > 0);
    const std::string facts = read_text(people / "r.csv");
    CHECK(facts.starts_with("part,item,row,value,unit\n"));
    CHECK(facts.find("need,need.deficit.upper,women,0.300000,ha\n") != std::string::npos);
    CHECK(facts.find("checksum,SHA-256 of the lines above,,") != std::string::npos);
    const Outcome again = people.run({"request", "project.toml", "--group", "g1", "--date",
                                      "2019-01-15", "--lang", "tg", "-o", "again.csv"});
    CHECK(again.code == 0);
    CHECK(read_text(people / "again.csv") == facts);
}

TEST_CASE("requests that cannot be made say why") {
    const People people;
    CHECK(people.run({"request", "project.toml"}).code == 2);
    const Outcome parcel =
        people.run({"request", "project.toml", "--group", "g1", "--parcel", "k2"});
    CHECK(parcel.code == 2);
    CHECK(parcel.err.find("there is no parcel 'k2'") != std::string::npos);
    CHECK(people.run({"request", "project.toml", "--group", "g1", "--lang", "de"}).code == 2);
    CHECK(people.run({"request", "--write-template", "fields.txt"}).code == 0);
    CHECK(
        people.run({"request", "project.toml", "--group", "g1", "--template", "fields.txt"}).code ==
        0);
    CHECK(people.run({"request", "project.toml", "--group", "g1", "--template", "gone.txt"}).code ==
          1);
}
