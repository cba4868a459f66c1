#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"
#include "io/check_workbook.hpp"
#include "io/gdal_handles.hpp"
#include "io/write.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

Table crops() {
    Table table;
    table.name = "coverage";
    table.caption = "Crops by district, of all mapped plots";
    table.columns = {{"district", CellKind::text, 6, "District", "", 2},
                     {"plots", CellKind::integer, 6, "Plots", "", 2},
                     {"area_ha", CellKind::real, 6, "Area", "ha", 2},
                     {"share_pct", CellKind::real, 3, "Share", "%", 1}};
    table.rows = {{"Vose'", std::int64_t{1234}, 46.0, 9.6},
                  {"Jomi, \"new\"", std::int64_t{0}, -1e-9, std::monostate{}},
                  {std::monostate{}, std::int64_t{-5}, 1234567.891, std::nan("")}};
    return table;
}

void write(const std::vector<Table>& tables, const std::filesystem::path& path) {
    io::write_tables(tables, path);
}

// A file inside a workbook, which is a zip.
std::string part(const std::filesystem::path& workbook, const std::string& name) {
    const std::string path = "/vsizip/" + workbook.string() + "/" + name;
    const io::VirtualFile file(VSIFOpenL(path.c_str(), "rb"));
    REQUIRE(file);
    std::string text(1 << 20, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file.get()));
    return text;
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("CSV: quoted where needed, decimals by column, nothing for no value") {
    const TemporaryFolder folder;
    write({crops()}, folder / "out.csv");
    const std::string text = test::read_text(folder / "out.csv");
    CHECK(text ==
          "district,plots,area_ha,share_pct\n"
          "Vose',1234,46.000000,9.600\n"
          "\"Jomi, \"\"new\"\"\",0,0.000000,\n"
          ",-5,1234567.891000,\n");
    CHECK(io::csv_text(crops()) == text);
}

TEST_CASE("JSON: one table is an array of objects, in the columns' order") {
    const TemporaryFolder folder;
    Table table = crops();
    table.rows.resize(2);
    write({table}, folder / "out.json");
    CHECK(test::read_text(folder / "out.json") == R"([
  {
    "district": "Vose'",
    "plots": 1234,
    "area_ha": 46.0,
    "share_pct": 9.6
  },
  {
    "district": "Jomi, \"new\"",
    "plots": 0,
    "area_ha": 0.0,
    "share_pct": null
  }
]
)");
}

TEST_CASE("JSON: several tables go by name, no rows are an empty array") {
    const TemporaryFolder folder;
    Table one = crops();
    one.rows.resize(0);
    Table two = one;
    two.name = "problems";
    write({one, two}, folder / "out.json");
    CHECK(test::read_text(folder / "out.json") ==
          "{\n  \"coverage\": [],\n  \"problems\": []\n}\n");
    write({one}, folder / "one.json");
    CHECK(test::read_text(folder / "one.json") == "[]\n");
}

TEST_CASE("a workbook has a caption, a bold frozen head with units, a filter, and formats") {
    const TemporaryFolder folder;
    write({crops()}, folder / "out.xlsx");
    CHECK(folder.names() == std::vector<std::string>{"out.xlsx"});
    const std::string strings = part(folder / "out.xlsx", "xl/sharedStrings.xml");
    CHECK(has(strings, "<t>Crops by district, of all mapped plots</t>"));
    CHECK(has(strings, "<t>Area (ha)</t>"));
    CHECK(has(strings, "<t>Vose'</t>"));
    const std::string sheet = part(folder / "out.xlsx", "xl/worksheets/sheet1.xml");
    CHECK(has(sheet, "<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\""));
    CHECK(has(sheet, "<autoFilter ref=\"A2:D5\"/>"));
    CHECK(has(sheet, "<v>1234567.891</v>"));
    CHECK_FALSE(has(sheet, "nan"));
    // "District" and room for the filter's button: 8 + 3 characters, a margin and an indent.
    CHECK(has(sheet, "<col min=\"1\" max=\"1\" width=\"13.7109375\""));
    const std::string styles = part(folder / "out.xlsx", "xl/styles.xml");
    CHECK(has(styles, "<b/>"));
    CHECK(has(styles, "formatCode=\"#,##0.0\""));
}

TEST_CASE("a workbook's caption is as wide as its table, in several lines if need be") {
    const TemporaryFolder folder;
    Table table = crops();
    table.caption =
        "Crops by district, of all mapped plots of the season, areas on the ellipsoid, "
        "land under several plots counted once for a crop";
    write({table}, folder / "out.xlsx");
    const std::string sheet = part(folder / "out.xlsx", "xl/worksheets/sheet1.xml");
    CHECK(has(sheet, "<mergeCell ref=\"A1:D1\"/>"));
    CHECK(has(sheet, "<row r=\"1\" spans=\"1:4\" ht=\""));
    write({crops()}, folder / "short.xlsx");
    CHECK_FALSE(has(part(folder / "short.xlsx", "xl/worksheets/sheet1.xml"), "mergeCell"));
}

TEST_CASE("a workbook that lost a piece is known by it") {
    const TemporaryFolder folder;
    write({crops()}, folder / "out.xlsx");
    const std::string file = (folder / "out.xlsx").string();
    // The caption, four heads, three rows of four without what is null or not a number.
    const std::string sheet = part(folder / "out.xlsx", "xl/worksheets/sheet1.xml");
    std::size_t cells = 0;
    for (std::size_t at = sheet.find("<c "); at != std::string::npos;
         at = sheet.find("<c ", at + 1)) {
        ++cells;
    }
    CHECK(io::missing_from_workbook(file, {cells}) == "");
    CHECK(io::missing_from_workbook(file, {cells + 1}) ==
          fmt::format("sheet 1 has {} of {} cells", cells, cells + 1));
    CHECK(io::missing_from_workbook(file, {cells, 1}) == "sheet 2 has 0 of 1 cells");
    test::write_text(folder / "cut.xlsx", test::read_text(folder / "out.xlsx").substr(0, 900));
    CHECK(io::missing_from_workbook((folder / "cut.xlsx").string(), {cells}) ==
          "its list of sheets is missing");
}

TEST_CASE("sheet names are made valid and different") {
    const TemporaryFolder folder;
    Table one = crops();
    one.name = "a/b:c*d?e[f]g\\h";
    Table two = crops();
    two.name = "Майдони зироатҳо дар ноҳияи Ҷалолиддини Балхӣ";
    Table three = two;
    Table four = crops();
    four.name = "";
    write({one, two, three, four}, folder / "out.xlsx");
    const std::string book = part(folder / "out.xlsx", "xl/workbook.xml");
    CHECK(has(book, "<sheet name=\"a b c d e f g h\""));
    CHECK(has(book, "<sheet name=\"Майдони зироатҳо дар ноҳияи Ҷал\""));
    CHECK(has(book, "<sheet name=\"Майдони зироатҳо дар ноҳияи Ҷ_2\""));
    CHECK(has(book, "<sheet name=\"table\""));
}

TEST_CASE("a workbook of no rows, and formats that do not fit") {
    const TemporaryFolder folder;
    Table empty = crops();
    empty.rows.clear();
    write({empty}, folder / "empty.xlsx");
    CHECK(has(part(folder / "empty.xlsx", "xl/worksheets/sheet1.xml"), "autoFilter ref=\"A2:D2\""));
    Table long_one = crops();
    long_one.rows.resize(1048575, crops().rows[0]);
    CHECK_THROWS_WITH_AS(write({long_one}, folder / "long.xlsx"), doctest::Contains("1048575 rows"),
                         UsageError);
    CHECK_THROWS_WITH_AS(write({empty, empty}, folder / "two.csv"),
                         doctest::Contains("holds one table, not 2; write .xlsx or .json"),
                         UsageError);
    CHECK_THROWS_WITH_AS(write({empty}, folder / "out.pdf"),
                         doctest::Contains("tables are written as .csv, .json, .xlsx"), UsageError);
    CHECK(folder.names() == std::vector<std::string>{"empty.xlsx"});
}
