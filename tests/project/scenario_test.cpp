#include <doctest/doctest.h>

#include "core/error.hpp"
#include "project/project.hpp"

using namespace zamin;
using namespace zamin::project;

namespace {

std::string complaint(const std::string& text) {
    try {
        parse(text, "x.toml");
    } catch (const Error& e) {
        return e.what();
    }
    return "nothing";
}

}  // namespace

TEST_CASE("scenarios are written and read again to the last digit") {
    Project project;
    project.title = "a";
    Scenario first;
    first.name = "Ду марказ \"нав\"";
    first.settings.by = "road";
    first.settings.marketed_pct = 80.5;
    first.centres = {{"c1", 900.0, Coord{68.123456789012345, 37.5}}, {"c2", 0.0, {}}};
    first.sites = {{"Вахш", {68.8, -37.7}, 400.0, "пиёз"}, {"", {69, 38}, {}, ""}};
    Scenario second;
    second.name = "As it is";
    project.scenarios = {first, second};
    const Project read = parse(text_of(project, "x.toml"), "x.toml");
    CHECK(read.scenarios == project.scenarios);
    CHECK(text_of(read, "x.toml") == text_of(project, "x.toml"));
}

TEST_CASE("a scenario as a person may write it") {
    const Project project = parse(
        "[[scenarios]]\nname = \"A\"\ncentres = [ { id = \"c1\", capacity_t = 900 } ]\n", "x.toml");
    REQUIRE(project.scenarios.size() == 1);
    CHECK(project.scenarios[0].centres == std::vector<ChangedCentre>{{"c1", 900.0, {}}});
}

TEST_CASE("what is wrong in a scenario is said with its line") {
    CHECK(
        complaint("scenarios = 3").starts_with("x.toml:1: 'scenarios' has to be a list of tables"));
    CHECK(complaint("[[scenarios]]\n") == "x.toml:1: a scenario has to have a name");
    CHECK(complaint("[[scenarios]]\nname = \"A\"\nzoom = 1") ==
          "x.toml:3: a scenario has no key 'zoom'");
    CHECK(complaint("[[scenarios]]\nname = \"A\"\n[[scenarios]]\nname = \"A\"") ==
          "x.toml:3: there are two scenarios 'A'");
    const std::string head = "[[scenarios]]\nname = \"A\"\n";
    CHECK(complaint(head + "centres = 1") == "x.toml:3: 'centres' has to be a list of tables");
    CHECK(complaint(head + "centres = [ { capacity_t = 1 } ]") ==
          "x.toml:3: a centre of a scenario has to have an id");
    CHECK(complaint(head + "centres = [ { id = \"a\", capacity_t = -1 } ]") ==
          "x.toml:3: 'capacity_t' cannot be negative");
    CHECK(complaint(head + "centres = [ { id = \"a\", lon = 68 } ]") ==
          "x.toml:3: a place has 'lon' from -180 to 180 and 'lat' from -90 to 90");
    CHECK(complaint(head + "sites = [ { name = \"a\" } ]") ==
          "x.toml:3: a site of a scenario has to have a place, 'lon' and 'lat'");
    CHECK(complaint(head + "sites = [ { lon = nan, lat = 3 } ]").find("a place has") !=
          std::string::npos);
    CHECK(complaint(head + "settings = { bye = \"road\" }") ==
          "x.toml:3: the settings of a scenario have no key 'bye'");
    CHECK(complaint(head + "settings = { by = 3 }") ==
          "x.toml:3: 'by' has to be text in quotation marks");
}
