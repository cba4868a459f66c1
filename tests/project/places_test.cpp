#include <doctest/doctest.h>

#include "core/error.hpp"
#include "project/project.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;

TEST_CASE("places to come back to survive a way through the project file") {
    const TemporaryFolder folder;
    project::Project project;
    project.title = "Land";
    project.places = {{"Балхӣ \"north\"", {68.7125, 37.8}, 25'000.0}, {"All", {69.0, 38.0}, 1e6}};
    project::save(project, folder / "land.toml");
    CHECK(project::load(folder / "land.toml").places == project.places);
}

TEST_CASE("a place without a scale has the usual one") {
    const auto project = project::parse(
        "[[places]]\nname = \"Here\"\nlatitude = 37\nlongitude = 68.5\n", "land.toml");
    REQUIRE(project.places.size() == 1);
    CHECK(project.places[0].lonlat_deg == Coord{68.5, 37.0});
    CHECK(project.places[0].scale == 25'000.0);
}

TEST_CASE("places that cannot be are refused with their line") {
    const auto refusal = [](const char* text) -> std::string {
        try {
            project::parse(text, "land.toml");
        } catch (const Error& e) {
            return e.what();
        }
        return "";
    };
    CHECK(refusal("places = 3\n").find("land.toml:1: 'places' has to be a list") == 0);
    CHECK(refusal("places = [3]\n").find("has to be a list") != std::string::npos);
    CHECK(refusal("[[places]]\nlatitude = 1\nlongitude = 1\n").find("needs a name") !=
          std::string::npos);
    CHECK(refusal("[[places]]\nname = \"A\"\nlatitude = 91\nlongitude = 1\n")
              .find("latitude from -90 to 90") != std::string::npos);
    CHECK(refusal("[[places]]\nname = \"A\"\nlatitude = nan\nlongitude = 1\n")
              .find("latitude from -90 to 90") != std::string::npos);
    CHECK(refusal("[[places]]\nname = \"A\"\nlatitude = 1\nlongitude = 1\nscale = 0\n")
              .find("N of a scale") != std::string::npos);
    CHECK(refusal("[[places]]\nnames = \"A\"\n").find("did you mean 'name'?") != std::string::npos);
}
