#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <memory>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

TEST_CASE("report fills a folder with tables and a map, and says where") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome run = run_program(folder.path(), {"report", "project.toml", "-o", "out/deep"});
    CHECK(read_text(folder / "out/deep/coverage.csv").starts_with("district,crop,plots,"));
    CHECK(read_text(folder / "out/deep/problems.csv").starts_with("source,layer,feature,"));
    CHECK(read_text(folder / "out/deep/coverage.xlsx").starts_with("PK"));
    if (run.code == 1 && !std::filesystem::exists(folder / "out/deep/map.png")) {
        MESSAGE("no map where pictures cannot be drawn: " << run.err);
        return;
    }
    CHECK(run.code == 0);
    CHECK(read_text(folder / "out/deep/map.png").starts_with("\x89PNG"));
    CHECK(run.out ==
          "out/deep/coverage.csv\nout/deep/coverage.xlsx\nout/deep/access.xlsx\n"
          "out/deep/problems.csv\nout/deep/import.csv\nout/deep/map.png\nout/deep/"
          "coverage.pdf\nout/deep/quality.pdf\nout/"
          "deep/index.html\n");
    CHECK(read_text(folder / "out/deep/coverage.pdf").starts_with("%PDF-"));
    const std::string index = read_text(folder / "out/deep/index.html");
    CHECK(index.find("L.map(") != std::string::npos);
    CHECK(index.find("href=\"access.xlsx\"") != std::string::npos);
    // Nothing is fetched from a network.
    CHECK(index.find("src=\"http") == std::string::npos);
    CHECK(index.find("<link") == std::string::npos);
}

TEST_CASE("report needs a folder that can be made") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    CHECK(run_program(folder.path(), {"report", "project.toml"}).code == 2);
    const Outcome run = run_program(folder.path(), {"report", "project.toml", "-o", "members.csv"});
    CHECK(run.code == 1);
    CHECK(run.err.starts_with("zamin: members.csv"));
    CHECK(read_text(folder / "members.csv").starts_with("member_id"));
}

TEST_CASE("the workbook of coverage has a chart, its table of methods and its sources") {
    if (std::system("command -v unzip >/dev/null 2>&1") != 0) {
        MESSAGE("unzip is not installed; the workbook is not looked into");
        return;
    }
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    CHECK(run_program(folder.path(), {"coverage", "project.toml", "-o", "c.xlsx"}).code == 0);
    const auto part = [&](const std::string& name) {
        const std::string command = "cd '" + folder.path().string() + "' && unzip -p c.xlsx " +
                                    name + " > part.xml 2> /dev/null";
        CHECK(std::system(command.c_str()) == 0);
        return read_text(folder / "part.xml");
    };
    const std::string book = part("xl/workbook.xml");
    for (const char* sheet :
         {"\"coverage\"", "\"hectares by district\"", "\"methods and sources\""}) {
        CHECK(book.find(sheet) != std::string::npos);
    }
    const std::string chart = part("xl/charts/chart1.xml");
    CHECK(chart.find("<c:barChart>") != std::string::npos);
    CHECK(chart.find("'hectares by district'!$B$3") != std::string::npos);
    // Bars have the colours of the map; what is unknown is hatched there as well.
    CHECK(chart.find("44AA99") != std::string::npos);
    CHECK(chart.find("wdUpDiag") != std::string::npos);
    const std::string words = part("xl/sharedStrings.xml");
    CHECK(words.find("the land of all mapped plots of the district") != std::string::npos);
    CHECK(words.find("plots: plots.geojson") != std::string::npos);
}

TEST_CASE("the report's map is drawn in a browser, on a telephone and on a desk") {
    if (std::system("command -v chromium >/dev/null 2>&1") != 0) {
        MESSAGE("chromium is not installed; the report's map is not looked at");
        return;
    }
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    run_program(folder.path(), {"report", "project.toml", "-o", "out"});
    REQUIRE(std::filesystem::exists(folder / "out/index.html"));
    for (const std::string size : {"390,844", "1280,800"}) {
        CAPTURE(size);
        const std::string command =
            "cd '" + folder.path().string() +
            "' && HOME=. timeout 100 chromium --headless --no-sandbox --disable-gpu "
            "--user-data-dir=browser --virtual-time-budget=5000 --window-size=" +
            size + " --dump-dom out/index.html > dom.html 2> /dev/null";
        if (std::system(command.c_str()) != 0) {
            MESSAGE("chromium does not run here; the report's map is not looked at");
            return;
        }
        const std::string dom = read_text(folder / "dom.html");
        CHECK(dom.find("data-ready=\"yes\"") != std::string::npos);    // the script went through
        CHECK(dom.find("data-overflow=\"no\"") != std::string::npos);  // nothing to scroll aside
        CHECK(dom.find("leaflet-control-layers") != std::string::npos);
        CHECK(dom.find("leaflet-zoom-animated") != std::string::npos);
    }
}

namespace {

std::string sheet_names(const std::filesystem::path& file) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> book(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    REQUIRE(book);
    std::string names;
    for (OGRLayer* sheet : book->GetLayers()) {
        names += std::string(sheet->GetName()) + "; ";
    }
    return names;
}

}  // namespace

TEST_CASE("the workbooks of a report are in its language") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    REQUIRE(
        run_program(folder.path(), {"report", "project.toml", "-o", "out", "--lang", "tg"}).code ==
        0);
    CHECK(sheet_names(folder / "out/coverage.xlsx") ==
          "фарогирӣ; гектарҳо аз рӯи ноҳия; мушкилот; усулҳо ва манбаъҳо; ");
    CHECK(sheet_names(folder / "out/access.xlsx") ==
          "дастрасӣ ба замин; хулоса; норасоии замин; усул; мушкилот; ");
}

TEST_CASE("a report without members has no workbook of land access") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    std::string project = read_text(folder / "project.toml");
    const std::string members = "[sources.members]\npath = \"members.csv\"\n";
    project.erase(project.find(members), members.size());
    zamin::test::write_text(folder / "project.toml", project);
    const Outcome run = run_program(folder.path(), {"report", "project.toml", "-o", "out"});
    CHECK(run.code == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "out/access.xlsx"));
    CHECK(read_text(folder / "out/index.html").find("access.xlsx") == std::string::npos);
}
