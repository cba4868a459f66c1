// Whatever a command reads is never its output, by whatever way it is named.
#include <doctest/doctest.h>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

using Words = std::vector<std::string>;

// Refused as wrong usage with these words, and the file is as it was.
void refused(const TemporaryFolder& folder, const Words& words, const std::string& file,
             const std::string& reason = "is also an input") {
    const std::string before = read_text(folder / file);
    REQUIRE_FALSE(before.empty());
    const Outcome run = run_program(folder.path(), words);
    INFO(run.err);
    CHECK(run.code == 2);
    CHECK(run.err.find(reason) != std::string::npos);
    CHECK(read_text(folder / file) == before);
}

}  // namespace

TEST_CASE(
    "no input is an output: drawings, templates, logos, speeds, what is near, what a VRT names") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const std::string project = read_text(folder / "project.toml");
    write_text(folder / "drawings.gpkg", "sites and notes");
    write_text(folder / "drawn.toml", "drawings = \"drawings.gpkg\"\n" + project);
    refused(folder, {"coverage", "drawn.toml", "-o", "drawings.gpkg"}, "drawings.gpkg");

    write_text(folder / "logo.png", "a picture");
    refused(folder, {"print", "project.toml", "--logo", "logo.png", "-o", "logo.png"}, "logo.png");
    refused(folder,
            {"request", "project.toml", "--group", "g1", "--write-template", "project.toml"},
            "project.toml");
    write_text(folder / "speeds.csv", "class,km_h\nroad,20\n");
    refused(folder, {"catchments", "project.toml", "--speeds", "speeds.csv", "-o", "speeds.csv"},
            "speeds.csv");
    refused(folder, {"info", "plots.geojson", "--near", "near.json", "-o", "near.json"}, [&] {
        write_text(folder / "near.json", read_text(folder / "districts.geojson"));
        return "near.json";
    }());
    write_text(folder / "view.vrt",
               "<OGRVRTDataSource><OGRVRTLayer name=\"plots\"><SrcDataSource relativeToVRT=\"1\">"
               "plots.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    refused(folder,
            {"coverage", "--plots", "view.vrt", "--districts", "districts.geojson", "-o",
             "plots.geojson"},
            "plots.geojson");
}

TEST_CASE("the pages of an atlas are checked as they will be named") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    std::filesystem::rename(folder / "plots.geojson", folder / "map-02.svg");
    std::string project = read_text(folder / "project.toml");
    project.replace(project.find("plots.geojson"), 13, "map-02.svg");
    write_text(folder / "project.toml", project);
    refused(folder, {"print", "project.toml", "--per", "districts", "-o", "map.svg"}, "map-02.svg");
}

TEST_CASE("two outputs are two files") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    refused(folder, {"check", "project.toml", "-o", "c.gpkg", "--rejected", "c.gpkg"},
            "project.toml", "named twice");
    refused(folder, {"coverage", "project.toml", "-o", "a.csv", "-o", "./a.csv"}, "project.toml",
            "named twice");
    CHECK_FALSE(std::filesystem::exists(folder / "a.csv"));
}

TEST_CASE("devices and pipes are no projects, templates or logos") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const auto fails = [&](const Words& words) {
        const Outcome run = run_program(folder.path(), words);
        INFO(run.err);
        CHECK(run.code == 1);
        CHECK(run.err.starts_with("zamin: "));
    };
    fails({"print", "/dev/zero", "-o", "x.pdf"});
    fails({"print", "project.toml", "--template", "/dev/zero", "-o", "x.pdf"});
    fails({"print", "project.toml", "--logo", "/dev/zero", "-o", "x.pdf"});
}
