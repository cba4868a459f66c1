// What a project names on a network is fetched with --allow-network only.
#include <doctest/doctest.h>

#include "io/local_server.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace zamin::test;

namespace {

constexpr const char* plots =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"crop":"wheat"},
        "geometry":{"type":"Polygon","coordinates":
        [[[68.8,37.8],[68.801,37.8],[68.801,37.801],[68.8,37.8]]]}}]})";

std::string project(const std::string& source) {
    return "[sources.plots]\npath = \"" + source + "\"\n[sources.districts]\npath = \"" + source +
           "\"\ncolumns = { name = \"crop\" }\n";
}

}  // namespace

TEST_CASE("a project's addresses are asked after a yes only, those of the command line at once") {
    const LocalServer server("200 OK", "application/json", plots);
    const TemporaryFolder folder;
    const std::string address = server.address("/plots.geojson");
    write_text(folder / "direct.toml", project(address));
    write_text(folder / "inside.toml", project("plots.vrt"));
    write_text(folder / "plots.vrt",
               "<OGRVRTDataSource><OGRVRTLayer name=\"plots\"><SrcDataSource>/vsicurl/" + address +
                   "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    for (const char* name : {"direct.toml", "inside.toml"}) {
        CAPTURE(name);
        const Outcome run = run_program(folder.path(), {"coverage", name, "-o", "out.csv"});
        CHECK(run.code == 1);
        CHECK(run.err.find(server.host()) != std::string::npos);
        CHECK(run.err.find("--allow-network") != std::string::npos);
    }
    for (const char* command : {"check", "info"}) {
        CAPTURE(command);
        const std::string source = std::string(command) == "check" ? "inside.toml" : "plots.vrt";
        CHECK(run_program(folder.path(), {command, source}).code == 1);
    }
    CHECK(server.requests() == 0);
    const Outcome allowed =
        run_program(folder.path(), {"coverage", "direct.toml", "--allow-network", "-o", "out.csv"});
    CHECK(allowed.code == 0);
    CHECK(read_text(folder / "out.csv").find("wheat") != std::string::npos);
    const int asked = server.requests();
    CHECK(asked > 0);
    CHECK(run_program(folder.path(), {"info", address}).code == 0);
    CHECK(server.requests() > asked);
}
